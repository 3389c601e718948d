import { checkInteger } from "./check.ts";
import { computeCentres, describePartition } from "./partition.ts";
import type { Partition } from "./partition.ts";
import { flattenPoints, numberByAppearance, squaredDistance } from "./points.ts";
import type { Points } from "./points.ts";
import { seededRandom } from "./seeded-random.ts";

// Un gain moindre n'est qu'un arrondi : il ferait tourner la boucle sans fin entre deux partages égaux.
const MARGIN = 1e-12;

export interface OptionsKMeans {
  /** Nombre de départs au hasard, dont le meilleur est gardé ; 100 par défaut. */
  readonly departs?: number;
  /** Graine du hasard ; 1 par défaut. */
  readonly graine?: number;
}

/**
 * Partage de points en `k` classes qui minimise l'inertie intra-classe (k-means).
 *
 * Départs tirés par k-means++, itérations de Lloyd, puis transferts d'un point à la fois (Hartigan) tant que l'un
 * gagne : le résultat est un optimum plus exigeant que celui de Lloyd seul. Le meilleur de nombreux départs est gardé,
 * et la graine le rend rejouable. Le `kMeansCluster` de simple-statistics n'a qu'un départ, tiré sans k-means++.
 *
 * Les unités comptent : réduire d'abord les variables (`standardise`), sauf si elles ont déjà la même. Aucun partage
 * n'est « le bon » : `meanSilhouette` dit s'il sépare, `describeClasses` ce qu'il sépare.
 *
 * Sources : S. P. Lloyd, IEEE Transactions on Information Theory, 28(2), 1982, p. 129-137 ; D. Arthur, S.
 * Vassilvitskii, SODA 2007, p. 1027-1035 ; J. A. Hartigan, Clustering Algorithms, Wiley, 1975, chap. 4.
 *
 * @param points une ligne par territoire, une coordonnée par variable
 * @param k nombre de classes, au plus celui des points distincts
 * @returns le meilleur partage trouvé, ses centres dans l'unité des points
 * @throws RangeError si les points n'ont pas la même dimension, si `k` dépasse le nombre de points distincts
 * @example
 * kMeans([[0], [1], [10], [11]], 2).classes // => [0, 0, 1, 1]
 * kMeans([[0], [1], [10], [11]], 2).inertieIntra // => 1
 */
export function kMeans(
  points: readonly (readonly number[])[],
  k: number,
  { departs = 100, graine = 1 }: OptionsKMeans = {},
): Partition {
  const flat = flattenPoints(points);
  const distinct = new Set(points.map((point) => point.join(" "))).size;
  if (!(Number.isInteger(k) && k >= 1 && k <= distinct)) {
    throw new RangeError(`k must be an integer from 1 to the ${distinct} distinct points, got ${k}`);
  }
  checkInteger("starts", departs, 1);
  const random = seededRandom(graine);
  let best: Uint32Array | null = null;
  let lowest = Infinity;
  for (let start = 0; start < departs; start++) {
    const labels = runOnce(flat, k, random);
    const inertia = describePartition(flat, labels, k).inertieIntra;
    // Deux départs vers le même partage diffèrent d'un arrondi : le premier trouvé est gardé.
    if (inertia < lowest * (1 - MARGIN)) [lowest, best] = [inertia, labels];
    if (lowest === 0) break;
  }
  return describePartition(flat, numberByAppearance(best ?? new Uint32Array(flat.n)), k);
}

/** k-means++ : chaque nouveau centre est tiré loin des précédents, en proportion du carré de la distance. */
function drawCentres(flat: Points, k: number, random: () => number): Float64Array {
  const { n, p, x } = flat;
  const centres = new Float64Array(k * p);
  const nearest = new Float64Array(n).fill(Infinity);
  let chosen = Math.floor(random() * n);
  for (let c = 0; c < k; c++) {
    centres.set(x.subarray(chosen * p, (chosen + 1) * p), c * p);
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i] ?? NaN, squaredDistance(flat, i, centres, c));
      total += nearest[i] ?? NaN;
    }
    let left = random() * total;
    chosen = nearest.findIndex((d) => d > 0 && (left -= d) <= 0);
    if (chosen < 0) chosen = nearest.findLastIndex((d) => d > 0); // l'arrondi a laissé un reste
  }
  return centres;
}

function runOnce(flat: Points, k: number, random: () => number): Uint32Array {
  const { n } = flat;
  const centres = drawCentres(flat, k, random);
  const labels = new Uint32Array(n).fill(k);
  const counts = new Float64Array(k);
  for (let moved = true; moved;) {
    moved = false;
    for (let i = 0; i < n; i++) {
      let nearest = labels[i] ?? k;
      let shortest = nearest === k ? Infinity : squaredDistance(flat, i, centres, nearest);
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(flat, i, centres, c);
        if (distance < shortest * (1 - MARGIN)) [nearest, shortest] = [c, distance];
      }
      // Une classe ne se vide jamais : son dernier point y reste.
      const from = labels[i] ?? k;
      if (nearest === from || (from < k && counts[from] === 1)) continue;
      if (from < k) counts[from]! -= 1;
      counts[nearest]! += 1;
      labels[i] = nearest;
      moved = true;
    }
    computeCentres(flat, labels, k, centres);
  }
  transferPoints(flat, labels, { k, centres, counts });
  return labels;
}

interface Etat {
  readonly k: number;
  readonly centres: Float64Array;
  readonly counts: Float64Array;
}

/** Déplace un point chaque fois que l'inertie baisse, centres à jour compris : ce que Lloyd ne voit pas. */
function transferPoints(flat: Points, labels: Uint32Array, { k, centres, counts }: Etat): void {
  const { n, p, x } = flat;
  for (let moved = true; moved;) {
    moved = false;
    for (let i = 0; i < n; i++) {
      const from = labels[i] ?? 0;
      const size = counts[from] ?? NaN;
      if (size === 1) continue;
      const gain = (size / (size - 1)) * squaredDistance(flat, i, centres, from);
      let to = from;
      let lowest = gain * (1 - MARGIN);
      for (let c = 0; c < k; c++) {
        const m = counts[c] ?? NaN;
        const cost = c === from ? Infinity : (m / (m + 1)) * squaredDistance(flat, i, centres, c);
        if (cost < lowest) [to, lowest] = [c, cost];
      }
      if (to === from) continue;
      const m = counts[to] ?? NaN;
      for (let j = 0; j < p; j++) {
        const value = x[i * p + j] ?? NaN;
        centres[from * p + j]! -= (value - (centres[from * p + j] ?? NaN)) / (size - 1);
        centres[to * p + j]! += (value - (centres[to * p + j] ?? NaN)) / (m + 1);
      }
      counts[from]! -= 1;
      counts[to]! += 1;
      labels[i] = to;
      moved = true;
    }
  }
}
