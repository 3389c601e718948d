import { binomialDensity } from "./discrete-density.ts";

const EPSILON = 1e-15; // un facteur plus proche de 1 que cela ne change plus le produit
const TINY = 1e-300; // évite la division par zéro dans l'algorithme de Lentz

/**
 * Fonction bêta incomplète régularisée `I(x; a, b)` : la répartition de la loi bêta (Abramowitz et Stegun, 26.5.8).
 *
 * C'est aussi la loi binomiale vue de l'autre côté : `P(K ≥ k)` sur `n` tirages de probabilité `x` vaut
 * `betaCdf(x, k, n − k + 1)`. simple-statistics n'a pas la loi bêta.
 *
 * Source : M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.5.8 ; mêmes nombres que `pbeta` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param x abscisse : 0 et moins donnent 0, 1 et plus donnent 1
 * @param a premier paramètre de forme, positif
 * @param b second paramètre de forme, positif
 * @example
 * betaCdf(0.3, 2, 1).toFixed(12) // => "0.090000000000"
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // La fraction continue ne converge vite que sous la moyenne : au-delà, la symétrie y ramène.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  // x^a (1 − x)^b / (a B(a, b)), écrit avec la densité binomiale, qui garde ses chiffres aux grands effectifs.
  return binomialDensity(a, a + b, x) * (b / (a + b)) * betaFraction(x, a, b);
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
