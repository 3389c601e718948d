/**
 * Rangs de 1 à `n` ; des ex æquo partagent la moyenne de leurs rangs. Pour un classement à lire, `minRanks`.
 *
 * Source : M. G. Kendall, Biometrika, 33, 1945, p. 239-251 ; mêmes rangs que `rank(ties.method = "average")` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * [...midRanks(Float64Array.of(10, 30, 10, 20))] // => [1.5, 4, 1.5, 3]
 */
export function midRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start] as number];
    while (end < order.length && values[order[end] as number] === value) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + 1 + end) / 2;
  }
  return ranks;
}
