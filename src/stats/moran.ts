import { checkSameLength, checkSample } from "./check.ts";
import { normalTail } from "./normal-tail.ts";
import { permutationTail } from "./permutation-tail.ts";
import type { OptionsPermutation } from "./permutation-tail.ts";
import { seededRandom } from "./seeded-random.ts";
import { spatialLag, weightBetween } from "./spatial-weights.ts";
import type { PoidsSpatiaux } from "./spatial-weights.ts";

const DEGENERATE = 1e-10; // sous cette part du carré de l'espérance, une variance n'est qu'un arrondi

/** Pourquoi il n'y a rien à dire : des états normaux d'une petite commune. */
export interface SansAutocorrelation {
  readonly motif: "moins de 4 zones" | "valeurs constantes" | "aucun voisinage";
}

/**
 * Une hypothèse nulle : la variance de l'indice, son écart réduit, la probabilité critique. Quand toutes les zones sont
 * voisines de toutes, l'indice ne peut valoir que son espérance : variance 0, écart 0, probabilité 1.
 */
export interface TestMoran {
  readonly variance: number;
  readonly z: number;
  readonly p: number;
}

export interface Moran {
  /** I de Moran : positif quand les voisins se ressemblent. */
  readonly valeur: number;
  /** Sa valeur moyenne sans aucune structure : −1 / (n − 1). */
  readonly esperance: number;
  /** Valeurs supposées normales. */
  readonly normale: TestMoran;
  /** Valeurs observées, réparties au hasard entre les zones. */
  readonly randomisation: TestMoran;
  /** Probabilité critique par permutation ; `null` si `permutations` vaut 0. */
  readonly permutation: { readonly p: number; readonly nombre: number } | null;
}

/**
 * Indice I de Moran : autocorrélation spatiale d'ensemble, avec ses trois tests.
 *
 * Dit si des zones voisines se ressemblent plus que le hasard, non où : voir `localMoran`. Il dépend du voisinage
 * choisi, à dire à côté. Rival : C de Geary, plus sensible aux écarts locaux. La permutation est à préférer sur peu de
 * zones. Sur des taux de petites populations, la variance inégale peut simuler une structure : lisser d'abord.
 *
 * Sources : P. A. P. Moran, Biometrika, 37, 1950, p. 17-23 ; A. D. Cliff, J. K. Ord, Spatial Processes: Models and
 * Applications, Pion, 1981, chap. 1 et 2 ; mêmes définitions que PySAL (`esda.Moran`).
 *
 * @param values une valeur par zone
 * @param poids voisinages des mêmes zones, dans le même ordre
 * @returns l'indice et ses tests, ou le motif pour lequel il n'est pas calculable
 * @throws RangeError si une valeur n'est pas finie, si les zones ne sont pas celles des voisinages, si une option est
 * hors de son domaine
 * @example
 * const ligne = contiguityWeights([[1], [0, 2], [1, 3], [2, 4], [3]]);
 * moran([1, 2, 4, 5, 7], ligne).valeur.toFixed(4) // => "0.5789"
 * moran([1, 2, 4, 5, 7], ligne).esperance // => -0.25
 * moran([3, 3, 3, 3, 3], ligne) // => { motif: "valeurs constantes" }
 */
export function moran(
  values: readonly number[],
  poids: PoidsSpatiaux,
  { alternative = "bilaterale", permutations = 999, graine = 1 }: OptionsPermutation = {},
): Moran | SansAutocorrelation {
  const z = centreZones(values, poids);
  if ("motif" in z) return z;
  const n = z.length;
  const squares = z.reduce((sum, x) => sum + x * x, 0);
  const { s0, s1, s2 } = weightSums(poids);
  const scale = n / s0 / squares;
  const valeur = scale * crossProduct(z, poids);
  const esperance = -1 / (n - 1);
  const test = (variance: number): TestMoran => {
    if (variance < DEGENERATE * esperance ** 2) return { variance: 0, z: 0, p: 1 };
    const reduced = (valeur - esperance) / Math.sqrt(variance);
    const tail = { bilaterale: Math.abs(reduced), positive: reduced, negative: -reduced }[alternative];
    return { variance, z: reduced, p: (alternative === "bilaterale" ? 2 : 1) * normalTail(tail) };
  };
  const kurtosis = (n * z.reduce((sum, x) => sum + x ** 4, 0)) / squares ** 2;
  const normale = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - esperance ** 2;
  const randomisation =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    esperance ** 2;
  const random = seededRandom(graine);
  const tail = permutationTail(valeur, { alternative, permutations }, () => {
    shuffle(z, random);
    return scale * crossProduct(z, poids);
  });
  return {
    valeur,
    esperance,
    normale: test(normale),
    randomisation: test(randomisation),
    permutation: tail === null ? null : { p: tail, nombre: permutations },
  };
}

/** Valeurs centrées des zones, ou le motif pour lequel l'autocorrélation n'a pas de sens. */
export function centreZones(values: readonly number[], poids: PoidsSpatiaux): Float64Array | SansAutocorrelation {
  checkSameLength("values", values, poids.debuts.length - 1);
  checkSample(values, 0);
  if (values.length < 4) return { motif: "moins de 4 zones" };
  if (values.every((x) => x === values[0])) return { motif: "valeurs constantes" };
  if (poids.poids.length === 0) return { motif: "aucun voisinage" };
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Float64Array.from(values, (x) => x - mean);
}

function crossProduct(z: Float64Array, poids: PoidsSpatiaux): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += z[i]! * spatialLag(poids, i, z);
  return sum;
}

/** Les trois sommes de poids de Cliff et Ord. */
function weightSums(weights: PoidsSpatiaux): { readonly s0: number; readonly s1: number; readonly s2: number } {
  const { debuts, voisins, poids } = weights;
  const sums = new Float64Array(debuts.length - 1); // somme de la ligne et de la colonne de chaque zone
  let [s0, s1] = [0, 0];
  for (let i = 0; i < sums.length; i++) {
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      const w = poids[k]!;
      s0 += w;
      s1 += w * (w + weightBetween(weights, voisins[k]!, i));
      sums[i]! += w;
      sums[voisins[k]!]! += w;
    }
  }
  return { s0, s1, s2: sums.reduce((sum, x) => sum + x * x, 0) };
}

/** Mélange de Fisher et Yates, sur place. */
function shuffle(values: Float64Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}
