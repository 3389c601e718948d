/**
 * En deçà de cet écart, relatif à la plus grande valeur, un résidu n'est que l'arrondi flottant d'une droite exacte.
 */
const ROUNDING = 1e-12;

/**
 * Résidus d'une série sans trou autour de sa pente : `yᵢ − pente × i`, `i` de 1 à `n`. Une droite exacte rend une
 * constante, sans l'arrondi que le calcul d'une autocorrélation prendrait pour une structure.
 *
 * Source : K. H. Hamed, A. R. Rao, Journal of Hydrology, 204, 1998, p. 182-196 (série ramenée à ses résidus).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * [...detrend(Float64Array.of(1, 3, 6), 2)] // => [-1, -1, 0]
 */
export function detrend(values: Float64Array, pente: number): Float64Array {
  const residuals = values.map((y, i) => y - pente * (i + 1));
  const first = residuals[0] ?? 0;
  const scale = values.reduce((max, y) => Math.max(max, Math.abs(y)), 0) * ROUNDING;
  return residuals.every((e) => Math.abs(e - first) <= scale) ? residuals.fill(first) : residuals;
}
