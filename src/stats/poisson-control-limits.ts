import { checkNonNegative } from "./check.ts";
import { exactLimits } from "./exact-limits.ts";
import type { LimitesControle } from "./exact-limits.ts";
import { gammaCdf } from "./gamma-cdf.ts";

/**
 * Limites de contrôle exactes d'un nombre d'événements de Poisson : `P(X < bas)` et `P(X > haut)` ne dépassent pas,
 * chacune, la moitié du risque.
 *
 * Choisies contre « moyenne ± 3 √moyenne », dont la limite basse est négative sous 9 événements par mois et la haute
 * franchie trop souvent. À ne pas confondre avec l'intervalle de confiance d'un taux (`poissonExact`) : ici la moyenne
 * est connue, c'est le mois à venir qui est encadré.
 *
 * Source : D. C. Montgomery, Introduction to Statistical Quality Control, 7e éd., 2013, § 7.3 (cartes c, limites en probabilité).
 *
 * @param attendu nombre attendu, positif ou nul
 * @param risque probabilité d'en sortir par hasard, les deux côtés ensemble : 0,0027 pour l'équivalent de trois
 *   écarts-types
 * @returns le plus petit et le plus grand nombre d'événements ordinaires, compris
 * @throws RangeError si le nombre attendu est négatif, si le risque n'est pas entre 0 et 1
 * @example
 * poissonControlLimits(4, 0.0027) // => { bas: 0, haut: 11 }
 * poissonControlLimits(100, 0.05) // => { bas: 81, haut: 120 }
 */
export function poissonControlLimits(attendu: number, risque: number): LimitesControle {
  checkNonNegative("expected events", attendu);
  return exactLimits((k) => 1 - gammaCdf(k + 1, attendu), risque);
}
