import { columnsIntercept, scanColumns, splitSeasons } from "./seasonal-columns.ts";
import { readSerie, TROP_PEU } from "./test-tendance.ts";
import type { Serie, TendanceImpossible } from "./test-tendance.ts";

/**
 * Pente de Sen saisonnière : médiane des pentes entre mêmes saisons d'années différentes.
 *
 * La saison s'annule dans chaque différence, alors que `theilSen` sur des mois mêlerait pente et saison quand la série
 * commence en hiver et finit en été. L'unité est **par cycle** (par an pour des mois), non par pas de temps.
 *
 * Source : R. M. Hirsch, J. R. Slack, R. A. Smith, Water Resources Research, 18, 1982, p. 107-121 ; ordonnée de
 * Conover.
 *
 * @param serie valeurs dans l'ordre ; `null` ou NaN pour une valeur manquante, qui garde sa place
 * @param options `periode` : pas de temps d'un cycle, 12 par défaut
 * @returns pente par cycle et ordonnée au premier pas ; un motif s'il n'y a pas deux valeurs d'une même saison
 * @throws RangeError si la période n'est pas un entier d'au moins 2, si une valeur est infinie
 * @example
 * seasonalSenSlope([5, 9, 2, 6, 6, 9, 3, 8, 7, 11, 3, 8], { periode: 4 }) // => { pente: 1, ordonnee: 5.125 }
 */
export function seasonalSenSlope(
  serie: Serie,
  { periode = 12 }: { readonly periode?: number } = {},
): { readonly pente: number; readonly ordonnee: number } | TendanceImpossible {
  const colonnes = splitSeasons(readSerie(serie), periode);
  const { pente, paires } = scanColumns(colonnes);
  return paires === 0 ? TROP_PEU : { pente, ordonnee: columnsIntercept(colonnes, pente) };
}
