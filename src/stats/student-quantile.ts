import { betaCdf } from "./beta-cdf.ts";
import { checkOpenUnit, checkPositive } from "./check.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * Quantile de la loi de Student : le nombre `t` tel que `P(T ≤ t) = p`.
 *
 * Calculé par la loi bêta de `y = t² / (degres + t²)`, sans approximation normale même pour de grands effectifs.
 * simple-statistics calcule une statistique `t` mais n'a pas la loi.
 *
 * Source : Abramowitz et Stegun, Handbook of Mathematical Functions, 1964, 26.7.1.
 *
 * @param p probabilité, strictement entre 0 et 1
 * @param degres degrés de liberté, positifs
 * @returns le quantile, sans unité
 * @throws RangeError si `p` ou `degres` est hors de son domaine
 * @example
 * studentQuantile(0.975, 7).toFixed(6) // => "2.364624"
 */
export function studentQuantile(p: number, degres: number): number {
  checkOpenUnit("p", p);
  checkPositive("degrees of freedom", degres);
  if (p < 0.5) return -studentQuantile(1 - p, degres);
  if (p === 0.5) return 0;
  const half = degres / 2;
  if (betaCdf(0.5, 0.5, half) < 2 * p - 1) {
    // Queue épaisse : `y` touche 1 et perd ses décimales, son complément les garde.
    const w = solveIncreasing((x) => betaCdf(x, half, 0.5), 2 * (1 - p), 0, 0.5);
    return Math.sqrt((degres * (1 - w)) / w);
  }
  const y = solveIncreasing((x) => betaCdf(x, 0.5, half), 2 * p - 1, 0, 0.5);
  return Math.sqrt((degres * y) / (1 - y));
}
