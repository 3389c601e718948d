import { leastSquares } from "./least-squares.ts";
import type { MoindresCarres } from "./least-squares.ts";

/** Nuage de points dont `x` est trié et centré, et ses valeurs distinctes. */
export interface Nuage {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly distincts: Float64Array;
}

const ITERATIONS = 100;
const HALVINGS = 30;
const GRID = 400; // jeux de départs essayés au plus
const STARTS = 6; // départs poussés jusqu'à convergence

/** Ligne brisée et continue aux ruptures données ; avec leurs indicatrices, le modèle linéarisé de Muggeo. */
export function fitBroken(nuage: Nuage, ruptures: readonly number[], linearise: "oui" | "non"): MoindresCarres | null {
  const { x, y } = nuage;
  const hinges = ruptures.map((psi) => x.map((t) => Math.max(0, t - psi)));
  const steps = linearise === "oui" ? ruptures.map((psi) => x.map((t) => (t > psi ? -1 : 0))) : [];
  return leastSquares([x.map(() => 1), x, ...hinges, ...steps], y);
}

const rssOf = (nuage: Nuage, ruptures: readonly number[]): number => fitBroken(nuage, ruptures, "non")?.rss ?? Infinity;

/** Chaque segment garde-t-il deux abscisses distinctes ? */
export function isAdmissible({ distincts }: Nuage, ruptures: readonly number[]): boolean {
  const edges = [-Infinity, ...ruptures, Infinity];
  return edges.slice(1).every((high, i) => {
    const low = edges[i] as number;
    let inside = 0;
    for (const t of distincts) if (t > low && t <= high) inside++;
    return inside >= 2;
  });
}

/** L'algorithme de Muggeo depuis un départ, pas divisé par deux tant qu'il n'améliore pas l'ajustement. */
export function iterate(nuage: Nuage, depart: readonly number[]): { ruptures: readonly number[]; rss: number } {
  let ruptures = depart;
  let rss = rssOf(nuage, ruptures);
  for (let round = 0; round < ITERATIONS; round++) {
    const fit = fitBroken(nuage, ruptures, "oui");
    if (fit === null) break;
    const k = ruptures.length;
    const step = ruptures.map((_, i) => (fit.coefficients[2 + k + i] as number) / (fit.coefficients[2 + i] as number));
    if (!step.every(Number.isFinite)) break;
    let next = ruptures;
    let nextRss = rss;
    for (let share = 1, tries = 0; tries < HALVINGS && !(nextRss < rss); share /= 2, tries++) {
      const moved = ruptures.map((psi, i) => psi + share * (step[i] as number));
      if (!isAdmissible(nuage, moved)) continue;
      next = moved;
      nextRss = rssOf(nuage, moved);
    }
    if (!(nextRss < rss)) break;
    const gain = rss - nextRss;
    [ruptures, rss] = [next, nextRss];
    if (gain <= 1e-14 * rss) break;
  }
  return { ruptures, rss };
}

/**
 * Départs régulièrement répartis sur les abscisses, les plus prometteurs d'abord : déterministe, là où R tire au
 * hasard.
 */
export function chooseStarts(nuage: Nuage, k: number): number[][] {
  const { distincts } = nuage;
  // Le plus fin des maillages dont les combinaisons restent assez peu nombreuses.
  let size = distincts.length - 1;
  while (size > k + 1 && choose(size, k) > GRID) size--;
  const grid = Array.from({ length: size }, (_, i) => {
    const rank = ((i + 0.5) * (distincts.length - 1)) / size;
    const low = Math.floor(rank);
    const [a, b] = [distincts[low] as number, distincts[low + 1] as number];
    return a + (rank - low) * (b - a);
  });
  return combinations(grid, k)
    .filter((ruptures) => isAdmissible(nuage, ruptures))
    .map((ruptures) => ({ ruptures, rss: rssOf(nuage, ruptures) }))
    .sort((a, b) => a.rss - b.rss)
    .slice(0, STARTS)
    .map(({ ruptures }) => ruptures);
}

function choose(n: number, k: number): number {
  let count = 1;
  for (let i = 0; i < k; i++) count = (count * (n - i)) / (i + 1);
  return count;
}

function combinations(items: readonly number[], k: number): number[][] {
  if (k === 0) return [[]];
  return items.flatMap((item, i) => combinations(items.slice(i + 1), k - 1).map((rest) => [item, ...rest]));
}
