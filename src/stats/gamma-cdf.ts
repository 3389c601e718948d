import { poissonDensity } from "./discrete-density.ts";

const EPSILON = 1e-16; // un terme plus petit que cela, en relatif, ne change plus la somme
const TINY = 1e-300; // évite la division par zéro dans l'algorithme de Lentz

/**
 * Fonction de répartition de la loi gamma d'échelle 1, `P(shape, x)` régularisée.
 *
 * C'est aussi la loi de Poisson vue de l'autre côté : `P(N ≥ k)` pour une moyenne `x` vaut `gammaCdf(k, x)`. Pour la
 * queue haute, `gammaSurvival` : `1 − gammaCdf` y perdrait ses décimales. simple-statistics n'a pas la loi gamma.
 *
 * Source : M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 6.5.29 et 6.5.31 ; mêmes nombres que `pgamma` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param shape paramètre de forme, positif, pas forcément entier
 * @param x abscisse ; la fonction est nulle jusqu'à 0
 * @example
 * gammaCdf(1, 2).toFixed(12) // => (1 - Math.exp(-2)).toFixed(12)
 */
export function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return x < shape + 1 ? lowerTail(shape, x) : 1 - upperTail(shape, x);
}

/**
 * Queue haute de la loi gamma d'échelle 1 : `1 − gammaCdf(shape, x)`, juste même infime.
 *
 * `P(N < k)` d'une loi de Poisson de moyenne `x` vaut `gammaSurvival(k, x)` ; pour la loi normale, `normalTail`, et
 * pour le khi-deux, `chiSquareTail`.
 *
 * @example
 * gammaSurvival(1, 30) // => Math.exp(-30)
 */
export function gammaSurvival(shape: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < shape + 1 ? 1 - lowerTail(shape, x) : upperTail(shape, x);
}

/** Série qui converge vite sous la moyenne (Abramowitz et Stegun, 6.5.29). */
function lowerTail(shape: number, x: number): number {
  let term = 1;
  let sum = term;
  for (let k = 1; term > sum * EPSILON; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return poissonDensity(shape, x) * sum;
}

/** Fraction continue qui converge vite au-dessus (Abramowitz et Stegun, 6.5.31 ; algorithme de Lentz). */
function upperTail(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1, delta = 0; Math.abs(delta - 1) > 10 * EPSILON; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / (a * d + b || TINY);
    c = b + a / c || TINY;
    delta = c * d;
    fraction *= delta;
  }
  return poissonDensity(shape, x) * shape * fraction;
}
