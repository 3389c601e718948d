/**
 * Valeur d'un polynôme par le schéma de Horner.
 *
 * Source : W. G. Horner, Philosophical Transactions of the Royal Society, 109, 1819, p. 308-335.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param coefficients du degré 0 au plus haut
 * @example
 * polynomial([1, 0, 2], 3) // => 19
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] ?? NaN);
  return sum;
}
