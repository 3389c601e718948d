import { checkFinite } from "./check.ts";
import { buildDecomposition, MAX_FACTORS, standardiseAll, standardisePair } from "./pairwise-standardisation.ts";
import type { DecompositionDasGupta } from "./pairwise-standardisation.ts";

/** Un facteur : un nombre, ou un nombre par catégorie (âge, statut), dans le même ordre pour toutes les populations. */
export type Facteur = number | readonly number[];

export interface OptionsDasGupta<Facteurs> {
  /** Le taux en fonction des facteurs. Défaut : leur produit, sommé sur les catégories s'ils en ont. */
  readonly taux?: (facteurs: Facteurs) => number;
}

/**
 * Standardisation et décomposition de Das Gupta : la part de chaque facteur dans l'écart entre deux populations ou
 * plus.
 *
 * Chaque facteur est tour à tour laissé à sa population, les autres étant moyennés sur tous leurs mélanges ; les effets
 * s'additionnent exactement à l'écart brut, sans terme d'interaction et quel que soit l'ordre des facteurs. À deux
 * facteurs et deux populations, c'est Kitagawa (`kitagawa`). Au-delà de deux populations (une série d'années), les taux
 * sont rendus cohérents entre toutes : l'effet entre deux années se lit par différence, et ne dépend plus du chemin.
 * Rival : la décomposition d'Oaxaca-Blinder, qui demande des données individuelles. Rien de causal ici : « explique »
 * veut dire « compte pour ».
 *
 * Une structure croisée (âge × sexe) qu'on veut partager entre ses variables : `dasGuptaStructure`.
 *
 * Source : P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau of the Census,
 * P23-186, 1993, chap. 2 à 4 et 6 (équations 3.54, 6.11 et 6.12).
 *
 * @param populations au moins deux, dans l'ordre voulu (années croissantes) ; mêmes facteurs, au plus 12
 * @returns les taux bruts et, par facteur, les taux standardisés, l'effet et sa part de l'écart
 * @throws RangeError s'il y a moins de deux populations, si les facteurs ou leurs longueurs diffèrent, si une valeur ou
 * un taux n'est pas fini
 * @example
 * const d = dasGupta([{ gain: 10930, actifs: 0.717892 }, { gain: 16591, actifs: 0.825974 }]);
 * d.facteurs.gain.effet.toFixed(3) // => "4369.913"
 * d.facteurs.actifs.part.toFixed(4) // => "0.2539"
 * dasGupta([{ n: 19, m: 11 }, { n: 24, m: 9 }], { taux: (f) => f.n - f.m }).facteurs.m.effet // => 2
 */
export function dasGupta<Facteurs extends Readonly<Record<string, Facteur>>>(
  populations: readonly Facteurs[],
  { taux = sumOfProducts }: OptionsDasGupta<Facteurs> = {},
): DecompositionDasGupta<Extract<keyof Facteurs, string>> {
  const noms = checkPopulations(populations);
  const rate = (facteurs: Facteurs): number => {
    const value = taux(facteurs);
    checkFinite("rate", value);
    return value;
  };
  const standardises = standardiseAll(populations.length, (i, j) =>
    standardisePair(noms.length, (mask) => {
      const mix = noms.map((nom, k) => [nom, populations[mask & (2 ** k) ? j : i]![nom]]);
      return rate(Object.fromEntries(mix) as Facteurs);
    }),
  );
  return buildDecomposition(populations.map(rate), noms, standardises);
}

/** Produit des facteurs, catégorie par catégorie, sommé. Un facteur qui est un nombre vaut pour toutes. */
export function sumOfProducts(facteurs: Readonly<Record<string, Facteur>>): number {
  const all = Object.values(facteurs);
  const vectors = all.filter((f): f is readonly number[] => typeof f !== "number");
  let common = 1;
  for (const f of all) if (typeof f === "number") common *= f;
  if (vectors.length === 0) return common;
  let sum = 0;
  for (let k = 0; k < vectors[0]!.length; k++) {
    let product = common;
    for (const vector of vectors) product *= vector[k]!;
    sum += product;
  }
  return sum;
}

/** Refuse des populations qui n'ont pas les mêmes facteurs ; rend leurs noms. */
function checkPopulations<Facteurs extends Readonly<Record<string, Facteur>>>(
  populations: readonly Facteurs[],
): Extract<keyof Facteurs, string>[] {
  if (populations.length < 2) throw new RangeError(`populations must be at least 2, got ${populations.length}`);
  const noms = Object.keys(populations[0]!) as Extract<keyof Facteurs, string>[];
  if (noms.length < 1 || noms.length > MAX_FACTORS) {
    throw new RangeError(`factors must be 1 to ${MAX_FACTORS}, got ${noms.length}`);
  }
  for (const population of populations) {
    const names = Object.keys(population);
    if (names.length !== noms.length || noms.some((nom) => !(nom in population))) {
      throw new RangeError(`populations must have the same factors, got ${names} instead of ${noms}`);
    }
    for (const nom of noms) checkFacteur(nom, population[nom]!, populations[0]![nom]!);
  }
  return noms;
}

const lengthOf = (facteur: Facteur): number | "scalar" => (typeof facteur === "number" ? "scalar" : facteur.length);

function checkFacteur(nom: string, facteur: Facteur, first: Facteur): void {
  const [length, expected] = [lengthOf(facteur), lengthOf(first)];
  if (length !== expected) throw new RangeError(`factor ${nom} must keep length ${expected}, got ${length}`);
  if (length === 0) throw new RangeError(`factor ${nom} must hold at least 1 number, got 0`);
  for (const x of typeof facteur === "number" ? [facteur] : facteur) checkFinite(`factor ${nom}`, x);
}
