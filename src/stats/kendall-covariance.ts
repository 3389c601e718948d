import { midRanks } from "./mid-ranks.ts";

/**
 * Covariance des statistiques S de Kendall de deux séries sans trou, sans tendance, corrigée des ex æquo :
 * `(K + 4 Σ RᵢQᵢ − n (n + 1)²) / 3`. De deux fois la même série, c'est la variance de S.
 *
 * Source : C. Dietz, T. J. Killeen, Journal of the American Statistical Association, 76, 1981, p. 169-174.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * kendallCovariance(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 2, 3, 4)).toFixed(4) // => "8.6667"
 */
export function kendallCovariance(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let concordance = 0;
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      concordance += Math.sign((a[i] as number) - (a[j] as number)) * Math.sign((b[i] as number) - (b[j] as number));
    }
  }
  const ranks = midRanks(b);
  const products = midRanks(a).reduce((sum, rank, i) => sum + rank * (ranks[i] as number), 0);
  return (concordance + 4 * products - n * (n + 1) ** 2) / 3;
}
