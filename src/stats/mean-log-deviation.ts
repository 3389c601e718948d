import { generalisedEntropy } from "./generalised-entropy.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

/**
 * Écart logarithmique moyen, ou indice L de Theil : `Σ p ln(μ/x)`, l'entropie généralisée d'ordre 0.
 *
 * À ne pas confondre avec `theil` (indice T), qui pondère par le revenu et non par la personne. Sa part intra-groupe ne
 * dépend que des effectifs : c'est celui à prendre pour dire « sans écart entre quartiers, l'inégalité serait de… ».
 * Une valeur nulle le rendrait infini : elle est refusée, à l'appelant de dire ce qu'il en fait.
 *
 * Source : H. Theil, Economics and Information Theory, North-Holland, 1967, chap. 4 ; A. F. Shorrocks, Econometrica,
 * 48(3), 1980, p. 613-625.
 *
 * @param values revenus ou niveaux, tous positifs
 * @returns l'indice, en nats
 * @throws RangeError si l'échantillon est vide ou porte une valeur nulle ou négative, si les poids sont mal formés
 * @example
 * meanLogDeviation([10, 10, 10, 20, 50]).toFixed(7) // => "0.2326302"
 */
export function meanLogDeviation(values: readonly number[], options: OptionsPonderation = {}): number {
  return generalisedEntropy(values, 0, options);
}
