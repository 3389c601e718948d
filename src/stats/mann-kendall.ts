import { concludeTest, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { OptionsTest, Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";
import { scanSerie } from "./theil-line.ts";

/**
 * Test de tendance monotone de Mann-Kendall, bilatéral, avec la pente de Theil-Sen.
 *
 * Chaque paire d'années vote pour la hausse ou la baisse ; S est la différence des voix. Choisi contre la droite des
 * moindres carrés : ni normalité, ni linéarité, et une année aberrante ne compte que pour ses paires. Variance corrigée
 * des ex æquo, correction de continuité, loi normale : prudent sous dix valeurs. Suppose des observations indépendantes
 * d'une année à l'autre ; si elles se suivent, `mannKendallHamedRao` ou `mannKendallYueWang` ; si elles ont des
 * saisons, `mannKendallSeasonal`. `tau` est S rapporté à toutes les paires (tau-a), pas le tau-b corrigé des ex æquo.
 *
 * Une valeur manquante sort du test mais garde sa place pour la pente. Une série constante est définie : aucune
 * tendance, `p` = 1, pente nulle.
 *
 * Sources : H. B. Mann, Econometrica, 13, 1945, p. 245-259 ; M. G. Kendall, Rank Correlation Methods, 1975 ; R. O.
 * Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, chap. 16. Mêmes valeurs que pyMannKendall.
 *
 * @param serie valeurs à pas de temps égal, dans l'ordre ; `null` ou NaN pour une valeur manquante
 * @returns le test, ou son motif d'impossibilité sous quatre valeurs présentes
 * @throws RangeError si une valeur est infinie, si le seuil n'est pas entre 0 et 1
 * @example
 * const test = mannKendall([12, 14, 13, null, 17, 19, 22, 21, 25]);
 * test.sens // => "hausse"
 * test.s // => 24
 * test.p.toFixed(4) // => "0.0044"
 * test.pente.toFixed(4) // => "1.6000"
 * mannKendall([3, 3, 3, 3, 3]).sens // => "aucune"
 * mannKendall([1, 2]) // => { motif: "trop peu de valeurs" }
 */
export function mannKendall(serie: Serie, { seuil = 0.05 }: OptionsTest = {}): TestTendance | TendanceImpossible {
  const { scan, ...droite } = scanSerie(readSerie(serie));
  if (scan.n < VALEURS_MIN) return TROP_PEU;
  return concludeTest(scan.s, scan.varianceS, scan.paires, droite, seuil);
}
