import { checkFinite, checkPositive } from "./check.ts";
import { exactLimits } from "./exact-limits.ts";
import type { LimitesControle } from "./exact-limits.ts";
import { betaCdf } from "./beta-cdf.ts";

/**
 * Limites de contrôle exactes d'un nombre de réponses positives parmi `effectif`, de probabilité `part` (loi
 * binomiale).
 *
 * @param effectif personnes du mois, entier positif
 * @param part proportion attendue, de 0 à 1
 * @throws RangeError si l'effectif n'est pas un entier positif, si la part sort de [0 ; 1], si le risque n'est pas
 *   entre 0 et 1
 * @example
 * binomialControlLimits(50, 0.2, 0.0027) // => { bas: 3, haut: 19 }
 */
export function binomialControlLimits(effectif: number, part: number, risque: number): LimitesControle {
  checkPositive("sample size", effectif);
  checkFinite("proportion", part);
  if (!Number.isInteger(effectif)) throw new RangeError(`sample size must be an integer, got ${effectif}`);
  if (part < 0 || part > 1) throw new RangeError(`proportion must be between 0 and 1, got ${part}`);
  return exactLimits((k) => (k >= effectif ? 1 : betaCdf(1 - part, effectif - k, k + 1)), risque);
}
