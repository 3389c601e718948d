// Deux densités égales calculées par deux chemins diffèrent du dernier chiffre : la marge de R (`binom.test`).
const SLACK = 1 + 1e-7;

/**
 * L'autre bord d'un test exact « par vraisemblance » : de l'autre côté de la moyenne, le premier effectif qui ne soit pas
 * plus probable que celui observé. Sous `mean`, c'est le plus grand de ces effectifs, ou −1 s'il n'y en a pas.
 *
 * @param density densité d'une loi discrète à un seul sommet, voisin de `mean`
 * @param observed effectif observé, différent de `mean`
 * @example
 * oppositeTail((k) => [1, 4, 6, 4, 1][k] ?? 0, 3, 2) // => 1
 */
export function oppositeTail(density: (k: number) => number, observed: number, mean: number): number {
  const threshold = density(observed) * SLACK;
  if (observed > mean) {
    const top = Math.floor(mean);
    if (density(0) > threshold) return -1;
    return lastWhere((k) => density(k) <= threshold, 0, top + 1);
  }
  const bottom = Math.ceil(mean);
  let step = 1;
  while (density(bottom + step) > threshold) step *= 2;
  return lastWhere((k) => density(k) > threshold, bottom - 1, bottom + step) + 1;
}

/** Le dernier `k` de [low ; high[ où une condition, vraie en `low` et tôt ou tard fausse, est encore vraie. */
function lastWhere(holds: (k: number) => boolean, low: number, high: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
