import { gammaln } from "simple-statistics";
import { checkOpenUnit, checkPositive } from "./check.ts";
import { solveIncreasing } from "./solve-increasing.ts";

const EPSILON = 1e-15; // un terme plus petit que cela, en relatif, ne change plus la somme
const TINY = 1e-300; // évite la division par zéro dans l'algorithme de Lentz

/** Fonction de répartition de la loi gamma d'échelle 1 : `P(a, x)` régularisée. */
function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0;
  // Γ(a + 1) plutôt que Γ(a), qui déborde quand la forme est infime.
  const factor = Math.exp(shape * Math.log(x) - x - gammaln(shape + 1));
  return x < shape + 1 ? factor * lowerSeries(shape, x) : 1 - factor * shape * upperFraction(shape, x);
}

/** Complément de la fonction de répartition, `Q(a, x)`, précis dans la queue haute. */
export function gammaTail(shape: number, x: number): number {
  if (x < shape + 1) return 1 - gammaCdf(shape, x);
  return Math.exp(shape * Math.log(x) - x - gammaln(shape)) * upperFraction(shape, x);
}

/** Série de `a γ(a, x)`, qui converge vite sous la moyenne (Abramowitz et Stegun, 6.5.29). */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = term;
  for (let k = 1; term > sum * EPSILON; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Fraction continue de `Γ(a, x)`, qui converge vite au-dessus (Abramowitz et Stegun, 6.5.31 ; algorithme de Lentz). */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1, delta = 0; Math.abs(delta - 1) > EPSILON; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / (a * d + b || TINY);
    c = b + a / c || TINY;
    delta = c * d;
    fraction *= delta;
  }
  return fraction;
}

/**
 * Quantile de la loi gamma d'échelle 1 : le nombre `x` tel que `P(X ≤ x) = p`. La moitié d'un quantile du khi-deux à
 * `2 × shape` degrés de liberté, forme sous laquelle il donne l'intervalle exact de Poisson.
 *
 * simple-statistics n'a ni la loi gamma ni le khi-deux hors d'une table à seuils fixes : la nôtre, sur son `gammaln`.
 *
 * @param p probabilité, strictement entre 0 et 1
 * @param shape paramètre de forme, positif, pas forcément entier
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
