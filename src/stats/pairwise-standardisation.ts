/**
 * Ce que partagent les décompositions de Das Gupta : le poids de chaque mélange de facteurs, et la mise en cohérence
 * des comparaisons deux à deux quand il y a plus de deux populations.
 */

/** Facteurs au plus : chaque paire de populations demande 2^facteurs calculs du taux. */
export const MAX_FACTORS = 12;

/** Poids d'un mélange qui prend `taken` des `count − 1` autres facteurs à l'autre population : leur somme fait 1. */
export function mixWeights(count: number): number[] {
  const weights = [1 / count];
  for (let taken = 1; taken < count; taken++) weights.push((weights[taken - 1]! * taken) / (count - taken));
  return weights;
}

/** Taux où un facteur reste celui de sa population, les autres étant moyennés : un couple par facteur. */
export type Paire = readonly [propre: number, autre: number];

/**
 * Pour deux populations, le taux standardisé de chaque facteur (Das Gupta, équation 3.54).
 *
 * @param count nombre de facteurs
 * @param taux le taux d'un mélange : le facteur `k` vient de la seconde population si le bit `k` vaut 1
 */
export function standardisePair(count: number, taux: (mask: number) => number): Paire[] {
  const size = 2 ** count;
  const rates = Float64Array.from({ length: size }, (_, mask) => taux(mask));
  const weights = mixWeights(count);
  return Array.from({ length: count }, (_, factor) => {
    const bit = 2 ** factor;
    let [first, second] = [0, 0];
    for (let mask = 0; mask < size; mask++) {
      if (mask & bit) continue;
      const weight = weights[countBits(mask)]!;
      first += weight * rates[mask]!;
      second += weight * rates[mask | bit]!;
    }
    return [first, second];
  });
}

const countBits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + countBits(mask >>> 1));

/**
 * Un taux standardisé par population et par facteur, cohérent entre toutes (Das Gupta, équation 6.11).
 *
 * Les comparaisons deux à deux ne s'additionnent pas : l'effet de 1 à 2 plus celui de 2 à 3 n'est pas celui de 1 à 3.
 * L'équation se réduit à la moyenne de tous les taux standardisés, plus l'effet moyen de la population contre toutes ;
 * pour deux populations elle redonne leurs taux.
 *
 * @param pair les taux standardisés de deux populations, un couple par facteur
 * @returns pour chaque facteur, un taux par population
 */
export function standardiseAll(populations: number, pair: (i: number, j: number) => readonly Paire[]): number[][] {
  const sums: number[] = [];
  const effects: number[][] = [];
  for (let i = 0; i < populations; i++) {
    for (let j = i + 1; j < populations; j++) {
      pair(i, j).forEach(([first, second], factor) => {
        sums[factor] = (sums[factor] ?? 0) + first + second;
        const effect = (effects[factor] ??= Array.from({ length: populations }, () => 0));
        effect[i]! += first - second;
        effect[j]! += second - first;
      });
    }
  }
  const pairs = populations * (populations - 1);
  return effects.map((effect, factor) => effect.map((e) => sums[factor]! / pairs + e / populations));
}

/** Ce qu'un facteur explique, dans toute décomposition de Das Gupta. */
export interface EffetFacteur {
  /** Par population, le taux si seul ce facteur différait, les autres étant communs. */
  readonly standardises: readonly number[];
  /** De la première à la dernière population ; entre deux autres, la différence de leurs taux standardisés. */
  readonly effet: number;
  /**
   * `effet` rapporté à l'écart total, en proportion (négatif, ou au-delà de 1, s'il s'oppose à d'autres) ; `null` si
   * les taux bruts sont égaux.
   */
  readonly part: number | null;
}

export interface DecompositionDasGupta<Facteur extends string> {
  /** Taux brut de chaque population. */
  readonly bruts: readonly number[];
  /** Écart brut de la première à la dernière population : la somme des effets. */
  readonly ecart: number;
  readonly facteurs: Readonly<Record<Facteur, EffetFacteur>>;
}

export function buildDecomposition<Facteur extends string>(
  bruts: readonly number[],
  noms: readonly Facteur[],
  standardises: readonly (readonly number[])[],
): DecompositionDasGupta<Facteur> {
  const ecart = bruts.at(-1)! - bruts[0]!;
  const facteurs = noms.map((nom, k): [Facteur, EffetFacteur] => {
    const effet = standardises[k]!.at(-1)! - standardises[k]![0]!;
    return [nom, { standardises: standardises[k]!, effet, part: ecart === 0 ? null : effet / ecart }];
  });
  return { bruts, ecart, facteurs: Object.fromEntries(facteurs) as Record<Facteur, EffetFacteur> };
}
