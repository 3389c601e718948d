import { checkNonNegative, checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";

/**
 * Bornes de Byar d'un nombre d'événements, sans repli sur l'exact : la brique de `byar` et de `directStandardisation`.
 *
 * Pour publier un taux, prendre `byar`, qui passe à l'intervalle exact sous 10 événements, où cette approximation
 * s'écarte (à 1 événement, 0,013 au lieu de 0,025). La borne basse, que la formule ferait négative au-dessous d'un
 * événement ou à une confiance extrême, est alors 0.
 *
 * Source : N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research, vol. II, CIRC, 1987, chap. 2.
 *
 * @param evenements nombre d'événements, positif ou nul, pas forcément entier
 * @returns bornes en nombre d'événements
 * @throws RangeError si les événements sont négatifs, si la confiance n'est pas entre 0 et 1
 * @example
 * byarLimits(65).bas.toFixed(4) // => "50.1632"
 * byarLimits(65).haut.toFixed(4) // => "82.8491"
 * byarLimits(0).bas // => 0
 */
export function byarLimits(
  evenements: number,
  { confiance = 0.95 }: OptionsIntervalle = {},
): { readonly bas: number; readonly haut: number } {
  checkNonNegative("events", evenements);
  checkOpenUnit("confidence", confiance);
  const z = criticalZ(confiance);
  return { bas: evenements === 0 ? 0 : Math.max(0, byarLimit(evenements, -z)), haut: byarLimit(evenements + 1, z) };
}

/**
 * La loi de Poisson est presque normale à l'échelle de la racine cubique (Wilson-Hilferty) : `x` et `−z` pour la borne
 * basse, `x + 1` et `z` pour la haute.
 */
export function byarLimit(x: number, z: number): number {
  const root = 1 + (3 * z * Math.sqrt(x) - 1) / (9 * x); // 1 − 1/(9x) + z/(3√x), en une division
  return x * root * root * root; // trois produits : `** 3` est dix fois plus lent
}
