import { checkNonNegative, checkPositive } from "./check.ts";

/** Une tranche d'âge (ou toute autre strate) du territoire, avec son poids dans la population type. */
export type TrancheDirecte = {
  /** Personnes exposées de la tranche. */
  readonly population: number;
  /** Effectif de la tranche dans la population type ; seules comptent les proportions entre tranches. */
  readonly poids: number;
} & (
  | { readonly evenements: number }
  /**
   * Quand une même personne peut vivre plusieurs événements : combien de personnes en ont vécu 1, 2, 3… dans cet ordre.
   */
  | { readonly personnesParFrequence: readonly number[] }
);

/** Les totaux d'où vient un taux standardisé : à imprimer avec lui, ou à sa place quand il est tu. */
export interface TotauxStandardises {
  readonly evenements: number;
  readonly population: number;
}

/** Le taux standardisé, en événements par personne, avec ce qu'il faut pour l'encadrer. */
export interface WeightedRate extends TotauxStandardises {
  readonly taux: number;
  readonly variance: number;
  /** Poids d'un événement de chaque tranche : part de la population type, divisée par la population. */
  readonly weights: readonly number[];
}

/**
 * Somme pondérée des taux de tranche et sa variance de Poisson, `Σ w² x` ; quand une personne peut compter `k` fois,
 * les événements ne sont plus indépendants, et la variance est `Σ w² Σ k² personnes`.
 *
 * Source : A. J. Dobson, K. Kuulasmaa, E. Eberle, J. Scherer, Statistics in Medicine, 10, 1991, p. 457-462 ; événements répétés :
 * UKHSA, PHEindicatormethods (`phe_dsr`, `use_dependent_events`).
 *
 * @returns `undefined` si une tranche qui pèse n'a pas de population : son taux n'existe pas
 * @throws RangeError sans tranche, sans poids, ou si un effectif est négatif
 * @example
 * weightedRate([{ evenements: 4, population: 100, poids: 1 }]).taux // => 0.04
 * weightedRate([{ personnesParFrequence: [2, 1], population: 100, poids: 1 }]).evenements // => 4
 */
export function weightedRate(tranches: readonly TrancheDirecte[]): WeightedRate | undefined {
  if (tranches.length === 0) throw new RangeError("bands must hold at least 1 item, got 0");
  let [standard, evenements, population] = [0, 0, 0];
  for (const tranche of tranches) {
    checkNonNegative("population", tranche.population);
    checkNonNegative("weight", tranche.poids);
    standard += tranche.poids;
    population += tranche.population;
  }
  checkPositive("sum of weights", standard);
  let [taux, variance, hasGap] = [0, 0, false];
  const weights = tranches.map((tranche) => {
    const counts = moments(tranche);
    evenements += counts.first;
    if (tranche.poids === 0) return 0;
    if (tranche.population === 0) hasGap = true;
    const weight = tranche.poids / standard / tranche.population;
    taux += weight * counts.first;
    variance += weight * weight * counts.second;
    return weight;
  });
  return hasGap ? undefined : { taux, variance, weights, evenements, population };
}

/** Nombre d'événements d'une tranche, et somme des carrés qui fait sa variance. */
function moments(tranche: TrancheDirecte): { readonly first: number; readonly second: number } {
  if ("evenements" in tranche) {
    checkNonNegative("events", tranche.evenements);
    return { first: tranche.evenements, second: tranche.evenements };
  }
  let [first, second] = [0, 0];
  tranche.personnesParFrequence.forEach((personnes, i) => {
    checkNonNegative("persons", personnes);
    first += (i + 1) * personnes;
    second += (i + 1) ** 2 * personnes;
  });
  return { first, second };
}
