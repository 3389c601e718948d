import { byarLimits } from "./byar-limits.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import { checkTaux, poissonExact } from "./poisson-exact.ts";
import type { OptionsTaux } from "./poisson-exact.ts";

// Sous 10 événements l'approximation de Byar s'écarte de l'intervalle exact : seuil de l'UKHSA (`phe_rate`).
export const MIN_BYAR = 10;

/**
 * Taux brut d'événements et intervalle de Byar ; sous 10 événements, intervalle exact de Poisson.
 *
 * Définition de Breslow et Day, telle que publiée par l'UKHSA. À ne pas confondre avec le « byar » du paquet R
 * DescTools, qui ajoute une correction de continuité et donne d'autres bornes. Pour une part, dont le numérateur est
 * compris dans le dénominateur, c'est `wilson` ; `byar` est pour des événements qu'une même personne peut vivre
 * plusieurs fois (demandes, passages, naissances). `methode` dit lequel des deux calculs a servi.
 *
 * Source : N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research, vol. II, CIRC, 1987, chap. 2.
 *
 * @param evenements nombre d'événements, positif ou nul ; il peut dépasser la population
 * @param population personnes exposées (ou personnes-années), positive
 * @returns valeur et bornes en événements pour `parPopulation` personnes
 * @throws RangeError si la population est nulle, si les événements sont négatifs, si une option est hors de son domaine
 * @example
 * byar(65, 100, { parPopulation: 100 }).valeur // => 65
 * byar(65, 100, { parPopulation: 100 }).bas.toFixed(4) // => "50.1632"
 * byar(65, 100, { parPopulation: 100 }).haut.toFixed(4) // => "82.8491"
 * byar(5, 100).methode // => "Poisson exacte"
 */
export function byar(
  evenements: number,
  population: number,
  { parPopulation = 1, confiance = 0.95 }: OptionsTaux = {},
): ValeurEncadree {
  checkTaux(evenements, population, parPopulation, confiance);
  if (evenements < MIN_BYAR) return poissonExact(evenements, population, { parPopulation, confiance });
  const { bas, haut } = byarLimits(evenements, { confiance });
  const scale = parPopulation / population;
  return { valeur: evenements * scale, bas: bas * scale, haut: haut * scale, confiance, methode: "Byar" };
}
