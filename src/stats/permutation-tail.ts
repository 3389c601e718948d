import { checkInteger } from "./check.ts";

export interface OptionsPermutation {
  /**
   * `bilaterale` (défaut), ou le seul côté voulu : les voisins se ressemblent (`positive`), ou s'opposent (`negative`).
   */
  readonly alternative?: "bilaterale" | "positive" | "negative";
  /** Nombre de permutations, 999 par défaut ; la probabilité critique ne descend pas sous 1 / (permutations + 1). */
  readonly permutations?: number;
  /** Graine des permutations : la même redonne les mêmes probabilités. Défaut : 1. */
  readonly graine?: number;
}

const SLACK = 1e-12; // une permutation équivalente retombe sur la même valeur, à l'arrondi de la somme près

/**
 * Probabilité critique d'une statistique par permutation : `(extrêmes + 1) / (permutations + 1)`, l'observée comptant
 * pour une. Bilatérale : le double du plus petit côté, au plus 1 ; PySAL publie le plus petit côté seul.
 *
 * Source : B. Phipson, G. K. Smyth, Statistical Applications in Genetics and Molecular Biology, 9, 2010, 39.
 *
 * @param draw rend la statistique d'une nouvelle permutation
 * @returns la probabilité, ou `null` sans aucune permutation
 * @throws RangeError si le nombre de permutations n'est pas un entier positif ou nul
 * @example
 * permutationTail(3, { alternative: "positive", permutations: 9 }, () => 1) // => 0.1
 */
export function permutationTail(
  observed: number,
  { alternative, permutations }: Required<Omit<OptionsPermutation, "graine">>,
  draw: () => number,
): number | null {
  checkInteger("permutations", permutations, 0);
  if (permutations === 0) return null;
  const slack = SLACK * Math.abs(observed);
  let above = 1;
  let below = 1;
  for (let k = 0; k < permutations; k++) {
    const value = draw();
    if (value >= observed - slack) above++;
    if (value <= observed + slack) below++;
  }
  const count = { positive: above, negative: below, bilaterale: 2 * Math.min(above, below) }[alternative];
  return Math.min(1, count / (permutations + 1));
}
