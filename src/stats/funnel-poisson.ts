import { checkPositive } from "./check.ts";
import type { LimitesEntonnoir } from "./funnel-proportion.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { poissonExact } from "./poisson-exact.ts";

export interface OptionsEntonnoir extends OptionsIntervalle {
  /** Taux de l'ensemble (même unité que les limites voulues) ; 100 pour un ratio base 100 ; 1 par défaut. */
  readonly reference?: number;
}

export interface LimitesPoisson extends LimitesEntonnoir {
  /** Événements attendus pour lesquels les événements donnés sont juste sur la limite basse ; plus grand qu'eux. */
  readonly attendusBas: number;
  /** De même sur la limite haute ; plus petit qu'eux. */
  readonly attendusHaut: number;
}

/**
 * Limites d'un graphique en entonnoir pour des taux ou des ratios observés sur attendus, à un nombre d'événements
 * donné.
 *
 * Loi de Poisson exacte, lue à l'envers : la limite est le taux auquel ce nombre d'événements est juste improbable. Un
 * taux est sur la courbe à la population `attendus / taux de référence` (à diviser par le nombre d'années réunies).
 * Pour un écart relatif (« + 20 % »), retrancher 1 aux limites de base 1. Pour juger un territoire,
 * `funnelSignificance`.
 *
 * Sources : D. J. Spiegelhalter, Statistics in Medicine, 24, 2005, p. 1185-1202 ; UKHSA, PHEindicatormethods,
 * `calculate_funnel_limits`, qui cherche ces bornes par une dichotomie arrêtée tôt : ses tables s'en écartent jusqu'à
 * 5e-5 à un événement.
 *
 * @param evenements abscisse de l'entonnoir, nombre d'événements observés, positif
 * @returns limites dans l'unité de la référence, et les événements attendus correspondants
 * @throws RangeError si les événements ou la référence ne sont pas positifs, si la confiance n'est pas entre 0 et 1
 * @example
 * funnelPoisson(20, { reference: 100 }).bas.toFixed(3) // => "64.749"
 * funnelPoisson(20, { reference: 100 }).haut.toFixed(2) // => "163.71"
 */
export function funnelPoisson(
  evenements: number,
  { reference = 1, confiance = 0.95 }: OptionsEntonnoir = {},
): LimitesPoisson {
  checkPositive("events", evenements);
  checkPositive("reference", reference);
  const exact = poissonExact(evenements, 1, { confiance });
  return {
    bas: (evenements / exact.haut) * reference,
    haut: (evenements / exact.bas) * reference,
    attendusBas: exact.haut,
    attendusHaut: exact.bas,
    confiance,
  };
}
