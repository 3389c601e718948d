import { betaCdf } from "./beta-cdf.ts";
import { checkOpenUnit, checkPositive } from "./check.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * Quantile de la loi bêta : le nombre `x` tel que `I(x; a, b) = p`, forme sous laquelle il donne l'intervalle exact
 * d'une proportion.
 *
 * Source : C. J. Clopper, E. S. Pearson, Biometrika, 26, 1934, p. 404-413 ; mêmes nombres que `qbeta` de R.
 *
 * @param p probabilité, strictement entre 0 et 1
 * @param a premier paramètre de forme, positif
 * @param b second paramètre de forme, positif
 * @returns le quantile, de 0 à 1
 * @throws RangeError si un argument est hors de son domaine
 * @example
 * betaQuantile(0.09, 2, 1).toFixed(12) // => "0.300000000000"
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkOpenUnit("p", p);
  checkPositive("first shape", a);
  checkPositive("second shape", b);
  return solveIncreasing((x) => betaCdf(x, a, b), p, 0, 1);
}
