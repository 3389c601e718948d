/** Matrice carrée symétrique, ligne après ligne. */
export type Matrice = Float64Array;

// Sous ce reste, une colonne est une combinaison des précédentes à l'arrondi près.
const SINGULAR = 1e-11;

/**
 * Inverse et logarithme du déterminant d'une matrice symétrique définie positive, par factorisation de Cholesky.
 *
 * La diagonale est d'abord ramenée à 1 : un revenu en euros et une part en proportion n'abîment pas le calcul.
 *
 * @param matrix matrice `p × p`, inchangée
 * @returns l'inverse, même forme, et le logarithme du déterminant ; `null` si la matrice est singulière
 * @example
 * [...choleskyInverse(new Float64Array([4, 2, 2, 2]), 2).inverse] // => [0.5, -0.5, -0.5, 1]
 * choleskyInverse(new Float64Array([1, 1, 1, 1]), 2) // => null
 */
export function choleskyInverse(
  matrix: Matrice,
  p: number,
): { readonly inverse: Matrice; readonly logDeterminant: number } | null {
  const at = (m: Matrice, i: number, j: number): number => m[i * p + j] ?? NaN;
  const scale = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    if (!(at(matrix, i, i) > 0)) return null;
    scale[i] = 1 / Math.sqrt(at(matrix, i, i));
  }
  const s = (i: number): number => scale[i] ?? NaN;
  const lower = new Float64Array(p * p);
  let logDeterminant = 0;
  for (let j = 0; j < p; j++) {
    for (let i = j; i < p; i++) {
      let sum = at(matrix, i, j) * s(i) * s(j);
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k);
      if (i > j) lower[i * p + j] = sum / at(lower, j, j);
      else if (sum > SINGULAR) lower[j * p + j] = Math.sqrt(sum);
      else return null;
    }
    logDeterminant += 2 * (Math.log(at(lower, j, j)) - Math.log(s(j)));
  }
  const inverse = new Float64Array(p * p);
  const column = new Float64Array(p);
  for (let c = 0; c < p; c++) {
    for (let i = 0; i < p; i++) {
      let sum = i === c ? 1 : 0;
      for (let k = c; k < i; k++) sum -= at(lower, i, k) * (column[k] ?? 0);
      column[i] = i < c ? 0 : sum / at(lower, i, i);
    }
    for (let i = p - 1; i >= 0; i--) {
      let sum = column[i] ?? 0;
      for (let k = i + 1; k < p; k++) sum -= at(lower, k, i) * (column[k] ?? 0);
      column[i] = sum / at(lower, i, i);
      inverse[i * p + c] = (column[i] ?? 0) * s(i) * s(c);
    }
  }
  return { inverse, logDeterminant };
}
