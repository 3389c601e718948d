/**
 * Rangs de 1 à `n` ; des ex æquo prennent tous le plus petit de leurs rangs, comme dans un classement sportif.
 *
 * Pour une statistique de rangs, où leur somme doit être gardée, `midRanks`.
 *
 * Source : mêmes rangs que `rank(ties.method = "min")` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param values sans NaN ; changer leur signe pour que le rang 1 soit la plus grande
 * @example
 * [...minRanks(Float64Array.of(10, 30, 10, 20))] // => [1, 4, 1, 3]
 */
export function minRanks(values: Float64Array): Float64Array {
  const first = new Map<number, number>();
  values.toSorted().forEach((value, i) => {
    if (!first.has(value)) first.set(value, i + 1);
  });
  return values.map((value) => first.get(value) ?? NaN);
}
