import { checkFinite, checkPositive, checkSameLength } from "./check.ts";

/** Des points à plat, `n × p`, pour les boucles serrées. */
export interface Points {
  readonly n: number;
  readonly p: number;
  readonly x: Float64Array;
}

/**
 * @throws RangeError s'il n'y a aucun point, si un point n'a pas autant de coordonnées que le premier, ou une non finie
 */
export function flattenPoints(points: readonly (readonly number[])[]): Points {
  const n = points.length;
  checkPositive("number of points", n);
  const p = points[0]?.length ?? 0;
  checkPositive("number of coordinates", p);
  const x = new Float64Array(n * p);
  points.forEach((point, i) => {
    checkSameLength("point", point, p);
    point.forEach((value, j) => {
      checkFinite("coordinate", value);
      x[i * p + j] = value;
    });
  });
  return { n, p, x };
}

/** Carré de la distance entre le point `i` et la ligne `c` de `centres`. */
export function squaredDistance({ p, x }: Points, i: number, centres: Float64Array, c: number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) {
    const gap = (x[i * p + j] ?? NaN) - (centres[c * p + j] ?? NaN);
    sum += gap * gap;
  }
  return sum;
}

/** Renumérote des classes dans leur ordre d'apparition : deux calculs du même partage s'écrivent pareil. */
export function numberByAppearance(labels: ArrayLike<number>): number[] {
  const seen = new Map<number, number>();
  return Array.from(labels, (label) => {
    if (!seen.has(label)) seen.set(label, seen.size);
    return seen.get(label) ?? NaN;
  });
}
