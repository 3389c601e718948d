import { checkOpenUnit, checkPositive } from "./check.ts";
import type { TauxStandardise } from "./direct-standardisation.ts";
import { gammaQuantile } from "./gamma-quantile.ts";
import type { OptionsTaux } from "./poisson-exact.ts";
import { weightedRate } from "./weighted-rate.ts";
import type { TrancheDirecte } from "./weighted-rate.ts";

export interface OptionsFayFeuer extends OptionsTaux {
  /**
   * Le poids de l'événement de plus qui fait la borne haute : `maximal` (défaut, Fay et Feuer) est celui de la tranche
   * la plus lourde, et couvre toujours ; `moyen` (Tiwari) est la moyenne des poids, moins large.
   */
  readonly evenementDePlus?: "maximal" | "moyen";
}

/**
 * Taux standardisé direct et bornes gamma de Fay et Feuer.
 *
 * Même valeur que `directStandardisation`, autres bornes : elles couvrent encore quand les événements sont rares ou les
 * poids très inégaux, au prix d'une borne haute large. Faites pour les petits nombres, elles ne taisent rien : à zéro
 * événement, la borne basse est 0 et la haute est définie. Si toutes les tranches pèsent autant, ce sont celles de
 * `poissonExact`.
 *
 * Sources : M. P. Fay, E. J. Feuer, « Confidence intervals for directly standardised rates: a method based on the gamma
 * distribution », Statistics in Medicine, 16, 1997, p. 791-801 ; R. C. Tiwari, L. X. Clegg, Z. Zou, « Efficient
 * interval estimation for age-adjusted cancer rates », Statistical Methods in Medical Research, 15, 2006, p. 547-569.
 *
 * @param tranches une par classe d'âge, dans n'importe quel ordre ; `poids` est son effectif dans la population type
 * @returns valeur et bornes en événements pour `parPopulation` personnes, totaux bruts
 * @throws RangeError sans tranche, sans poids, si un effectif est négatif, si une option est hors de son domaine
 * @example
 * const tranches = [{ evenements: 20, population: 1000, poids: 1 }, { evenements: 5, population: 500, poids: 1 }];
 * fayFeuer(tranches, { parPopulation: 1000 }).bas.toFixed(4) // => "9.4554"
 * fayFeuer(tranches, { parPopulation: 1000 }).methode // => "Fay-Feuer"
 */
export function fayFeuer(
  tranches: readonly TrancheDirecte[],
  { parPopulation = 1, confiance = 0.95, evenementDePlus = "maximal" }: OptionsFayFeuer = {},
): TauxStandardise {
  checkPositive("per-population", parPopulation);
  checkOpenUnit("confidence", confiance);
  const rate = weightedRate(tranches);
  if (rate === undefined) return { motif: "tranche sans population" };
  const { taux, variance, weights, evenements, population } = rate;
  const tail = (1 - confiance) / 2;
  const extra = evenementDePlus === "maximal" ? largest(weights) : average(weights);
  return {
    valeur: taux * parPopulation,
    bas: evenements === 0 ? 0 : gammaLimit(tail, taux, variance) * parPopulation,
    haut: gammaLimit(1 - tail, taux + extra.weight, variance + extra.square) * parPopulation,
    confiance,
    methode: evenementDePlus === "maximal" ? "Fay-Feuer" : "Tiwari",
    evenements,
    population,
  };
}

/** Quantile de la loi gamma qui a cette moyenne et cette variance. */
const gammaLimit = (p: number, mean: number, variance: number): number =>
  (variance / mean) * gammaQuantile(p, (mean * mean) / variance);

interface Extra {
  readonly weight: number;
  readonly square: number;
}

function largest(weights: readonly number[]): Extra {
  const weight = Math.max(...weights);
  return { weight, square: weight * weight };
}

function average(weights: readonly number[]): Extra {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return { weight: sum / weights.length, square: squares / weights.length };
}
