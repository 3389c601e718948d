const MIDDLE = 3; // au-delà, la série perd les décimales de la queue et la fraction continue converge vite
const TERMS = 60; // assez pour la précision du flottant dès 3

/**
 * Queue de la loi normale centrée réduite : `P(Z > z)`, exacte au flottant près jusque dans les queues.
 *
 * La `cumulativeStdNormalProbability` de simple-statistics lit une table à quatre décimales, et son `errorFunction` est
 * une approximation : une probabilité de 1e-5 y devient 0.
 *
 * Source : Abramowitz et Stegun, Handbook of Mathematical Functions, 1964, 26.2.11 (série) et 26.2.14 (fraction
 * continue).
 *
 * @param z tout nombre, infini compris
 * @returns une probabilité, de 0 à 1
 * @throws RangeError si `z` n'est pas un nombre
 * @example
 * normalTail(1.959963984540054).toFixed(10) // => "0.0250000000"
 * normalTail(6).toExponential(6) // => "9.865876e-10"
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z must be a number, got NaN");
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < MIDDLE) {
    let term = z;
    let sum = z;
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  if (density === 0) return 0;
  let fraction = z;
  for (let k = TERMS; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}
