import { binomialTest } from "./binomial-test.ts";
import { checkCount, checkOpenUnit, checkPositive } from "./check.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import type { ValeursP } from "./valeurs-p.ts";

export interface TauxObserve {
  /** Nombre d'événements, entier. */
  readonly evenements: number;
  /** Personnes exposées (ou personnes-années), positive. */
  readonly population: number;
}

/** Sans aucun événement des deux côtés, rien ne compare les deux taux. */
export type RapportDeTaux = (ValeurEncadree & { readonly p: ValeursP }) | { readonly motif: "aucun événement" };

/**
 * Rapport de deux taux d'événements indépendants, `a / b`, intervalle exact et test de leur égalité.
 *
 * Sachant le total des événements, ceux de `a` suivent une loi binomiale : l'intervalle est celui de Clopper-Pearson,
 * transporté, et le test celui de `binomialTest` (R, `poisson.test` à deux échantillons). Les deux populations doivent
 * être disjointes : une commune se compare au reste de son département. Pour deux parts, où le numérateur est compris
 * dans le dénominateur, `differenceProportions` ou `fisherExact`.
 *
 * Source : J. Przyborowski, H. Wilenski, « Homogeneity of results in testing samples from Poisson series », Biometrika,
 * 31, 1940, p. 313-323.
 *
 * @returns le rapport (2 : deux fois le taux de `b`), de 0 à l'infini, et les probabilités critiques de l'égalité
 * @throws RangeError si les événements ne sont pas entiers, si une population n'est pas positive
 * @example
 * const a = { evenements: 11, population: 800 };
 * const b = { evenements: 21, population: 3011 };
 * rateRatio(a, b).valeur.toFixed(6) // => "1.971488"
 * rateRatio(a, b).bas.toFixed(7) // => "0.8584264"
 * rateRatio(a, b).p.bilaterale.toFixed(5) // => "0.07967"
 */
export function rateRatio(a: TauxObserve, b: TauxObserve, { confiance = 0.95 }: OptionsIntervalle = {}): RapportDeTaux {
  for (const { evenements, population } of [a, b]) {
    checkCount("events", evenements);
    checkPositive("population", population);
  }
  checkOpenUnit("confidence", confiance);
  const total = a.evenements + b.evenements;
  if (total === 0) return { motif: "aucun événement" };
  const share = clopperPearson(a.evenements, total, { confiance });
  const exposure = b.population / a.population;
  const odds = (p: number): number => (p / (1 - p)) * exposure;
  return {
    valeur: (a.evenements / b.evenements) * exposure,
    bas: odds(share.bas),
    haut: odds(share.haut),
    confiance,
    methode: "Binomiale exacte conditionnelle",
    p: binomialTest(a.evenements, total, a.population / (a.population + b.population)),
  };
}
