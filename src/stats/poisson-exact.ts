import { checkNonNegative, checkOpenUnit, checkPositive } from "./check.ts";
import { gammaQuantile } from "./gamma-quantile.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";

export interface OptionsTaux extends OptionsIntervalle {
  /** Le taux est exprimé pour autant de personnes : 1 000 pour « pour mille » ; 1 par défaut. */
  readonly parPopulation?: number;
}

/**
 * Taux d'événements et intervalle exact de Poisson (central, dit de Garwood).
 *
 * Choisi pour les très petits nombres, où le score et Wald sont faux. Exact veut dire : couvre au moins la confiance
 * annoncée, donc un peu large. Pour un nombre d'événements fractionnaire, les quantiles du khi-deux prolongent la
 * formule sans saut. La population est tenue pour connue ; seuls les événements sont aléatoires.
 *
 * Source : F. Garwood, « Fiducial limits for the Poisson distribution », Biometrika, 28, 1936, p. 437-442.
 *
 * @param evenements nombre d'événements, positif ou nul ; il peut dépasser la population
 * @param population personnes exposées (ou personnes-années), positive
 * @returns valeur et bornes en événements pour `parPopulation` personnes
 * @throws RangeError si la population est nulle, si les événements sont négatifs, si une option est hors de son domaine
 * @example
 * poissonExact(5, 100, { parPopulation: 100 }).bas.toFixed(4) // => "1.6235"
 * poissonExact(5, 100, { parPopulation: 100 }).haut.toFixed(4) // => "11.6683"
 * poissonExact(0, 100).bas // => 0
 */
export function poissonExact(
  evenements: number,
  population: number,
  { parPopulation = 1, confiance = 0.95 }: OptionsTaux = {},
): ValeurEncadree {
  checkTaux(evenements, population, parPopulation, confiance);
  const tail = (1 - confiance) / 2;
  const scale = parPopulation / population;
  return {
    valeur: evenements * scale,
    bas: evenements === 0 ? 0 : gammaQuantile(tail, evenements) * scale,
    haut: gammaQuantile(1 - tail, evenements + 1) * scale,
    confiance,
    methode: "Poisson exacte",
  };
}

/** Les refus communs aux taux. */
export function checkTaux(evenements: number, population: number, parPopulation: number, confiance: number): void {
  checkNonNegative("events", evenements);
  checkPositive("population", population);
  checkPositive("per-population", parPopulation);
  checkOpenUnit("confidence", confiance);
}
