import { flattenPoints } from "./points.ts";
import type { Points } from "./points.ts";

/** Une fusion de l'arbre. Un rang inférieur à n est un point ; `n + i` est la classe née de la fusion `i`. */
export interface Fusion {
  readonly gauche: number;
  readonly droite: number;
  /** Distance de Ward (D2) où la fusion se fait, dans l'unité des points. */
  readonly hauteur: number;
  /** Nombre de points réunis. */
  readonly effectif: number;
}

/**
 * Classification ascendante hiérarchique de Ward, critère « Ward.D2 » : à chaque pas, fusionne les deux classes dont la
 * réunion augmente le moins l'inertie intra-classe.
 *
 * « D2 » : les distances euclidiennes sont élevées au carré dans la formule de Lance et Williams, la hauteur est la
 * racine (`hclust(method = "ward.D2")` de R, `linkage(method="ward")` de SciPy). L'ancien « ward.D » de R, sur des
 * distances non carrées, n'est pas le critère de Ward. Contrairement à `kMeans`, aucun hasard, et l'arbre donne tous
 * les nombres de classes à la fois (`cutTree`). Algorithme de la chaîne des plus proches voisins, en `n²`.
 *
 * Sources : J. H. Ward, Journal of the American Statistical Association, 58, 1963, p. 236-244 ; F. Murtagh, P.
 * Legendre, « Ward's hierarchical agglomerative clustering method: which algorithms implement Ward's criterion? »,
 * Journal of Classification, 31, 2014, p. 274-295.
 *
 * @param points une ligne par territoire, variables de même unité ou réduites (`standardise`)
 * @returns `n − 1` fusions, par hauteur croissante
 * @throws RangeError s'il n'y a aucun point, si les points n'ont pas la même dimension, si une coordonnée n'est pas
 *   finie
 * @example
 * ward([[0], [1], [10]]).map((f) => [f.gauche, f.droite, f.effectif]) // => [[0, 1, 2], [2, 3, 3]]
 * ward([[0], [1], [10]])[0].hauteur // => 1
 */
export function ward(points: readonly (readonly number[])[]): Fusion[] {
  const flat = flattenPoints(points);
  const { n } = flat;
  const distances = squaredDistances(flat);
  const at = (i: number, j: number): number => (i === j ? Infinity : (distances[i * n + j] ?? NaN));
  const sizes = new Float64Array(n).fill(1);
  const merges: (readonly [number, number, number])[] = [];
  const chain: number[] = [];
  while (merges.length < n - 1) {
    if (chain.length === 0) chain.push(sizes.findIndex((size) => size > 0));
    for (;;) {
      const tip = chain.at(-1) ?? 0;
      const previous = chain.at(-2) ?? -1;
      let nearest = previous; // à égalité, revenir : la chaîne ne peut pas tourner
      let shortest = previous < 0 ? Infinity : at(tip, previous);
      for (let j = 0; j < n; j++) {
        if (sizes[j] !== 0 && at(tip, j) < shortest) [nearest, shortest] = [j, at(tip, j)];
      }
      if (nearest !== previous) {
        chain.push(nearest);
        continue;
      }
      chain.length -= 2;
      merges.push([tip, nearest, shortest]);
      mergeInto(distances, sizes, tip, nearest);
      break;
    }
  }
  return numberMerges(merges, n);
}

function squaredDistances({ n, p, x }: Points): Float64Array {
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let c = 0; c < p; c++) sum += ((x[i * p + c] ?? NaN) - (x[j * p + c] ?? NaN)) ** 2;
      distances[i * n + j] = sum;
      distances[j * n + i] = sum;
    }
  }
  return distances;
}

/** Formule de Lance et Williams : la classe `a` disparaît dans `b`. */
function mergeInto(distances: Float64Array, sizes: Float64Array, a: number, b: number): void {
  const n = sizes.length;
  const [na, nb] = [sizes[a] ?? NaN, sizes[b] ?? NaN];
  const between = distances[a * n + b] ?? NaN;
  for (let k = 0; k < n; k++) {
    const nk = sizes[k] ?? NaN;
    if (nk === 0 || k === a || k === b) continue;
    const [da, db] = [distances[a * n + k] ?? NaN, distances[b * n + k] ?? NaN];
    const d = ((na + nk) * da + (nb + nk) * db - nk * between) / (na + nb + nk);
    distances[b * n + k] = d;
    distances[k * n + b] = d;
  }
  sizes[a] = 0;
  sizes[b] = na + nb;
}

/** Range les fusions par hauteur et remplace chaque représentant par le rang de sa classe. */
function numberMerges(merges: readonly (readonly [number, number, number])[], n: number): Fusion[] {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const rank = Int32Array.from({ length: n }, (_, i) => i);
  const size = new Int32Array(n).fill(1);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  return merges
    .toSorted((x, y) => x[2] - y[2])
    .map(([a, b, squared], i) => {
      const [ra, rb] = [rootOf(a), rootOf(b)];
      const [u, v] = [rank[ra] ?? 0, rank[rb] ?? 0];
      parent[ra] = rb;
      rank[rb] = n + i;
      const effectif = (size[ra] ?? 0) + (size[rb] ?? 0);
      size[rb] = effectif;
      return { gauche: Math.min(u, v), droite: Math.max(u, v), hauteur: Math.sqrt(squared), effectif };
    });
}
