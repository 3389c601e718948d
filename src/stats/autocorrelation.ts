import { mean } from "simple-statistics";

/**
 * Autocorrélations d'une série aux décalages 0 à `decalageMax`, estimateur biaisé (divisé par `n`), celui de R et de
 * statsmodels : il reste dans [−1 ; 1]. Toutes nulles pour une série constante.
 *
 * Source : G. E. P. Box, G. M. Jenkins, Time Series Analysis, 1970, § 2.1.5 ; mêmes nombres que `acf` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param values au moins une observation, sans valeur manquante
 * @returns `decalageMax + 1` nombres ; le premier vaut 1, ou 0 si la série est constante
 * @example
 * [...autocorrelation(Float64Array.of(1, 2, 3, 4), 2)].map((r) => r.toFixed(2)) // => ["1.00", "0.25", "-0.30"]
 * [...autocorrelation(Float64Array.of(5, 5, 5), 1)] // => [0, 0]
 */
export function autocorrelation(values: Float64Array, decalageMax: number): Float64Array {
  const constant = values.every((x) => x === values[0]); // la moyenne flottante d'une constante peut s'en écarter
  if (constant) return new Float64Array(decalageMax + 1);
  const average = mean([...values]);
  const centred = values.map((x) => x - average);
  const covariance = (lag: number): number => {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) sum += (centred[i] as number) * (centred[i - lag] as number);
    return sum;
  };
  const variance = covariance(0);
  return Float64Array.from({ length: decalageMax + 1 }, (_, lag) => covariance(lag) / variance);
}
