/**
 * Antécédent d'une fonction croissante, par dichotomie poussée jusqu'à deux nombres flottants voisins.
 * Le `bisect` de simple-statistics s'arrête à une tolérance absolue : inutilisable pour un antécédent de 1e-9.
 *
 * Source : R. P. Brent, Algorithms for Minimization without Derivatives, 1973, ch. 4 (dichotomie).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param low `f(low) ≤ target`
 * @param high `f(high) ≥ target`
 * @example
 * solveIncreasing((x) => x * x, 2, 0, 2).toFixed(12) // => "1.414213562373"
 */
export function solveIncreasing(f: (x: number) => number, target: number, low: number, high: number): number {
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
}
