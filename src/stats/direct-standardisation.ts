import { byar } from "./byar.ts";
import { checkOpenUnit, checkPositive } from "./check.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import type { OptionsTaux } from "./poisson-exact.ts";
import { weightedRate } from "./weighted-rate.ts";
import type { TotauxStandardises, TrancheDirecte } from "./weighted-rate.ts";

export interface OptionsDirecte extends OptionsTaux {
  /** Sous ce nombre d'événements le taux est tu ; 10 par défaut (UKHSA). */
  readonly minEvenements?: number;
}

/** Le taux et ses totaux, ou les totaux et pourquoi le taux est tu. */
export type TauxStandardise =
  | (ValeurEncadree & TotauxStandardises)
  | ({ readonly motif: "trop peu d'événements" } & TotauxStandardises)
  | { readonly motif: "tranche sans population" };

/**
 * Taux standardisé direct (celui qu'aurait le territoire avec la structure d'une population type), bornes de Dobson.
 *
 * Le nombre total d'événements est encadré (`byar`), puis l'intervalle est étiré à la variance du taux pondéré.
 * Définition de l'UKHSA, qui tait le taux sous 10 événements : il ne tient plus qu'à une ou deux tranches. `fayFeuer`
 * donne des bornes plus prudentes ; `indirectStandardisation` sert aux territoires trop petits pour des taux par
 * tranche.
 *
 * **Événements non indépendants** : un foyer peut recevoir plusieurs aides. Donner alors `personnesParFrequence` au
 * lieu d'`evenements` : la valeur est la même, l'intervalle plus large. Un taux standardisé n'est pas un taux observé :
 * il ne se compare qu'à ceux de la même population type.
 *
 * Sources : A. J. Dobson et al., « Confidence intervals for weighted sums of Poisson parameters », Statistics in
 * Medicine, 10, 1991, p. 457-462 ; UKHSA, PHEindicatormethods, `calculate_dsr`.
 *
 * @param tranches une par classe d'âge, dans n'importe quel ordre
 * @returns valeur et bornes en événements pour `parPopulation` personnes, totaux bruts ; ou le motif du silence
 * @throws RangeError sans tranche, sans poids, si un effectif est négatif, si une option est hors de son domaine
 * @example
 * const tranches = [{ evenements: 20, population: 1000, poids: 1 }, { evenements: 5, population: 500, poids: 1 }];
 * directStandardisation(tranches, { parPopulation: 1000 }).valeur.toFixed(4) // => "15.0000"
 * directStandardisation(tranches, { parPopulation: 1000 }).bas.toFixed(4) // => "9.4181"
 * directStandardisation([{ evenements: 9, population: 800, poids: 1 }]).motif // => "trop peu d'événements"
 */
export function directStandardisation(
  tranches: readonly TrancheDirecte[],
  { parPopulation = 1, confiance = 0.95, minEvenements = 10 }: OptionsDirecte = {},
): TauxStandardise {
  checkPositive("per-population", parPopulation);
  checkOpenUnit("confidence", confiance);
  checkPositive("minimum of events", minEvenements);
  const rate = weightedRate(tranches);
  if (rate === undefined) return { motif: "tranche sans population" };
  const { taux, variance, evenements, population } = rate;
  if (evenements < minEvenements) return { motif: "trop peu d'événements", evenements, population };
  const total = byar(evenements, 1, { confiance });
  const stretch = Math.sqrt(variance / evenements);
  return {
    valeur: taux * parPopulation,
    bas: Math.max(0, taux - stretch * (evenements - total.bas)) * parPopulation,
    haut: (taux + stretch * (total.haut - evenements)) * parPopulation,
    confiance,
    methode: "Dobson",
    evenements,
    population,
  };
}
