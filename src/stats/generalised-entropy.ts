import { checkFinite } from "./check.ts";
import { readSample } from "./weighted-sample.ts";
import type { Echantillon, OptionsPonderation } from "./weighted-sample.ts";

const NEGLIGIBLE = 1e-20; // plus près de 0, l'indice ne se distingue plus de sa limite, et la division déborderait

/**
 * Indice d'entropie généralisée `GE(alpha)`, famille de Theil : `[Σ p (x/μ)^alpha − 1] / [alpha (alpha − 1)]`.
 *
 * `alpha` règle ce que l'indice regarde : petit ou négatif, le bas de la distribution ; grand, le haut. `GE(0)` est
 * l'écart logarithmique moyen (`meanLogDeviation`, Theil L), `GE(1)` l'indice de Theil (`theil`, Theil T), `GE(2)` la
 * moitié du carré du coefficient de variation. Sans maximum commun : ne se compare qu'à `alpha` égal. C'est la seule
 * famille qui se décompose exactement en intra et inter (`entropyDecomposition`).
 *
 * Source : F. A. Cowell, « Generalized entropy and the measurement of distributional change », European Economic
 * Review, 13(1), 1980, p. 147-159 ; A. F. Shorrocks, Econometrica, 48(3), 1980, p. 613-625.
 *
 * @param values revenus ou niveaux, positifs ou nuls ; tous positifs si `alpha` est nul ou négatif
 * @param alpha sensibilité, tout nombre fini
 * @returns l'indice, 0 quand tous ont autant, sans unité
 * @throws RangeError si l'échantillon est vide, négatif ou nul, si `alpha ≤ 0` avec une valeur nulle
 * @example
 * generalisedEntropy([10, 10, 10, 20, 50], 0).toFixed(7) // => "0.2326302"
 * generalisedEntropy([10, 10, 10, 20, 50], 2).toFixed(10) // => "0.3000000000"
 */
export function generalisedEntropy(
  values: readonly number[],
  alpha: number,
  { poids }: OptionsPonderation = {},
): number {
  checkFinite("alpha", alpha);
  return entropyOf(readSample(values, poids), alpha);
}

/** L'indice d'un échantillon déjà lu. */
export function entropyOf({ x, parts, moyenne }: Echantillon, alpha: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0 && alpha <= 0) throw new RangeError(`values must be positive when alpha is ${alpha}, got 0`);
    sum += parts[i]! * divergence((x[i]! - moyenne) / moyenne, alpha);
  }
  return sum;
}

/**
 * Terme d'une valeur dont l'écart relatif à la moyenne est `gap`. Le terme linéaire, de somme nulle, est retiré :
 * chaque contribution est alors positive, et une inégalité infime garde ses décimales.
 */
export function divergence(gap: number, alpha: number): number {
  if (gap === -1) return alpha === 1 ? 1 : 1 / alpha; // valeur nulle : limite de l'expression ci-dessous
  const log = Math.log1p(gap);
  if (Math.abs(alpha) < NEGLIGIBLE) return gap - log;
  if (alpha === 1) return (1 + gap) * log - gap;
  // Deux écritures de la même puissance : chacune est stable près de la valeur où l'autre perd ses décimales.
  if (alpha < 0.5) return (Math.expm1(alpha * log) - alpha * gap) / (alpha * (alpha - 1));
  return ((1 + gap) * Math.expm1((alpha - 1) * log) - (alpha - 1) * gap) / (alpha * (alpha - 1));
}
