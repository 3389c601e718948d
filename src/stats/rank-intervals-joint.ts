import type { ValeurEncadree } from "./intervalle.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { orientScores, ranksOf } from "./ranking.ts";
import type { OptionsRangs } from "./ranking.ts";

export interface OptionsRangsJoints extends OptionsRangs {
  /** `"Sidak"` (estimations indépendantes, par défaut) ou `"Bonferroni"` (quelconques, un peu plus large). */
  readonly correction?: "Sidak" | "Bonferroni";
}

/**
 * Intervalles de rang simultanés de Klein, Wright et Wieczorek : ensemble, ils contiennent **tous** les vrais rangs
 * avec au moins la confiance annoncée.
 *
 * Chaque estimation reçoit un intervalle élargi pour valoir simultanément, puis les intervalles sont comparés deux à
 * deux : seul un territoire dont l'intervalle est entièrement au-dessus d'un autre est classé devant lui. Plus prudents
 * que `rankIntervals` (qui ne vaut que pour un territoire à la fois) et que `rankIntervalsPairwise` (qui compare des
 * différences, non des intervalles), et sans aucun tirage.
 *
 * Source : M. Klein, T. Wright, J. Wieczorek, « A joint confidence region for an overall ranking of populations »,
 * Journal of the Royal Statistical Society C, 69(3), 2020, p. 589-606.
 *
 * @param estimations une par territoire
 * @param erreurs erreurs types, même unité ; 0 pour une valeur exacte
 * @returns le rang et ses bornes, dans l'ordre donné ; les ex æquo partagent le meilleur rang
 * @throws RangeError si les longueurs diffèrent, s'il n'y a aucun territoire, si une valeur ou une option est hors
 *   domaine
 * @example
 * const rangs = rankIntervalsJoint([30, 29, 10], [2, 2, 2]);
 * rangs.map(({ valeur, bas, haut }) => [valeur, bas, haut]) // => [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
 */
export function rankIntervalsJoint(
  estimations: readonly number[],
  erreurs: readonly number[],
  { confiance = 0.95, ordre = "decroissant", correction = "Sidak" }: OptionsRangsJoints = {},
): ValeurEncadree[] {
  const { scores, errors } = orientScores(estimations, erreurs, { confiance, ordre });
  const n = scores.length;
  // La part laissée hors de chaque intervalle ; la forme d'expm1 la garde précise quand n est grand.
  const outside = correction === "Sidak" ? -Math.expm1(Math.log(confiance) / n) : (1 - confiance) / n;
  const z = -normalQuantile(outside / 2);
  const lows = scores.map((x, i) => x - z * (errors[i] ?? NaN));
  const highs = scores.map((x, i) => x + z * (errors[i] ?? NaN));
  return Array.from(ranksOf(scores), (valeur, k) => {
    let ahead = 0;
    let behind = 0;
    for (let j = 0; j < n; j++) {
      if (j === k || scores[j] === scores[k]) continue; // deux valeurs exactes égales sont ex æquo, pas classées
      if ((lows[j] ?? NaN) >= (highs[k] ?? NaN)) ahead++;
      else if ((highs[j] ?? NaN) <= (lows[k] ?? NaN)) behind++;
    }
    return { valeur, bas: ahead + 1, haut: n - behind, confiance, methode: "Klein-Wright-Wieczorek" };
  });
}
