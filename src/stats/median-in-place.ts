import { quickselect } from "simple-statistics";

/**
 * Médiane des `n` premières cases, dont l'ordre est perdu ; moyenne des deux valeurs centrales quand `n` est pair.
 *
 * La sélection est le `quickselect` de simple-statistics, qui travaille sur place et accepte un tableau typé quoi qu'en
 * dise sa signature ; son `median` copie et trie.
 *
 * @param values sans NaN
 * @returns NaN si `n` est nul
 * @example
 * medianInPlace(Float64Array.of(7, 1, 3, 9), 4) // => 5
 * medianInPlace(Float64Array.of(7, 1, 3, 9), 3) // => 3
 */
export function medianInPlace(values: Float64Array, n: number): number {
  if (n <= 1) return n === 1 ? (values[0] as number) : NaN; // quickselect lit une borne droite 0 comme « absente »
  const middle = n >> 1;
  // Le type de simple-statistics ne dit que number[], son code n'échange que des cases : un tableau typé lui va.
  quickselect(values as unknown as number[], middle, 0, n - 1);
  const upper = values[middle] as number;
  if (n % 2 === 1) return upper;
  let lower = -Infinity; // la sélection a laissé les plus petites avant le milieu
  for (let i = 0; i < middle; i++) if ((values[i] as number) > lower) lower = values[i] as number;
  return (lower + upper) / 2;
}
