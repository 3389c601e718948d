import { testColumns } from "./mann-kendall-regional.ts";
import type { OptionsRegional } from "./mann-kendall-regional.ts";
import { splitSeasons } from "./seasonal-columns.ts";
import { readSerie } from "./test-tendance.ts";
import type { Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";

export interface OptionsSaisonnier extends OptionsRegional {
  /** Pas de temps d'un cycle : 12 pour des mois (le défaut), 4 pour des trimestres. */
  readonly periode?: number;
}

/**
 * Test de Mann-Kendall saisonnier de Hirsch, Slack et Smith : janvier n'est comparé qu'à janvier.
 *
 * Pour une série mensuelle du CCAS, dont l'hiver cacherait ou imiterait une tendance à `mannKendall`. Une valeur
 * manquante sort de sa seule saison. `covariance: "estimee"` tient compte de mois liés entre eux (une année haute l'est
 * de janvier à décembre) : plus prudent, il demande une dizaine d'années, et écarte toute année incomplète.
 *
 * Sources : R. M. Hirsch, J. R. Slack, R. A. Smith, Water Resources Research, 18, 1982, p. 107-121 ; R. M. Hirsch,
 * J. R. Slack, Water Resources Research, 20, 1984, p. 727-732. Mêmes valeurs que pyMannKendall.
 *
 * @param serie valeurs dans l'ordre, la première étant de la première saison ; la dernière année peut être incomplète
 * @returns le test ; `pente` est par cycle complet (par an pour des mois), `ordonnee` au premier pas de temps
 * @throws RangeError si la période n'est pas un entier d'au moins 2, si une valeur est infinie
 * @example
 * const serie = [5, 9, 2, 6, 6, 9, 3, 8, 7, 11, 3, 8, 9, 12, 5, 9];
 * const test = mannKendallSeasonal(serie, { periode: 4 });
 * test.s // => 21
 * test.sens // => "hausse"
 * test.pente // => 1
 */
export function mannKendallSeasonal(
  serie: Serie,
  { seuil = 0.05, periode = 12, covariance = "nulle" }: OptionsSaisonnier = {},
): TestTendance | TendanceImpossible {
  return testColumns(splitSeasons(readSerie(serie), periode), seuil, covariance);
}
