import { readSample, sortSample } from "./weighted-sample.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

export interface OptionsGini extends OptionsPonderation {
  /**
   * `population` : les valeurs sont toute la population, l'indice va de 0 à 1 − 1/n ; c'est le défaut. `echantillon` :
   * multiplié par n / (n − 1), il va de 0 à 1 ; les poids comptent alors des observations, et `n` est leur somme.
   */
  readonly normalisation?: "population" | "echantillon";
}

/**
 * Indice de Gini : la moitié de l'écart moyen entre deux personnes prises au hasard, rapportée à la moyenne.
 *
 * 0 quand tous ont autant. La version « population » est celle d'usage pour les niveaux de vie ; la version
 * « échantillon », dite normalisée, atteint 1 quand un seul a tout : les deux ne se comparent pas, et l'écart est
 * grand sur peu de valeurs. À ne pas confondre avec l'indice de Gini de concentration spatiale, qui trie par un autre
 * rang que la valeur. Calculé sur des moyennes de zones, il ignore l'inégalité entre habitants d'une même zone.
 *
 * Sources : C. Gini, Variabilità e mutabilità, Bologne, 1912 ; normalisation : G. Deltas, Review of Economics and
 * Statistics, 85(1), 2003, p. 226-234.
 *
 * @param values revenus ou niveaux, positifs ou nuls, dans n'importe quel ordre
 * @returns l'indice, de 0 à 1
 * @throws RangeError si l'échantillon est vide, porte un négatif ou que des zéros, si les poids sont mal formés, si la
 * version échantillon a une taille d'au plus 1
 * @example
 * gini([20, 50, 20, 10]).toFixed(10) // => "0.3000000000"
 * gini([20, 50, 20, 10], { normalisation: "echantillon" }).toFixed(10) // => "0.4000000000"
 * gini([10, 20, 50], { poids: [1, 2, 1] }).toFixed(10) // => "0.3000000000"
 */
export function gini(values: readonly number[], { poids, normalisation = "population" }: OptionsGini = {}): number {
  const { x, parts, moyenne, taille } = sortSample(readSample(values, poids));
  let below = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    // Écart à la moyenne plutôt que valeur : sans lui, un « moins un » final perdrait les petites inégalités.
    sum += parts[i]! * (x[i]! - moyenne) * (2 * below + parts[i]!);
    below += parts[i]!;
  }
  const index = Math.max(0, sum / moyenne);
  if (normalisation === "population") return index;
  if (taille <= 1) throw new RangeError(`sample size must be greater than 1, got ${taille}`);
  return Math.min(1, (index * taille) / (taille - 1));
}
