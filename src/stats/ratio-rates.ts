import type { Taux } from "./difference-rates.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { checkTaux } from "./poisson-exact.ts";
import { wilson } from "./wilson.ts";

/**
 * Rapport de deux taux d'événements indépendants, `a / b`, et intervalle du score de Miettinen et Nurminen.
 *
 * Les événements de `a` parmi tous suivent une loi binomiale : leur part a son intervalle de Wilson, d'où celui du
 * rapport. C'est exactement le score de Miettinen et Nurminen pour deux lois de Poisson. Choisi contre l'intervalle
 * logarithmique de Wald, qui n'existe pas dès qu'un des nombres est nul et sous-couvre les petits. Sans événement dans
 * `b`, la valeur et la borne haute sont infinies, la borne basse reste utile. Pour des parts, `ratioProportions`.
 *
 * Sources : O. Miettinen, M. Nurminen, « Comparative analysis of two rates », Statistics in Medicine, 4, 1985,
 * p. 213-226 ; P. L. Graham, K. Mengersen, A. P. Morton, Statistics in Medicine, 22, 2003, p. 2071-2083.
 *
 * @param a taux comparé, population disjointe de celle de `b`
 * @param b taux de référence
 * @returns valeur et bornes, sans unité (1,25 = un quart de plus)
 * @throws RangeError si aucun événement n'est compté, si une population est nulle, si la confiance n'est pas entre 0 et
 *   1
 * @example
 * const rapport = ratioRates({ evenements: 65, population: 900 }, { evenements: 40, population: 800 });
 * [rapport.valeur, rapport.bas, rapport.haut].map((x) => x.toFixed(3)) // => ["1.444", "0.977", "2.136"]
 * ratioRates({ evenements: 4, population: 100 }, { evenements: 0, population: 100 }).bas.toFixed(3) // => "1.041"
 */
export function ratioRates(a: Taux, b: Taux, { confiance = 0.95 }: OptionsIntervalle = {}): ValeurEncadree {
  checkTaux(a.evenements, a.population, 1, confiance);
  checkTaux(b.evenements, b.population, 1, confiance);
  const total = a.evenements + b.evenements;
  if (total === 0) throw new RangeError("events must not all be zero, got 0 and 0");
  const exposure = b.population / a.population;
  // Les bornes du complément, et non 1 moins elles : une part voisine de 1 garde ses décimales.
  const { bas, haut } = wilson(a.evenements, total, { confiance });
  const rest = wilson(b.evenements, total, { confiance });
  return {
    valeur: (a.evenements / b.evenements) * exposure,
    bas: (bas / rest.haut) * exposure,
    haut: (haut / rest.bas) * exposure,
    confiance,
    methode: "Miettinen-Nurminen",
  };
}
