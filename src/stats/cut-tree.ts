import { numberByAppearance } from "./points.ts";
import type { Fusion } from "./ward.ts";

/**
 * Coupe un arbre de Ward en `k` classes.
 *
 * Source : F. Murtagh, P. Legendre, Journal of Classification, 31, 2014, p. 274-295 ; mêmes classes que `cutree` de R, à leurs numéros près.
 *
 * @returns la classe de chaque point, de 0 à k − 1, numérotées dans l'ordre où elles apparaissent
 * @throws RangeError si `k` n'est pas un entier de 1 au nombre de points
 * @example
 * cutTree(ward([[0], [10], [1]]), 2) // => [0, 1, 0]
 */
export function cutTree(fusions: readonly Fusion[], k: number): number[] {
  const n = fusions.length + 1;
  if (!(Number.isInteger(k) && k >= 1 && k <= n)) throw new RangeError(`k must be an integer from 1 to ${n}, got ${k}`);
  const labels = Int32Array.from({ length: 2 * n - 1 }, (_, i) => i);
  for (let i = n - k - 1; i >= 0; i--) {
    const { gauche, droite } = fusions[i] as Fusion;
    labels[gauche] = labels[n + i] ?? 0;
    labels[droite] = labels[n + i] ?? 0;
  }
  return numberByAppearance(labels.subarray(0, n));
}
