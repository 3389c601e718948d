import { checkNonNegative, checkPositive } from "./check.ts";
import { checkWidth } from "./pyramide.ts";

/** Probabilités de survie sur un pas de projection. */
export interface Survie {
  /** Part des naissances du pas encore en vie à sa fin. */
  readonly naissance: number;
  /** Part de chaque groupe encore en vie un pas plus tard, dans le groupe suivant ; pour le dernier, dans le même. */
  readonly groupes: readonly number[];
}

/**
 * Survies de projection, tirées des années vécues d'une table de mortalité (`nLx`).
 *
 * De groupe à groupe, `L(x + n) / L(x)` ; des naissances au premier groupe, `L(0) / (n × racine)`. Les deux derniers
 * groupes ont la même survie, `T / (L + T)` où `T` est le dernier, ouvert : ceux qui y entrent et ceux qui y sont ne se
 * distinguent pas. À ne pas confondre avec `1 − q(x)`, de l'anniversaire à l'anniversaire.
 *
 * Source : S. H. Preston, P. Heuveline, M. Guillot, Demography: Measuring and Modeling Population Processes, Blackwell,
 * 2001, chap. 6.
 *
 * @param personnesAnnees années vécues dans chaque groupe d'âges, le dernier ouvert
 * @param racine naissances de la table (`l0`), même échelle : 100 000 ou 1
 * @param pas largeur des groupes, en années
 * @returns des probabilités, de 0 à 1
 * @throws RangeError s'il y a moins de trois groupes, si une valeur n'est pas positive
 * @example
 * survivalRatios([490, 480, 240, 120], 100, 5).groupes.map((s) => s.toFixed(4)) // => ["0.9796", "0.5000", "0.3333", "0.3333"]
 * survivalRatios([490, 480, 240, 120], 100, 5).naissance // => 0.98
 */
export function survivalRatios(personnesAnnees: readonly number[], racine: number, pas: number): Survie {
  const n = personnesAnnees.length;
  if (n < 3) throw new RangeError(`age groups must be at least 3, got ${n}`);
  personnesAnnees.forEach((years, i) => (i < n - 1 ? checkPositive : checkNonNegative)("person-years", years));
  checkPositive("radix", racine);
  checkWidth(pas);
  const years = (i: number): number => personnesAnnees[i] ?? NaN;
  const open = years(n - 1) / (years(n - 2) + years(n - 1));
  return {
    naissance: years(0) / (pas * racine),
    groupes: personnesAnnees.map((_, i) => (i < n - 2 ? years(i + 1) / years(i) : open)),
  };
}
