import { checkFinite, checkNonNegative, checkOpenUnit, checkPositive, checkSameLength } from "./check.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { minRanks } from "./min-ranks.ts";

export interface OptionsRangs extends OptionsIntervalle {
  /** `"decroissant"` (par défaut) : le rang 1 est la plus grande valeur ; `"croissant"` : la plus petite. */
  readonly ordre?: "decroissant" | "croissant";
}

export interface OptionsTirages extends OptionsRangs {
  /** Nombre de tirages ; 10 000 par défaut. */
  readonly tirages?: number;
  /** Graine du hasard, pour que le même rapport redonne les mêmes rangs ; 1 par défaut. */
  readonly graine?: number;
}

/** Les entrées vérifiées, orientées pour que le rang 1 soit toujours la plus grande. */
export function orientScores(
  estimations: readonly number[],
  erreurs: readonly number[],
  { confiance, ordre }: Required<OptionsRangs>,
): { readonly scores: Float64Array; readonly errors: Float64Array } {
  checkPositive("number of areas", estimations.length);
  checkSameLength("standard errors", erreurs, estimations.length);
  estimations.forEach((x) => checkFinite("estimate", x));
  erreurs.forEach((x) => checkNonNegative("standard error", x));
  checkOpenUnit("confidence", confiance);
  const sign = ordre === "decroissant" ? 1 : -1;
  return { scores: Float64Array.from(estimations, (x) => sign * x), errors: Float64Array.from(erreurs) };
}

/** Rang de chaque score, 1 pour le plus grand ; les ex æquo partagent le meilleur rang. */
export const ranksOf = (scores: Float64Array): Float64Array => minRanks(scores.map((score) => -score));
