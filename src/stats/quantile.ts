import { quantileSorted } from "simple-statistics";
import { checkFinite, checkSample } from "./check.ts";

/** Les deux définitions servies, dans la numérotation de Hyndman et Fan (celle de R). */
export type DefinitionQuantile = "type 6" | "type 7";

/**
 * Quantile d'un échantillon, selon une définition nommée.
 *
 * Les logiciels en ont neuf, qui divergent sur peu d'observations. `type 7` (défaut de R, numpy et d'Excel
 * CENTILE.INCLURE) place les observations extrêmes aux quantiles 0 et 1 ; c'est le défaut ici. `type 6` (Weibull ;
 * Minitab, SPSS, Excel CENTILE.EXCLURE) suppose que la population dépasse l'échantillon des deux côtés : à prendre pour
 * comparer à un chiffre produit par ces logiciels. Aucune des deux n'est pondérée.
 *
 * `type 7` est `quantileSorted` de simple-statistics, qui rend les valeurs publiées ; elle n'a pas `type 6` : la nôtre.
 *
 * Source : R. J. Hyndman, Y. Fan, « Sample Quantiles in Statistical Packages », The American Statistician, 50(4), 1996,
 * p. 361-365.
 *
 * @param values au moins une observation, dans n'importe quel ordre
 * @param p rang du quantile, de 0 à 1 : 0,1 pour le premier décile
 * @returns le quantile, dans l'unité des observations
 * @throws RangeError si l'échantillon est vide, si une observation n'est pas finie, si `p` sort de [0 ; 1]
 * @example
 * quantile([7, 1, 3, 9], 0.25) // => 2.5
 * quantile([7, 1, 3, 9], 0.25, { definition: "type 6" }) // => 1.5
 */
export function quantile(
  values: readonly number[],
  p: number,
  { definition = "type 7" }: { readonly definition?: DefinitionQuantile } = {},
): number {
  checkSample(values, 1);
  checkFinite("p", p);
  if (p < 0 || p > 1) throw new RangeError(`p must be between 0 and 1, got ${p}`);
  const sorted = values.toSorted((a, b) => a - b);
  return definition === "type 7" ? quantileSorted(sorted, p) : quantileType6(sorted, p);
}

/** Rang `(n + 1) p`, ramené aux extrêmes de l'échantillon. */
function quantileType6(sorted: readonly number[], p: number): number {
  const rank = Math.min(Math.max((sorted.length + 1) * p, 1), sorted.length);
  const below = sorted[Math.floor(rank) - 1] ?? NaN;
  const above = sorted[Math.ceil(rank) - 1] ?? NaN;
  return below + (rank - Math.floor(rank)) * (above - below);
}
