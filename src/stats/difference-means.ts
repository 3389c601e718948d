import { mean, sampleVariance } from "simple-statistics";
import { checkOpenUnit, checkSample } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { studentQuantile } from "./student-quantile.ts";

/**
 * Écart entre les moyennes de deux échantillons indépendants, `a − b`, et intervalle de Welch.
 *
 * Choisi contre le Student à variance commune (celui de `tTestTwoSample` de simple-statistics), faux quand le petit
 * échantillon est le plus dispersé ; degrés de liberté de Satterthwaite. Pour des mesures **appariées** (les mêmes
 * personnes avant et après), c'est `meanStudent` sur les différences. Défini quand tout est constant : un intervalle
 * réduit à un point.
 *
 * Source : B. L. Welch, « The generalization of Student's problem when several different population variances are
 * involved », Biometrika, 34, 1947, p. 28-35.
 *
 * @param a au moins deux observations
 * @param b au moins deux observations
 * @returns valeur et bornes dans l'unité des observations
 * @throws RangeError s'il y a moins de deux observations, si l'une n'est pas finie, si la confiance n'est pas entre 0
 *   et 1
 * @example
 * const ecart = differenceMeans([12, 15, 11, 14], [10, 9, 13, 8, 10]);
 * [ecart.valeur, ecart.bas, ecart.haut].map((x) => x.toFixed(3)) // => ["3.000", "0.040", "5.960"]
 */
export function differenceMeans(
  a: readonly number[],
  b: readonly number[],
  { confiance = 0.95 }: OptionsIntervalle = {},
): ValeurEncadree {
  checkSample(a, 2);
  checkSample(b, 2);
  checkOpenUnit("confidence", confiance);
  const valeur = mean([...a]) - mean([...b]);
  const [va, vb] = [sampleVariance([...a]) / a.length, sampleVariance([...b]) / b.length];
  const variance = va + vb;
  const degrees = variance ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const margin = variance === 0 ? 0 : studentQuantile((1 + confiance) / 2, degrees) * Math.sqrt(variance);
  return { valeur, bas: valeur - margin, haut: valeur + margin, confiance, methode: "Welch" };
}
