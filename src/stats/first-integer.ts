/**
 * Le plus petit entier, à partir de `low`, où une condition d'abord fausse devient vraie et le reste.
 *
 * Source : J. L. Bentley, A. C. Yao, Information Processing Letters, 5, 1976, p. 82-87 (recherche par doublement, puis dichotomie).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * firstInteger((k) => k * k > 50) // => 8
 */
export function firstInteger(isReached: (k: number) => boolean, low = 0): number {
  if (isReached(low)) return low;
  let step = 1;
  while (!isReached(low + step)) step *= 2;
  let [before, high] = [low + Math.floor(step / 2), low + step];
  while (high - before > 1) {
    const middle = Math.floor((before + high) / 2);
    if (isReached(middle)) high = middle;
    else before = middle;
  }
  return high;
}
