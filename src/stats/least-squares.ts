export interface MoindresCarres {
  readonly coefficients: Float64Array;
  /** `(X'X)⁻¹`, ligne par ligne ; à multiplier par la variance résiduelle. */
  readonly inverse: readonly Float64Array[];
  /** Somme des carrés des résidus. */
  readonly rss: number;
}

/** Une colonne dont il ne reste que cette part, une fois ôtées les autres, en est tenue pour une combinaison. */
const SINGULAR = 1e-10;

/**
 * Moindres carrés à plusieurs variables, par orthogonalisation de Gram-Schmidt faite deux fois : aussi précise que
 * Householder, sans les équations normales, qui perdent la moitié des décimales. simple-statistics n'a que la droite.
 *
 * Source : Å. Björck, Numerical Methods for Least Squares Problems, 1996, ch. 2 ; mêmes nombres que `lm` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param colonnes les variables, constante comprise, de la longueur de `y`
 * @returns `null` si une colonne est combinaison des précédentes
 * @example
 * const fit = leastSquares([Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)], Float64Array.of(1, 3, 4, 6));
 * [...fit.coefficients].map((x) => x.toFixed(3)) // => ["1.100", "1.600"]
 * fit.rss.toFixed(3) // => "0.200"
 */
export function leastSquares(colonnes: readonly Float64Array[], y: Float64Array): MoindresCarres | null {
  const k = colonnes.length;
  const q: Float64Array[] = [];
  const r = Array.from({ length: k }, () => new Float64Array(k));
  for (const [j, colonne] of colonnes.entries()) {
    const v = colonne.slice();
    const norm = Math.sqrt(dot(v, v));
    for (let pass = 0; pass < 2; pass++) {
      q.forEach((u, i) => {
        const projection = dot(u, v);
        (r[i] as Float64Array)[j] = ((r[i] as Float64Array)[j] as number) + projection;
        addScaled(v, u, -projection);
      });
    }
    const rest = Math.sqrt(dot(v, v));
    if (!(rest > SINGULAR * norm)) return null;
    (r[j] as Float64Array)[j] = rest;
    q.push(v.map((x) => x / rest));
  }
  const residual = y.slice();
  const projections = Float64Array.from(q, (u) => {
    const projection = dot(u, residual);
    addScaled(residual, u, -projection);
    return projection;
  });
  const rInverse = q.map((_, j) =>
    backSolve(
      r,
      Float64Array.from({ length: k }, (__, i) => (i === j ? 1 : 0)),
    ),
  );
  const inverse = q.map((_, i) =>
    Float64Array.from({ length: k }, (__, j) =>
      rInverse.reduce((sum, column) => sum + (column[i] as number) * (column[j] as number), 0),
    ),
  );
  return { coefficients: backSolve(r, projections), inverse, rss: dot(residual, residual) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}

/** Résout `R x = b`, R triangulaire supérieure. */
function backSolve(r: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = x.length - 1; i >= 0; i--) {
    const row = r[i] as Float64Array;
    let sum = x[i] as number;
    for (let j = i + 1; j < x.length; j++) sum -= (row[j] as number) * (x[j] as number);
    x[i] = sum / (row[i] as number);
  }
  return x;
}
