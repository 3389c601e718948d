import { checkInteger } from "./check.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import { orientScores, ranksOf } from "./ranking.ts";
import type { OptionsTirages } from "./ranking.ts";
import { normalSource, seededRandom } from "./seeded-random.ts";

/**
 * Intervalle de rang de chaque territoire, par tirages : jusqu'où son rang bougerait si l'on recommençait la mesure.
 *
 * Chaque estimation est retirée autour d'elle-même (loi normale, indépendante des autres), le classement refait, et les
 * quantiles du rang relevés. L'intervalle vaut pour **un** territoire regardé seul, et les tirages rapprochent un peu
 * les extrêmes du milieu : pour une affirmation sur tout le classement, voir `rankIntervalsJoint` et
 * `rankIntervalsPairwise`. Un changement de rang n'est jamais à lui seul un progrès.
 *
 * Sources : H. Goldstein, D. J. Spiegelhalter, Journal of the Royal Statistical Society A, 159, 1996, p. 385-443 ; E.
 * C. Marshall, D. J. Spiegelhalter, BMJ, 316, 1998, p. 1701-1704.
 *
 * @param estimations une par territoire, dans l'unité qu'on veut
 * @param erreurs erreurs types, même unité ; 0 pour une valeur exacte
 * @returns le rang et ses bornes, dans l'ordre donné ; les ex æquo partagent le meilleur rang
 * @throws RangeError si les longueurs diffèrent, s'il n'y a aucun territoire, si une valeur ou une option est hors
 *   domaine
 * @example
 * const rangs = rankIntervals([30, 29, 10], [2, 2, 2]);
 * rangs.map(({ valeur, bas, haut }) => [valeur, bas, haut]) // => [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
 */
export function rankIntervals(
  estimations: readonly number[],
  erreurs: readonly number[],
  { confiance = 0.95, ordre = "decroissant", tirages = 10_000, graine = 1 }: OptionsTirages = {},
): ValeurEncadree[] {
  const { scores, errors } = orientScores(estimations, erreurs, { confiance, ordre });
  checkInteger("draws", tirages, 100);
  const normal = normalSource(seededRandom(graine));
  const n = scores.length;
  const counts = new Uint32Array(n * n); // counts[i n + r − 1] : tirages où le territoire i est au rang r
  const drawn = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let t = 0; t < tirages; t++) {
    for (let i = 0; i < n; i++) {
      drawn[i] = (scores[i] ?? NaN) + (errors[i] ?? NaN) * normal();
      order[i] = i;
    }
    order.sort((a, b) => (drawn[b] ?? NaN) - (drawn[a] ?? NaN));
    let rank = 1;
    for (let k = 0; k < n; k++) {
      const i = order[k] ?? 0;
      if (k > 0 && drawn[i] !== drawn[order[k - 1] ?? 0]) rank = k + 1;
      counts[i * n + rank - 1]! += 1;
    }
  }
  const tail = ((1 - confiance) / 2) * tirages;
  return Array.from(ranksOf(scores), (valeur, i) => {
    const own = counts.subarray(i * n, (i + 1) * n);
    // Le rang observé reste dans son intervalle, même là où les tirages le contredisent (nombreux ex æquo).
    const bas = Math.min(valeur, firstBeyond(own, tail));
    const haut = Math.max(valeur, n + 1 - firstBeyond(own.toReversed(), tail));
    return { valeur, bas, haut, confiance, methode: "rangs tirés" };
  });
}

/** Le premier rang dont l'effectif cumulé dépasse `tail`. */
function firstBeyond(counts: Uint32Array, tail: number): number {
  let sum = 0;
  return counts.findIndex((count) => (sum += count) > tail) + 1;
}
