import { checkNonNegative, checkPositive } from "./check.ts";
import { gammaSurvival } from "./gamma-cdf.ts";

/**
 * Probabilité qu'une loi du khi-deux dépasse `x` : la valeur p d'un test du khi-deux.
 *
 * Calculée dans la queue même, sans passer par `1 − P` : une probabilité de 1e-30 garde ses décimales.
 * simple-statistics n'a que des seuils tabulés.
 *
 * Source : M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, 1964, 26.4.
 *
 * @param x statistique, positive ou nulle
 * @param degres degrés de liberté, positifs
 * @returns une probabilité, de 0 à 1
 * @throws RangeError si `x` est négatif, si les degrés de liberté ne sont pas positifs
 * @example
 * chiSquareTail(3.841458820694124, 1).toFixed(12) // => "0.050000000000"
 * chiSquareTail(0, 4) // => 1
 */
export function chiSquareTail(x: number, degres: number): number {
  checkNonNegative("chi-square", x);
  checkPositive("degrees of freedom", degres);
  return gammaSurvival(degres / 2, x / 2);
}
