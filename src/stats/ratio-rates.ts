import { binomialTest } from "./binomial-test.ts";
import { checkCount } from "./check.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import type { Taux } from "./difference-rates.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { checkTaux } from "./poisson-exact.ts";
import { normalTails } from "./valeurs-p.ts";
import type { ValeursP } from "./valeurs-p.ts";
import { wilson } from "./wilson.ts";

export interface OptionsRapportTaux extends OptionsIntervalle {
  /** « Miettinen-Nurminen » (défaut), le score ; « exacte », conditionnelle, pour des nombres entiers. */
  readonly methode?: "Miettinen-Nurminen" | "exacte";
}

/** Sans aucun événement des deux côtés, rien ne compare les deux taux. */
export type RapportTaux = (ValeurEncadree & { readonly p: ValeursP }) | { readonly motif: "aucun événement" };

/**
 * Rapport de deux taux d'événements indépendants, `a / b`, son intervalle et le test de leur égalité.
 *
 * Sachant leur total, les événements de `a` suivent une loi binomiale : l'intervalle de leur part, transporté, est
 * celui du rapport. Avec Wilson, c'est exactement le score de Miettinen et Nurminen pour deux lois de Poisson. Avec
 * Clopper-Pearson, c'est l'intervalle exact de Przyborowski et Wilenski (R, `poisson.test` à deux échantillons), qui
 * couvre toujours mais s'élargit. L'intervalle logarithmique de Wald est écarté : il n'existe pas dès qu'un des nombres
 * est nul et sous-couvre les petits. Les valeurs p sont celles du test du même nom ; la bilatérale exacte est, comme
 * dans R, celle de `binomialTest` par vraisemblance.
 *
 * Sans événement dans `b`, la valeur et la borne haute sont infinies, la borne basse reste utile. Les deux populations
 * sont **disjointes** : une commune se compare au reste de son département. Pour des parts, `ratioProportions`.
 *
 * Sources : O. Miettinen, M. Nurminen, « Comparative analysis of two rates », Statistics in Medicine, 4, 1985,
 * p. 213-226 ; J. Przyborowski, H. Wilenski, Biometrika, 31, 1940, p. 313-323.
 *
 * @param a taux comparé
 * @param b taux de référence
 * @returns valeur et bornes, sans unité (1,25 = un quart de plus), et les probabilités critiques de l'égalité ; ou le
 *   motif, sans aucun événement
 * @throws RangeError si des événements sont négatifs, ou fractionnaires avec « exacte », si une population n'est pas
 *   positive, si la confiance n'est pas entre 0 et 1
 * @example
 * const rapport = ratioRates({ evenements: 65, population: 900 }, { evenements: 40, population: 800 });
 * [rapport.valeur, rapport.bas, rapport.haut].map((x) => x.toFixed(3)) // => ["1.444", "0.977", "2.136"]
 * const [a, b] = [{ evenements: 11, population: 800 }, { evenements: 21, population: 3011 }];
 * ratioRates(a, b, { methode: "exacte" }).bas.toFixed(7) // => "0.8584264"
 * ratioRates(a, b, { methode: "exacte" }).p.bilaterale.toFixed(5) // => "0.07967"
 */
export function ratioRates(
  a: Taux,
  b: Taux,
  { confiance = 0.95, methode = "Miettinen-Nurminen" }: OptionsRapportTaux = {},
): RapportTaux {
  for (const { evenements, population } of [a, b]) {
    checkTaux(evenements, population, 1, confiance);
    if (methode === "exacte") checkCount("events", evenements);
  }
  const total = a.evenements + b.evenements;
  if (total === 0) return { motif: "aucun événement" };
  const exposure = b.population / a.population;
  const expected = a.population / (a.population + b.population);
  const interval = methode === "exacte" ? clopperPearson : wilson;
  // Les bornes du complément, et non 1 moins elles : une part voisine de 1 garde ses décimales.
  const { bas, haut } = interval(a.evenements, total, { confiance });
  const rest = interval(b.evenements, total, { confiance });
  return {
    valeur: (a.evenements / b.evenements) * exposure,
    bas: (bas / rest.haut) * exposure,
    haut: (haut / rest.bas) * exposure,
    confiance,
    methode: methode === "exacte" ? "Binomiale exacte conditionnelle" : methode,
    p:
      methode === "exacte"
        ? binomialTest(a.evenements, total, expected)
        : normalTails((a.evenements - total * expected) / Math.sqrt(total * expected * (1 - expected))),
  };
}
