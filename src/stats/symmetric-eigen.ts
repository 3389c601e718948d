/** Un axe propre : sa valeur, et son vecteur de norme 1. */
export interface AxePropre {
  readonly valeur: number;
  readonly vecteur: Float64Array;
}

const MAX_SWEEPS = 60; // Jacobi converge en moins de dix balayages ; au-delà, l'entrée n'était pas symétrique

/**
 * Axes propres d'une matrice symétrique, du plus grand au plus petit, par rotations de Jacobi.
 *
 * Source : C. G. J. Jacobi, Journal für die reine und angewandte Mathematik, 30, 1846, p. 51-94 ; rotation écrite comme
 * dans G. H. Golub, C. F. Van Loan, Matrix Computations, 4e éd., 2013, § 8.5.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param matrix `p × p`, ligne après ligne, symétrique, inchangée
 * @example
 * symmetricEigen(new Float64Array([2, 1, 1, 2]), 2).map(({ valeur }) => valeur.toFixed(9)) // => ["3.000000000", "1.000000000"]
 */
export function symmetricEigen(matrix: Float64Array, p: number): AxePropre[] {
  const a = matrix.slice();
  const v = new Float64Array(p * p);
  for (let i = 0; i < p; i++) v[i * p + i] = 1;
  const at = (m: Float64Array, i: number, j: number): number => m[i * p + j] ?? NaN;
  const rotate = (m: Float64Array, [i, j]: [number, number], [k, l]: [number, number], c: number, s: number): void => {
    const [x, y] = [at(m, i, j), at(m, k, l)];
    m[i * p + j] = c * x - s * y;
    m[k * p + l] = s * x + c * y;
  };
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let moved = 0;
    for (let i = 0; i < p; i++) {
      for (let j = i + 1; j < p; j++) {
        const off = at(a, i, j);
        const scale = Math.sqrt(Math.abs(at(a, i, i) * at(a, j, j)));
        if (Math.abs(off) <= 1e-17 * scale || off === 0) continue;
        moved++;
        const tau = (at(a, j, j) - at(a, i, i)) / (2 * off);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
        const c = 1 / Math.hypot(1, t);
        for (let k = 0; k < p; k++) rotate(a, [k, i], [k, j], c, t * c);
        for (let k = 0; k < p; k++) rotate(a, [i, k], [j, k], c, t * c);
        for (let k = 0; k < p; k++) rotate(v, [k, i], [k, j], c, t * c);
      }
    }
    if (moved === 0) break;
  }
  return Array.from({ length: p }, (_, j) => ({
    valeur: at(a, j, j),
    vecteur: Float64Array.from({ length: p }, (_row, k) => at(v, k, j)),
  })).toSorted((x, y) => y.valeur - x.valeur);
}
