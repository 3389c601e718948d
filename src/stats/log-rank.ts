import { checkNonNegative } from "./check.ts";
import { chiSquareTail } from "./chi-square-tail.ts";
import { choleskyInverse } from "./cholesky.ts";
import { checkDurees, exitDurations, riskCounter } from "./duree.ts";
import type { Durees } from "./duree.ts";

export interface OptionsLogRank {
  /**
   * Exposant ρ de Fleming et Harrington : 0 (par défaut) pour le log-rank, qui pèse toutes les sorties autant ; 1 pour
   * Peto-Peto, qui pèse davantage les premières.
   */
  readonly rho?: number;
}

export interface ComparaisonSurvies {
  /** Statistique du test ; un khi-deux à `degres` degrés de liberté. */
  readonly khi2: number;
  readonly degres: number;
  /** Probabilité d'un écart au moins aussi grand si les durées étaient les mêmes dans tous les groupes. */
  readonly p: number;
  /** Par groupe, dans l'ordre donné : sorties observées et attendues, pondérées si ρ n'est pas nul. */
  readonly groupes: readonly { readonly observees: number; readonly attendues: number }[];
}

/** Rien à comparer : aucune sortie, ou un seul groupe suivi quand elles ont lieu. */
export interface ComparaisonImpossible {
  readonly motif: "aucune sortie observée" | "un seul groupe suivi";
}

/**
 * Test du log-rank : les durées diffèrent-elles entre deux groupes ou plus, dossiers en cours compris ?
 *
 * Compare, à chaque durée, les sorties de chaque groupe à celles attendues si le risque était commun (variance
 * hypergéométrique, ex æquo compris). Il voit bien un écart constant, mal deux courbes qui se croisent. Ne pas lire
 * « non significatif » comme « identique ». Le test ne mesure pas l'écart : donner avec lui les médianes
 * (`survivalQuantile`) ou les durées moyennes restreintes.
 *
 * Sources : N. Mantel, Cancer Chemotherapy Reports, 50, 1966, p. 163-170 ; R. Peto, J. Peto, JRSS A, 135, 1972, p.
 * 185-207 ; D. P. Harrington, T. R. Fleming, Biometrika, 69, 1982, p. 553-566. Mêmes calculs que `survdiff` (R).
 *
 * @param groupes les durées de chaque groupe, au moins deux
 * @returns la statistique, sa probabilité, et les sorties observées et attendues
 * @throws RangeError s'il y a moins de deux groupes, si l'un est vide ou mal formé, si ρ est négatif
 * @example
 * const a = { durees: [1, 2, 3], terminees: [true, true, true] };
 * const b = { durees: [4, 5, 6], terminees: [true, true, false] };
 * logRank([a, b]).khi2.toFixed(4) // => "5.0517"
 * logRank([a, b]).p.toFixed(4) // => "0.0246"
 */
export function logRank(
  groupes: readonly Durees[],
  { rho = 0 }: OptionsLogRank = {},
): ComparaisonSurvies | ComparaisonImpossible {
  const k = groupes.length;
  if (k < 2) throw new RangeError(`groups must be at least 2, got ${k}`);
  groupes.forEach((g) => checkDurees(g));
  checkNonNegative("rho", rho);
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
  const counters = groupes.map(riskCounter);
  let survival = 1;
  for (const duree of exitDurations(groupes)) {
    const instants = counters.map((count) => count(duree));
    const n = instants.reduce((sum, { aRisque }) => sum + aRisque, 0);
    const d = instants.reduce((sum, { evenements }) => sum + evenements, 0);
    const weight = survival ** rho;
    const spread = n > 1 ? (weight ** 2 * d * (n - d)) / (n - 1) : 0;
    instants.forEach(({ aRisque, evenements }, g) => {
      observed[g]! += weight * evenements;
      expected[g]! += (weight * d * aRisque) / n;
      instants.forEach((other, h) => {
        variance[g * k + h]! += (spread * aRisque * ((g === h ? n : 0) - other.aRisque)) / n ** 2;
      });
    });
    survival *= 1 - d / n;
  }
  if (observed.every((o) => o === 0)) return { motif: "aucune sortie observée" };
  // La somme des écarts est nulle entre groupes exposés ensemble : il y en a un de trop par ensemble, et un groupe
  // jamais
  // exposé avec un autre ne se compare pas. Chaque groupe n'est gardé que s'il ajoute une direction.
  const invert = (groups: readonly number[]): ReturnType<typeof choleskyInverse> =>
    choleskyInverse(
      Float64Array.from(groups.flatMap((g) => groups.map((h) => variance[g * k + h] ?? NaN))),
      groups.length,
    );
  let kept: readonly number[] = [];
  for (const g of observed.keys()) if (invert([...kept, g]) !== null) kept = [...kept, g];
  const inverse = invert(kept)?.inverse;
  if (kept.length === 0 || inverse === undefined) return { motif: "un seul groupe suivi" };
  const gap = (g: number): number => (observed[g] ?? NaN) - (expected[g] ?? NaN);
  let khi2 = 0;
  kept.forEach((g, i) => kept.forEach((h, j) => (khi2 += gap(g) * gap(h) * (inverse[i * kept.length + j] ?? NaN))));
  return {
    khi2,
    degres: kept.length,
    p: chiSquareTail(khi2, kept.length),
    groupes: Array.from(observed, (observees, g) => ({ observees, attendues: expected[g] ?? NaN })),
  };
}
