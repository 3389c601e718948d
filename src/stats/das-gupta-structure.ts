import { checkFinite, checkSameLength } from "./check.ts";
import { buildDecomposition, standardiseAll, standardisePair } from "./pairwise-standardisation.ts";
import type { DecompositionDasGupta, Paire } from "./pairwise-standardisation.ts";
import { structureShares } from "./structure-shares.ts";

/** Une population : l'effectif de chaque cellule du tableau croisé et les facteurs du taux de la cellule. */
export interface PopulationCroisee<Taux extends string> {
  readonly effectifs: readonly number[];
  /** Un nombre par cellule pour chaque facteur ; un seul facteur est le taux lui-même, plusieurs se multiplient. */
  readonly taux: Readonly<Record<Taux, readonly number[]>>;
}

/**
 * Décomposition de Das Gupta d'un taux par une structure croisée (âge × sexe, âge × type de ménage…) et par les taux de
 * chaque cellule.
 *
 * L'effet des taux se calcule aux parts moyennes, l'effet de la structure aux taux moyens ; ce dernier est ensuite
 * partagé entre les variables par `structureShares`. À ne pas confondre avec `dasGupta` sur les mêmes facteurs à plat,
 * qui mélangerait un âge d'une population au sexe d'une autre. Plusieurs facteurs de taux se multiplient dans la
 * cellule.
 *
 * Source : P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau of the Census,
 * P23-186, 1993, chap. 5 et 6.
 *
 * @param populations au moins deux, mêmes cellules dans le même ordre
 * @param modalites par variable de structure, la modalité de chaque cellule
 * @returns les taux bruts et, par variable de structure et par facteur de taux, ce qu'il explique
 * @throws RangeError s'il y a moins de deux populations, si les cellules ou les facteurs diffèrent, si un nom sert deux
 * fois, si un effectif est négatif
 * @example
 * const avant = { effectifs: [60, 40], taux: { recours: [0.1, 0.3] } };
 * const apres = { effectifs: [40, 60], taux: { recours: [0.1, 0.4] } };
 * const d = dasGuptaStructure([avant, apres], { age: ["jeunes", "aînés"] });
 * d.facteurs.age.effet.toFixed(4) // => "0.0500"
 * d.facteurs.recours.effet.toFixed(4) // => "0.0500"
 */
export function dasGuptaStructure<Variable extends string, Taux extends string>(
  populations: readonly PopulationCroisee<Taux>[],
  modalites: Readonly<Record<Variable, readonly (string | number)[]>>,
): DecompositionDasGupta<Variable | Taux> {
  if (populations.length < 2) throw new RangeError(`populations must be at least 2, got ${populations.length}`);
  const variables = Object.keys(modalites) as Variable[];
  const facteurs = Object.keys(populations[0]!.taux) as Taux[];
  for (const nom of facteurs) {
    if (nom in modalites) throw new RangeError(`factor and variable names must differ, got ${nom} twice`);
  }
  const cells = populations[0]!.effectifs.length;
  const read = populations.map(({ effectifs, taux }) => {
    checkSameLength("sizes", effectifs, cells);
    checkTaux(taux, facteurs, cells);
    const shares = structureShares(effectifs, modalites);
    const structure = variables.map((v): readonly number[] => shares[v]);
    const rates = facteurs.map((f): readonly number[] => taux[f]);
    return { structure, rates, share: productOf(structure), rate: productOf(rates) };
  });
  const standardises = standardiseAll(populations.length, (i, j) => {
    const [a, b] = [read[i]!, read[j]!];
    return [
      ...standardiseWithin(a.structure, b.structure, meanOf(a.rate, b.rate)),
      ...standardiseWithin(a.rates, b.rates, meanOf(a.share, b.share)),
    ];
  });
  const bruts = read.map(({ share, rate }) => share.reduce((sum, x, cell) => sum + x * rate[cell]!, 0));
  return buildDecomposition<Variable | Taux>(bruts, [...variables, ...facteurs], standardises);
}

/** Les taux standardisés d'un produit de facteurs par cellule, le reste du taux étant tenu à `common`. */
function standardiseWithin(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
  common: readonly number[],
): Paire[] {
  return standardisePair(first.length, (mask) => {
    let sum = 0;
    for (let cell = 0; cell < common.length; cell++) {
      let product = common[cell]!;
      for (let k = 0; k < first.length; k++) product *= (mask & (2 ** k) ? second : first)[k]![cell]!;
      sum += product;
    }
    return sum;
  });
}

const productOf = (factors: readonly (readonly number[])[]): number[] =>
  factors[0]!.map((_, cell) => factors.reduce((product, factor) => product * factor[cell]!, 1));

const meanOf = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => (x + b[i]!) / 2);

function checkTaux(
  taux: Readonly<Record<string, readonly number[]>>,
  facteurs: readonly string[],
  cells: number,
): void {
  const names = Object.keys(taux);
  const same = names.length === facteurs.length && facteurs.every((f) => f in taux);
  if (names.length === 0 || !same) {
    throw new RangeError(`populations must have the same rate factors, got ${names} instead of ${facteurs}`);
  }
  for (const nom of facteurs) {
    checkSameLength(`factor ${nom}`, taux[nom]!, cells);
    for (const x of taux[nom]!) checkFinite(`factor ${nom}`, x);
  }
}
