import { gammaln } from "simple-statistics";

/**
 * Densités de Poisson et binomiale, prolongées aux effectifs fractionnaires, justes au dernier chiffre même à dix
 * millions d'événements : `exp(x ln m − m − ln Γ(x + 1))` y perdrait neuf décimales, ses termes étant immenses et
 * presque opposés.
 *
 * Source : C. Loader, « Fast and accurate computation of binomial probabilities », 2000 (algorithme de R).
 */

const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

/** Erreur de la formule de Stirling : `ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π`. */
function stirlingError(x: number): number {
  if (x <= 15) return gammaln(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
  const y = 1 / (x * x);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - y / 1188) * y) * y) * y) / x;
}

/** Déviance `x ln(x / m) + m − x`, par une série quand `x` et `m` sont voisins et que la différence s'annulerait. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let k = 3; ; k += 2) {
    term *= v * v;
    const next = sum + term / k;
    if (next === sum) return sum;
    sum = next;
  }
}

/** `e^−m m^x / Γ(x + 1)`, pour `x ≥ 0` et `m ≥ 0`. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/** `Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) p^x (1 − p)^(n − x)`, nulle hors de [0 ; n]. */
export function binomialDensity(x: number, n: number, p: number): number {
  if (x < 0 || x > n) return 0;
  if (p === 0) return x === 0 ? 1 : 0;
  if (p === 1) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * Math.log1p(-p));
  if (x === n) return p ** n;
  const y = n - x;
  const log = stirlingError(n) - stirlingError(x) - stirlingError(y) - deviance(x, n * p) - deviance(y, n * (1 - p));
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * y));
}
