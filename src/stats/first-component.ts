import { checkPositive, checkSameLength } from "./check.ts";
import { standardise } from "./standardise.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

export interface PremiereComposante {
  /** Coefficient de chaque variable réduite, dans l'ordre donné ; de norme 1. */
  readonly coefficients: readonly number[];
  /** Corrélation de chaque variable avec la composante. */
  readonly correlations: readonly number[];
  /** Variance de la composante. */
  readonly valeurPropre: number;
  /** Part de la variance totale des variables réduites, de 0 à 1. */
  readonly partExpliquee: number;
  /** Score de chaque territoire : moyenne (pondérée) 0, variance `valeurPropre`. */
  readonly scores: readonly number[];
}

export interface OptionsComposante {
  /** Population de chaque territoire ; absent : tous égaux. */
  readonly poids?: readonly number[];
  /** Sens attendu de chaque variable, +1 ou −1 : le signe de la composante s'y accorde. Absent : +1 partout. */
  readonly sens?: readonly (1 | -1)[];
}

/**
 * Première composante principale de variables réduites (ACP normée).
 *
 * Les variables sont centrées et réduites, au besoin pondérées : c'est l'ACP de la matrice des corrélations, non celle
 * des covariances, que la variable à la plus grande unité dominerait. Le signe d'une composante est arbitraire : il est
 * fixé ici par `sens`, la somme des coefficients orientés étant positive.
 *
 * Sources : K. Pearson, Philosophical Magazine, 2, 1901, p. 559-572 ; H. Hotelling, Journal of Educational Psychology,
 * 24, 1933, p. 417-441 et 498-520. Sans poids, mêmes coefficients que `prcomp(scale. = TRUE)` de R.
 *
 * @param variables une liste par variable, une valeur par territoire
 * @returns les coefficients et les scores, sans unité
 * @throws RangeError si les longueurs diffèrent, si une variable est constante, si les poids sont négatifs ou tous nuls
 * @example
 * const c = firstComponent([[1, 2, 3, 4], [2, 1, 4, 3]]);
 * c.coefficients.map((x) => x.toFixed(4)) // => ["0.7071", "0.7071"]
 * c.partExpliquee.toFixed(4) // => "0.8000"
 */
export function firstComponent(
  variables: readonly (readonly number[])[],
  { poids, sens }: OptionsComposante = {},
): PremiereComposante {
  const p = variables.length;
  checkPositive("number of variables", p);
  if (sens !== undefined) checkSameLength("signs", sens, p);
  const n = variables[0]?.length ?? 0;
  variables.forEach((column) => checkSameLength("variable", column, n));
  const columns = variables.map((column) => standardise(column, { poids }).valeurs);
  const weight = (i: number): number => poids?.[i] ?? 1;
  let total = 0;
  for (let i = 0; i < n; i++) total += weight(i);
  const correlation = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += weight(i) * (columns[j]?.[i] ?? NaN) * (columns[k]?.[i] ?? NaN);
      correlation[j * p + k] = sum / total;
      correlation[k * p + j] = sum / total;
    }
  }
  const [axis] = symmetricEigen(correlation, p);
  if (axis === undefined) throw new RangeError("number of variables must be positive, got 0");
  const oriented = axis.vecteur.reduce((sum, c, j) => sum + c * (sens?.[j] ?? 1), 0);
  const coefficients = Array.from(axis.vecteur, (c) => (oriented < 0 ? -c : c));
  return {
    coefficients,
    correlations: coefficients.map((c) => c * Math.sqrt(axis.valeur)),
    valeurPropre: axis.valeur,
    partExpliquee: axis.valeur / p,
    scores: Array.from({ length: n }, (_, i) =>
      coefficients.reduce((sum, c, j) => sum + c * (columns[j]?.[i] ?? NaN), 0),
    ),
  };
}
