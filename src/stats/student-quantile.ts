import { gammaln } from "simple-statistics";
import { checkOpenUnit, checkPositive } from "./check.ts";
import { solveIncreasing } from "./solve-increasing.ts";

const EPSILON = 1e-15; // un facteur plus proche de 1 que cela ne change plus le produit
const TINY = 1e-300; // évite la division par zéro dans l'algorithme de Lentz

/** Fonction bêta incomplète régularisée `I(x; a, b)` (Abramowitz et Stegun, 26.5.8). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // La fraction continue ne converge vite que sous la moyenne : au-delà, la symétrie y ramène.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * betaFraction(x, a, b)) / a;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let k = 1, delta = 0; Math.abs(delta - 1) > EPSILON; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= c * d;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    delta = c * d;
    fraction *= delta;
  }
  return fraction;
}

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
