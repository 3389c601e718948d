import { checkSameLength, checkSizes } from "./check.ts";
import { mixWeights } from "./pairwise-standardisation.ts";

/**
 * Partage la part de chaque cellule d'un tableau croisé entre les variables qui le croisent (Das Gupta).
 *
 * La part `n_ij / n` devient un produit symétrique d'un facteur par variable : pour deux variables, `A = √(n_ij/n_.j ×
 * n_i./n)` et `B = √(n_ij/n_i. × n_.j/n)`. Pour trois et plus, le facteur d'une variable est la moyenne géométrique,
 * sur tous les sous-ensembles des autres, de sa répartition à ces autres fixées. Une cellule vide donne des facteurs
 * nuls.
 *
 * Source : P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau of the Census,
 * P23-186, 1993, chap. 5.
 *
 * @param effectifs un effectif par cellule, positif ou nul
 * @param modalites par variable, la modalité de chaque cellule ; deux cellules ne peuvent avoir toutes les mêmes
 * @returns par variable, un facteur par cellule ; leur produit est la part de la cellule
 * @throws RangeError si les longueurs diffèrent, si un effectif est négatif, si tous sont nuls, si une cellule se
 * répète
 * @example
 * const { age, sexe } = structureShares([10, 30, 20, 40], { age: [1, 1, 2, 2], sexe: ["f", "h", "f", "h"] });
 * (age[0] * sexe[0]).toFixed(10) // => "0.1000000000"
 * age.map((x) => x.toFixed(4)) // => ["0.3651", "0.4140", "0.6325", "0.5855"]
 */
export function structureShares<Variable extends string>(
  effectifs: readonly number[],
  modalites: Readonly<Record<Variable, readonly (string | number)[]>>,
): Record<Variable, number[]> {
  const noms = Object.keys(modalites) as Variable[];
  if (noms.length === 0) throw new RangeError("structure variables must be at least 1, got 0");
  for (const nom of noms) checkSameLength(`variable ${nom}`, modalites[nom], effectifs.length);
  const total = checkSizes("sizes", effectifs);
  const subsets = Array.from({ length: 2 ** noms.length }, (_, mask) => noms.filter((_, k) => mask & (2 ** k)));
  const margins = subsets.map((variables) =>
    marginOf(
      effectifs,
      variables.map((v) => modalites[v]),
    ),
  );
  if (margins.at(-1)!.groups < effectifs.length) {
    throw new RangeError(`cells must differ by at least one variable, got ${margins.at(-1)!.groups} distinct cells`);
  }
  const weights = mixWeights(noms.length);
  const shares = noms.map((nom, k): [Variable, number[]] => {
    const bit = 2 ** k;
    const values = effectifs.map((_, cell) => {
      let product = 1;
      subsets.forEach((others, mask) => {
        if (mask & bit) return;
        const within = mask === 0 ? total : margins[mask]!.counts[cell]!;
        const both = margins[mask | bit]!.counts[cell]!;
        product *= both === 0 ? 0 : (both / within) ** weights[others.length]!;
      });
      return product;
    });
    return [nom, values];
  });
  return Object.fromEntries(shares) as Record<Variable, number[]>;
}

/** L'effectif de la marge où tombe chaque cellule, et le nombre de marges distinctes. */
function marginOf(
  effectifs: readonly number[],
  variables: readonly (readonly (string | number)[])[],
): { readonly counts: readonly number[]; readonly groups: number } {
  const keys = effectifs.map((_, cell) => JSON.stringify(variables.map((v) => v[cell])));
  const sums = new Map<string, number>();
  keys.forEach((key, cell) => sums.set(key, (sums.get(key) ?? 0) + effectifs[cell]!));
  return { counts: keys.map((key) => sums.get(key)!), groups: sums.size };
}
