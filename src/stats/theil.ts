import { generalisedEntropy } from "./generalised-entropy.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

/**
 * Indice de Theil, dit T : `Σ p (x/μ) ln(x/μ)`, l'entropie généralisée d'ordre 1.
 *
 * Rival : l'indice L, ou écart logarithmique moyen (`meanLogDeviation`), que plusieurs logiciels appellent aussi «
 * theil » (c'est le cas de `theil()` dans le paquet R REAT) : dire lequel à côté du chiffre. T est plus sensible au
 * haut de la distribution, L au bas. Une valeur nulle y compte pour 0, sa limite. Va de 0 à ln n.
 *
 * Source : H. Theil, Economics and Information Theory, North-Holland, 1967, chap. 4.
 *
 * @param values revenus ou niveaux, positifs ou nuls
 * @returns l'indice, en nats
 * @throws RangeError si l'échantillon est vide, porte un négatif ou que des zéros, si les poids sont mal formés
 * @example
 * theil([10, 10, 10, 20, 50]).toFixed(6) // => "0.250201"
 * theil([0, 1]).toFixed(6) // => "0.693147"
 */
export function theil(values: readonly number[], options: OptionsPonderation = {}): number {
  return generalisedEntropy(values, 1, options);
}
