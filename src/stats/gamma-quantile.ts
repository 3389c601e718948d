import { checkOpenUnit, checkPositive } from "./check.ts";
import { gammaCdf } from "./gamma-cdf.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * Quantile de la loi gamma d'échelle 1 : le nombre `x` tel que `P(X ≤ x) = p`. La moitié d'un quantile du khi-deux à
 * `2 × shape` degrés de liberté, forme sous laquelle il donne l'intervalle exact de Poisson.
 *
 * simple-statistics n'a ni la loi gamma ni le khi-deux hors d'une table à seuils fixes.
 *
 * Source : F. Garwood, Biometrika, 28, 1936, p. 437-442 ; mêmes nombres que `qgamma` de R.
 *
 * @param p probabilité, strictement entre 0 et 1
 * @param shape paramètre de forme, positif, pas forcément entier
 * @returns le quantile, sans unité
 * @throws RangeError si `p` ou `shape` est hors de son domaine
 * @example
 * (2 * gammaQuantile(0.95, 5)).toFixed(3) // => "18.307"
 */
export function gammaQuantile(p: number, shape: number): number {
  checkOpenUnit("p", p);
  checkPositive("shape", shape);
  let high = shape + 1;
  while (gammaCdf(shape, high) < p) high *= 2;
  return solveIncreasing((x) => gammaCdf(shape, x), p, 0, high);
}
