import { checkFinite, checkSameLength } from "./check.ts";
import { divergence, entropyOf } from "./generalised-entropy.ts";
import { readSample } from "./weighted-sample.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

export interface GroupeEntropie<Cle> {
  readonly groupe: Cle;
  /** Part des personnes, de 0 à 1. */
  readonly partPopulation: number;
  /** Part de la masse des revenus, de 0 à 1. */
  readonly partRevenus: number;
  readonly moyenne: number;
  /** L'indice à l'intérieur du groupe. */
  readonly indice: number;
  /** Ce que le groupe apporte au total intra. */
  readonly contribution: number;
}

export interface DecompositionEntropie<Cle> {
  /** L'indice de l'ensemble : exactement `intra + inter`. */
  readonly total: number;
  /** Inégalité à l'intérieur des groupes. */
  readonly intra: number;
  /** Inégalité qui resterait si chacun avait la moyenne de son groupe. */
  readonly inter: number;
  readonly groupes: readonly GroupeEntropie<Cle>[];
}

export interface OptionsDecompositionEntropie extends OptionsPonderation {
  /** Ordre de l'entropie : 0 (écart logarithmique moyen, Theil L), 1 (Theil T), ou tout nombre fini. Défaut : 1. */
  readonly alpha?: number;
}

/**
 * Décomposition d'un indice d'entropie (Theil T, Theil L, `GE(alpha)`) entre et à l'intérieur de groupes.
 *
 * Exacte et sans reste, au contraire de celle du Gini. Le poids d'un groupe dans l'intra est `f^(1−alpha) s^alpha`, où
 * `f` est sa part des personnes et `s` sa part des revenus : ces poids ne font 1 que pour L (`f`) et T (`s`). La part
 * `inter / total` dit ce que le découpage explique ; elle grandit mécaniquement avec le nombre de groupes.
 *
 * Sources : F. Bourguignon, Econometrica, 47(4), 1979, p. 901-920 ; A. F. Shorrocks, Econometrica, 48(3), 1980,
 * p. 613-625.
 *
 * @param values revenus ou niveaux, positifs ou nuls ; tous positifs si `alpha` est nul ou négatif
 * @param appartenance le groupe de chaque valeur, à la même place
 * @returns total, intra, inter et le détail des groupes dans leur ordre d'apparition
 * @throws RangeError si les longueurs diffèrent, si un groupe n'a que des zéros, et comme `generalisedEntropy`
 * @example
 * entropyDecomposition([1, 3, 6, 6], ["a", "a", "b", "b"]).inter.toFixed(6) // => "0.130812"
 * entropyDecomposition([1, 3, 6, 6], ["a", "a", "b", "b"]).groupes.map((g) => g.partRevenus) // => [0.25, 0.75]
 */
export function entropyDecomposition<Cle>(
  values: readonly number[],
  appartenance: readonly Cle[],
  { poids, alpha = 1 }: OptionsDecompositionEntropie = {},
): DecompositionEntropie<Cle> {
  checkFinite("alpha", alpha);
  checkSameLength("groups", appartenance, values.length);
  const all = readSample(values, poids);
  const members = new Map<Cle, number[]>();
  appartenance.forEach((groupe, i) => {
    if (poids?.[i] === 0) return;
    const indices = members.get(groupe);
    if (indices === undefined) members.set(groupe, [i]);
    else indices.push(i);
  });
  const groupes: GroupeEntropie<Cle>[] = [];
  let intra = 0;
  let inter = 0;
  for (const [groupe, indices] of members) {
    const sample = readSample(
      indices.map((i) => values[i]!),
      poids && indices.map((i) => poids[i]!),
    );
    const partPopulation = sample.taille / all.taille;
    const ratio = sample.moyenne / all.moyenne;
    const indice = entropyOf(sample, alpha);
    const contribution = partPopulation * ratio ** alpha * indice;
    intra += contribution;
    inter += partPopulation * divergence(ratio - 1, alpha);
    groupes.push({
      groupe,
      partPopulation,
      partRevenus: partPopulation * ratio,
      moyenne: sample.moyenne,
      indice,
      contribution,
    });
  }
  return { total: intra + inter, intra, inter, groupes };
}
