import { checkPositive, checkUnit, checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";

/** Les limites d'un entonnoir : entre elles, un territoire ne se distingue pas de la référence. */
export interface LimitesEntonnoir {
  readonly bas: number;
  readonly haut: number;
  readonly confiance: number;
}

/**
 * Limites d'un graphique en entonnoir pour des proportions, à un dénominateur donné.
 *
 * `référence ± z √(référence (1 − référence) / n)`, coupé à [0 ; 1] : les proportions dont l'intervalle de Wilson
 * touche la référence (UKHSA, qui les dit « Wilson » pour cela). Ce ne sont **pas** des intervalles de confiance du
 * territoire : l'incertitude est celle qu'aurait la référence observée sur `n` personnes. L'usage trace 0,95 et 0,998.
 *
 * Sources : D. J. Spiegelhalter, « Funnel plots for comparing institutional performance », Statistics in Medicine, 24,
 * 2005, p. 1185-1202 ; UKHSA, PHEindicatormethods, `calculate_funnel_limits`.
 *
 * @param reference proportion de l'ensemble, de 0 à 1
 * @param denominateur effectif du territoire, positif
 * @returns limites en proportion, de 0 à 1
 * @throws RangeError si la référence sort de [0 ; 1], si le dénominateur n'est pas positif, si la confiance n'est pas
 * entre 0 et 1
 * @example
 * funnelProportion(0.2, 100).bas.toFixed(4) // => "0.1216"
 * funnelProportion(0.2, 10, { confiance: 0.998 }).bas // => 0
 */
export function funnelProportion(
  reference: number,
  denominateur: number,
  { confiance = 0.95 }: OptionsIntervalle = {},
): LimitesEntonnoir {
  checkUnit("reference", reference);
  checkPositive("denominator", denominateur);
  checkOpenUnit("confidence", confiance);
  const margin = criticalZ(confiance) * Math.sqrt((reference * (1 - reference)) / denominateur);
  return { bas: Math.max(0, reference - margin), haut: Math.min(1, reference + margin), confiance };
}
