import { checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { readSerie, TROP_PEU } from "./test-tendance.ts";
import type { Serie, TendanceImpossible } from "./test-tendance.ts";
import { scanSerie } from "./theil-line.ts";

/** Une pente, ses bornes, et l'ordonnée de la droite au premier pas de temps. */
export interface PenteEncadree extends ValeurEncadree {
  readonly ordonnee: number;
}

/**
 * Pente de Theil-Sen et son intervalle de confiance de Sen.
 *
 * Médiane des pentes de toutes les paires d'années : près de 29 % des valeurs peuvent être aberrantes sans l'emporter,
 * quand une seule suffit à la droite des moindres carrés. Les bornes sont les pentes de rang `(N ∓ z √Var(S)) / 2`, `N`
 * paires, interpolées entre deux rangs comme chez Gilbert (scipy les arrondit, d'où de petits écarts). Sous une dizaine
 * de valeurs le rang peut sortir de la liste : la borne est alors infinie, faute de quoi la confiance serait fausse.
 * L'ordonnée est celle de Conover : médiane des valeurs moins la pente fois la position médiane.
 *
 * Sources : P. K. Sen, « Estimates of the regression coefficient based on Kendall's tau », Journal of the American
 * Statistical Association, 63, 1968, p. 1379-1389 ; R. O. Gilbert, Statistical Methods for Environmental Pollution
 * Monitoring, 1987, p. 217-219.
 *
 * @param serie valeurs à pas de temps égal ; une valeur manquante (`null`, NaN) garde sa place
 * @returns pente et bornes par pas de temps ; un motif sous deux valeurs présentes
 * @throws RangeError si une valeur est infinie, si la confiance n'est pas entre 0 et 1
 * @example
 * const droite = theilSen([10, 12, null, 17, 16, 21, 22, 25, 24]);
 * droite.valeur // => 2
 * droite.bas.toFixed(4) // => "1.3386"
 * droite.haut.toFixed(4) // => "2.3268"
 * droite.ordonnee // => 10
 * theilSen([4, 6, 8]).bas // => -Infinity
 */
export function theilSen(
  serie: Serie,
  { confiance = 0.95 }: OptionsIntervalle = {},
): PenteEncadree | TendanceImpossible {
  checkOpenUnit("confidence", confiance);
  const { scan, pente, ordonnee } = scanSerie(readSerie(serie));
  if (scan.n < 2) return TROP_PEU;
  const slopes = scan.pentes.subarray(0, scan.paires).sort();
  const spread = criticalZ(confiance) * Math.sqrt(scan.varianceS);
  return {
    valeur: pente,
    bas: atRank(slopes, (scan.paires - spread) / 2),
    haut: atRank(slopes, (scan.paires + spread) / 2 + 1),
    confiance,
    methode: "Sen",
    ordonnee,
  };
}

/** Valeur de rang fractionnaire, 1 pour la première ; infinie hors de la liste. */
function atRank(sorted: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  const share = rank - below;
  if (rank < 1) return -Infinity;
  if (rank > sorted.length) return Infinity;
  const low = sorted[below - 1] as number;
  return share === 0 ? low : low + share * ((sorted[below] as number) - low);
}
