import { checkSameLength } from "./check.ts";
import { kendallCovariance } from "./kendall-covariance.ts";
import { concludeZ, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { OptionsTest, Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";
import { scanSerie } from "./theil-line.ts";

/**
 * Test de Mann-Kendall partiel : la série garde-t-elle une tendance une fois retirée celle d'une covariable ?
 *
 * Par exemple les demandes d'aide, le chômage étant donné. Variance sans correction des ex æquo ni de continuité, celle
 * des auteurs et de pyMannKendall. `pente` et `ordonnee` sont celles de la série seule, non ajustées.
 *
 * Source : C. Libiseller, A. Grimvall, « Performance of partial Mann-Kendall tests for trend detection in the presence
 * of covariates », Environmetrics, 13, 2002, p. 71-84.
 *
 * @param serie valeurs à pas de temps égal ; `null` ou NaN pour une valeur manquante
 * @param covariable aux mêmes pas de temps ; un pas où l'une des deux manque sort du test
 * @returns le test ; `tau` est celui de la série seule ; motif si la covariable explique tout
 * @throws RangeError si les longueurs diffèrent, si une valeur est infinie, si le seuil n'est pas entre 0 et 1
 * @example
 * mannKendallPartial([1, 2, 4, 3, 6, 7], [2, 1, 3, 5, 4, 6]).s.toFixed(4) // => "4.8471"
 */
export function mannKendallPartial(
  serie: Serie,
  covariable: Serie,
  { seuil = 0.05 }: OptionsTest = {},
): TestTendance | TendanceImpossible {
  checkSameLength("covariate", covariable, serie.length);
  const [y, x] = [readSerie(serie), readSerie(covariable)];
  const complete = (_: number, i: number): boolean => !Number.isNaN(y[i]) && !Number.isNaN(x[i]);
  const [response, covariate] = [y.filter(complete), x.filter(complete)];
  const n = response.length;
  if (n < VALEURS_MIN) return TROP_PEU;
  const full = (n * (n - 1) * (2 * n + 5)) / 18;
  const correlation = kendallCovariance(response, covariate) / full;
  const { scan } = scanSerie(response);
  const s = scan.s - correlation * scanSerie(covariate).scan.s;
  const varianceS = (1 - correlation ** 2) * full;
  if (varianceS <= 0) return { motif: "variance corrigée négative" };
  const z = s / Math.sqrt(varianceS);
  const { pente, ordonnee } = scanSerie(y);
  return { ...concludeZ(z, seuil), z, tau: scan.s / scan.paires, s, varianceS, pente, ordonnee };
}
