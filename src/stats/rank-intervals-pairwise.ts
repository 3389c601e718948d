import { checkInteger } from "./check.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import { orientScores, ranksOf } from "./ranking.ts";
import type { OptionsTirages } from "./ranking.ts";
import { normalSource, seededRandom } from "./seeded-random.ts";

/**
 * Intervalles de rang simultanés par différences deux à deux : un territoire n'est classé devant un autre que si leur
 * écart dépasse ce que le hasard donnerait au plus grand de **tous** les écarts.
 *
 * Simultanés comme `rankIntervalsJoint` (Klein, Wright et Wieczorek), d'ordinaire plus courts : l'erreur type d'une
 * différence est moindre que la somme de deux marges. Le seuil commun est simulé (quantile du plus grand écart
 * réduit) ; à erreurs types égales, c'est celui de l'étendue studentisée de Tukey. Les estimations sont supposées
 * indépendantes.
 *
 * Sources : M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm, « Inference for ranks », Review of Economic Studies,
 * 91(1), 2024, p. 476-518 ; D. Al Mohamad, J. J. Goeman, E. W. van Zwet, Biometrics, 78, 2022, p. 238-247.
 *
 * @param estimations une par territoire
 * @param erreurs erreurs types, même unité ; 0 pour une valeur exacte
 * @returns le rang et ses bornes, dans l'ordre donné ; les ex æquo partagent le meilleur rang
 * @throws RangeError si les longueurs diffèrent, s'il n'y a aucun territoire, si une valeur ou une option est hors
 *   domaine
 * @example
 * const rangs = rankIntervalsPairwise([30, 29, 10], [2, 2, 2]);
 * rangs.map(({ valeur, bas, haut }) => [valeur, bas, haut]) // => [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
 */
export function rankIntervalsPairwise(
  estimations: readonly number[],
  erreurs: readonly number[],
  { confiance = 0.95, ordre = "decroissant", tirages = 10_000, graine = 1 }: OptionsTirages = {},
): ValeurEncadree[] {
  const { scores, errors } = orientScores(estimations, erreurs, { confiance, ordre });
  checkInteger("draws", tirages, 100);
  const n = scores.length;
  const threshold = pairwiseThreshold(errors, { confiance, tirages, graine });
  return Array.from(ranksOf(scores), (valeur, k) => {
    let ahead = 0;
    let behind = 0;
    for (let j = 0; j < n; j++) {
      const gap = (scores[j] ?? NaN) - (scores[k] ?? NaN);
      if (gap === 0) continue; // deux valeurs exactes égales sont ex æquo, pas classées
      if (Math.abs(gap) < threshold * Math.hypot(errors[j] ?? NaN, errors[k] ?? NaN)) continue;
      if (gap > 0) ahead++;
      else behind++;
    }
    return { valeur, bas: ahead + 1, haut: n - behind, confiance, methode: "différences simultanées" };
  });
}

/** Quantile simulé du plus grand écart réduit entre deux territoires semblables ; 0 quand rien n'est incertain. */
export function pairwiseThreshold(
  errors: Float64Array,
  { confiance, tirages, graine }: Required<Pick<OptionsTirages, "confiance" | "tirages" | "graine">>,
): number {
  const normal = normalSource(seededRandom(graine));
  const n = errors.length;
  const noise = new Float64Array(n);
  const inverse = new Float64Array(n * n); // inverse de l'erreur type de chaque différence
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const error = Math.hypot(errors[i] ?? NaN, errors[j] ?? NaN);
      inverse[i * n + j] = error > 0 ? 1 / error : 0;
    }
  }
  const largest = new Float64Array(tirages);
  for (let t = 0; t < tirages; t++) {
    let max = 0;
    for (let i = 0; i < n; i++) {
      const drawn = (errors[i] ?? NaN) * normal();
      noise[i] = drawn;
      for (let j = 0; j < i; j++) {
        const gap = Math.abs(drawn - (noise[j] ?? NaN)) * (inverse[i * n + j] ?? NaN);
        if (gap > max) max = gap;
      }
    }
    largest[t] = max;
  }
  largest.sort();
  return largest[Math.min(tirages, Math.ceil(confiance * (tirages + 1))) - 1] ?? NaN;
}
