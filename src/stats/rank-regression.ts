import { checkPositive } from "./check.ts";

/** Ce qu'ont en commun les deux conventions d'indice de pente : la régression pondérée sur le rang moyen. */
export interface RegressionRangs {
  /** Part de la population de chaque groupe. */
  readonly parts: Float64Array;
  /** Rang de chaque groupe : milieu de sa tranche de population, de 0 (le plus défavorisé) à 1. */
  readonly rangs: Float64Array;
  /** Ce que vaut chaque valeur dans la pente : `pente = Σ coefficient × valeur`. */
  readonly pente: Float64Array;
  /** Somme pondérée des carrés des rangs centrés. */
  readonly carres: number;
}

/**
 * Prépare la droite ajustée de valeurs de groupes ordonnés, pondérée par leur population. La moyenne pondérée de ces
 * rangs est toujours ½ : la droite passe par la moyenne des valeurs au milieu, et ses extrémités en sont à ± ½ pente.
 *
 * Source : A. Low, A. Low, Journal of Public Health, 26, 2004, p. 388-395.
 *
 * @throws RangeError s'il y a moins de groupes que `atLeast`, ou si une population n'est pas positive
 * @example
 * [...rankRegression([10, 20, 10], 3).rangs] // => [0.125, 0.5, 0.875]
 */
export function rankRegression(populations: readonly number[], atLeast: number): RegressionRangs {
  if (populations.length < atLeast) {
    throw new RangeError(`groups must be at least ${atLeast}, got ${populations.length}`);
  }
  let total = 0;
  for (const population of populations) {
    checkPositive("population", population);
    total += population;
  }
  const parts = Float64Array.from(populations, (population) => population / total);
  let below = 0;
  const rangs = parts.map((part) => {
    below += part;
    return below - part / 2;
  });
  const carres = parts.reduce((sum, part, i) => sum + part * (rangs[i]! - 0.5) ** 2, 0);
  const pente = parts.map((part, i) => (part * (rangs[i]! - 0.5)) / carres);
  return { parts, rangs, pente, carres };
}
