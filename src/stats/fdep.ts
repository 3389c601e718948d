import { checkPositive, checkSameLength } from "./check.ts";
import { firstComponent } from "./first-component.ts";

/** Les quatre variables du FDep, en proportion sauf le revenu, et le sens où chacune dit la défaveur sociale. */
const SENS = {
  /** Revenu fiscal médian par unité de consommation (ou par ménage), en euros. */
  revenuMedian: -1,
  /** Part des bacheliers parmi les 15 ans ou plus non scolarisés. */
  partBacheliers: -1,
  /** Part des ouvriers dans la population active de 15 à 64 ans. */
  partOuvriers: 1,
  /** Taux de chômage des 15 à 64 ans, au sens du recensement. */
  tauxChomage: 1,
} as const;

export type VariableFdep = keyof typeof SENS;
const VARIABLES = Object.keys(SENS) as readonly VariableFdep[];

export interface ResultatFdep {
  /** Score de chaque territoire : plus il est haut, plus le territoire est défavorisé. Moyenne pondérée nulle. */
  readonly scores: readonly number[];
  /** Coefficient de chaque variable réduite, vecteur de norme 1. */
  readonly coefficients: Readonly<Record<VariableFdep, number>>;
  /** Part de la variance des quatre variables que le score résume, de 0 à 1. */
  readonly partExpliquee: number;
  /** Variables dont le coefficient contredit le sens attendu : l'indice n'a alors pas son sens habituel. */
  readonly contraires: readonly VariableFdep[];
}

/**
 * Indice français de défavorisation sociale (FDep) : première composante principale de quatre variables, pondérée par
 * la population.
 *
 * Le score augmente avec la défaveur. Il est relatif aux territoires donnés : l'indice publié se calcule sur toutes les
 * communes de France métropolitaine ; calculé sur les quartiers d'une ville, il ne se compare ni à l'indice publié, ni
 * à celui d'une autre ville, ni à celui d'une autre année. Ne pas confondre avec l'EDI (`edi`), dont les poids sont
 * publiés une fois pour toutes. `partExpliquee` dit s'il mérite d'être lu.
 *
 * Source : G. Rey, E. Jougla, A. Fouillet, D. Hémon, « Ecological association between a deprivation index and mortality
 * in France over the period 1997-2001 », BMC Public Health, 9, 2009, 33.
 *
 * @param variables une liste par variable, une valeur par territoire
 * @param population population de chaque territoire, positive
 * @returns les scores, sans unité, et de quoi les juger
 * @throws RangeError si les longueurs diffèrent, si une variable est constante, si une population n'est pas positive
 * @example
 * const { scores, contraires } = fdep(
 *   { revenuMedian: [24000, 20000, 15000], partBacheliers: [0.6, 0.4, 0.3], partOuvriers: [0.1, 0.2, 0.4], tauxChomage: [0.07, 0.12, 0.2] },
 *   [1000, 2000, 1500],
 * );
 * scores.map((s) => s.toFixed(2)) // => ["-2.85", "-0.42", "2.46"]
 * contraires // => []
 */
export function fdep(
  variables: Readonly<Record<VariableFdep, readonly number[]>>,
  population: readonly number[],
): ResultatFdep {
  const columns = VARIABLES.map((v) => variables[v]);
  checkSameLength("population", population, columns[0]?.length ?? 0);
  population.forEach((n) => checkPositive("population", n));
  const component = firstComponent(columns, { poids: population, sens: VARIABLES.map((v) => SENS[v]) });
  const coefficients = Object.fromEntries(VARIABLES.map((v, j) => [v, component.coefficients[j] ?? NaN]));
  return {
    scores: component.scores,
    coefficients: coefficients as Record<VariableFdep, number>,
    partExpliquee: component.partExpliquee,
    contraires: VARIABLES.filter((v, j) => (component.coefficients[j] ?? NaN) * SENS[v] < 0),
  };
}
