import { squaredDistance } from "./points.ts";
import type { Points } from "./points.ts";

/** Un partage de points en classes. */
export interface Partition {
  /** Classe de chaque point, de 0 à k − 1, numérotées dans l'ordre où elles apparaissent. */
  readonly classes: readonly number[];
  readonly effectifs: readonly number[];
  readonly centres: readonly (readonly number[])[];
  /** Somme des carrés des écarts au centre de la classe : ce que le partage minimise. */
  readonly inertieIntra: number;
  /** Part de l'inertie totale entre les classes, de 0 à 1 ; 1 si tous les points sont confondus. */
  readonly partExpliquee: number;
}

/** Moyenne de chaque classe, écrite dans `centres` (moyenne courante : pas de grande somme). */
export function computeCentres({ n, p, x }: Points, labels: ArrayLike<number>, k: number, centres: Float64Array): void {
  const counts = new Float64Array(k);
  centres.fill(0);
  for (let i = 0; i < n; i++) {
    const c = labels[i] ?? 0;
    counts[c]! += 1;
    const step = 1 / (counts[c] ?? NaN);
    for (let j = 0; j < p; j++) centres[c * p + j]! += step * ((x[i * p + j] ?? NaN) - (centres[c * p + j] ?? NaN));
  }
}

/** Effectifs, centres et inerties d'un partage en classes numérotées de 0 à k − 1, sans trou. */
export function describePartition(flat: Points, labels: ArrayLike<number>, k: number): Partition {
  const { n, p } = flat;
  const centres = new Float64Array(k * p);
  computeCentres(flat, labels, k, centres);
  const mean = new Float64Array(p);
  computeCentres(flat, new Uint32Array(n), 1, mean);
  const effectifs = new Array<number>(k).fill(0);
  let inertieIntra = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const c = labels[i] ?? 0;
    effectifs[c]! += 1;
    inertieIntra += squaredDistance(flat, i, centres, c);
    total += squaredDistance(flat, i, mean, 0);
  }
  return {
    classes: Array.from(labels),
    effectifs,
    centres: effectifs.map((_, c) => [...centres.subarray(c * p, (c + 1) * p)]),
    inertieIntra,
    partExpliquee: total > 0 ? 1 - inertieIntra / total : 1,
  };
}
