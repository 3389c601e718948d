import { checkInteger, checkUnit } from "./check.ts";
import { exactLimits } from "./exact-limits.ts";
import type { LimitesControle } from "./exact-limits.ts";
import { betaCdf } from "./beta-cdf.ts";

/**
 * Limites de contrôle exactes d'un nombre de réponses positives parmi `effectif`, de probabilité `part` (loi
 * binomiale).
 *
 * Source : D. C. Montgomery, Introduction to Statistical Quality Control, 7e éd., 2013, § 7.2 (cartes p), en probabilité exacte.
 *
 * @param effectif personnes du mois, entier positif
 * @param part proportion attendue, de 0 à 1
 * @returns le plus petit et le plus grand effectif ordinaires, compris
 * @throws RangeError si l'effectif n'est pas un entier positif, si la part sort de [0 ; 1], si le risque n'est pas
 *   entre 0 et 1
 * @example
 * binomialControlLimits(50, 0.2, 0.0027) // => { bas: 3, haut: 19 }
 */
export function binomialControlLimits(effectif: number, part: number, risque: number): LimitesControle {
  checkInteger("sample size", effectif, 1);
  checkUnit("proportion", part);
  return exactLimits((k) => (k >= effectif ? 1 : betaCdf(1 - part, effectif - k, k + 1)), risque);
}
