import { byar } from "./byar.ts";
import { differenceEstimates } from "./difference-estimates.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import type { OptionsTaux } from "./poisson-exact.ts";

/** Des événements dans une population : ils peuvent la dépasser. */
export interface Taux {
  readonly evenements: number;
  readonly population: number;
}

/**
 * Écart entre deux taux d'événements indépendants, `a − b`, et son intervalle.
 *
 * MOVER sur les bornes de Byar (exactes sous 10 événements) : ce que Newcombe fait des bornes de Wilson. L'écart et ses
 * deux taux racontent la même chose, et des taux nuls gardent un intervalle, que Wald réduit à un point. Pour des
 * parts, `differenceProportions`. Les réserves de celle-ci valent ici : populations **disjointes**.
 *
 * Source : G. Y. Zou, A. Donner, Statistics in Medicine, 27, 2008, p. 1693-1702.
 *
 * @returns valeur et bornes en événements pour `parPopulation` personnes
 * @throws RangeError si une population est nulle, si des événements sont négatifs, si une option est hors de son
 *   domaine
 * @example
 * const [a, b] = [{ evenements: 65, population: 900 }, { evenements: 40, population: 800 }];
 * const ecart = differenceRates(a, b, { parPopulation: 1000 });
 * [ecart.valeur, ecart.bas, ecart.haut].map((x) => x.toFixed(2)) // => ["22.22", "-2.25", "46.66"]
 */
export function differenceRates(a: Taux, b: Taux, options: OptionsTaux = {}): ValeurEncadree {
  return differenceEstimates(byar(a.evenements, a.population, options), byar(b.evenements, b.population, options));
}
