import { mean, sampleStandardDeviation } from "simple-statistics";
import { checkOpenUnit, checkSample } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { studentQuantile } from "./student-quantile.ts";

/**
 * Moyenne et intervalle de Student (variance estimée, écart-type d'échantillon en `n − 1`).
 *
 * Choisi contre l'intervalle normal, trop étroit sous une trentaine d'observations. Suppose un échantillon d'une
 * population bien plus grande, sans pondération ; une enquête exhaustive n'a pas d'intervalle. Moyenne et écart-type
 * sont ceux de simple-statistics (somme compensée), qui rendent la valeur publiée.
 *
 * Sources : Student, « The probable error of a mean », Biometrika, 6, 1908, p. 1-25 ; même définition que `phe_mean`
 * (UKHSA, PHEindicatormethods).
 *
 * @param values au moins deux observations
 * @returns valeur et bornes dans l'unité des observations
 * @throws RangeError s'il y a moins de deux observations, si l'une n'est pas finie, si la confiance n'est pas entre 0
 * et 1
 * @example
 * meanStudent([12, 15, 11, 14]).valeur // => 13
 * meanStudent([12, 15, 11, 14]).bas.toFixed(3) // => "10.095"
 */
export function meanStudent(values: readonly number[], { confiance = 0.95 }: OptionsIntervalle = {}): ValeurEncadree {
  checkSample(values, 2);
  checkOpenUnit("confidence", confiance);
  const sample = [...values];
  const valeur = mean(sample);
  const t = studentQuantile((1 + confiance) / 2, sample.length - 1);
  const margin = (t * sampleStandardDeviation(sample)) / Math.sqrt(sample.length);
  return { valeur, bas: valeur - margin, haut: valeur + margin, confiance, methode: "Student" };
}
