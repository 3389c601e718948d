import { quantileSorted } from "simple-statistics";
import { checkSample, checkUnit } from "./check.ts";

/** Les neuf définitions, dans la numérotation de Hyndman et Fan (celle de R). */
export type DefinitionQuantile = `type ${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** Types 4 à 9 : le quantile est au rang `a + p (n + 1 − a − b)`, interpolé entre les deux observations voisines. */
const PLOTTING: Readonly<Partial<Record<DefinitionQuantile, readonly [a: number, b: number]>>> = {
  "type 4": [0, 1],
  "type 5": [0.5, 0.5],
  "type 6": [0, 0],
  "type 8": [1 / 3, 1 / 3],
  "type 9": [3 / 8, 3 / 8],
};

const FUZZ = 4 * Number.EPSILON; // un rang entier à l'arrondi flottant près est entier, comme dans R

/**
 * Quantile d'un échantillon, selon une définition nommée.
 *
 * Les logiciels en ont neuf, qui divergent sur peu d'observations. `type 7` (défaut de R, numpy et d'Excel
 * CENTILE.INCLURE) place les observations extrêmes aux quantiles 0 et 1 ; c'est le défaut ici. `type 6` (Weibull ;
 * Minitab, SPSS, Excel CENTILE.EXCLURE) suppose que la population dépasse l'échantillon des deux côtés ; `type 8` est
 * sans biais sur la médiane des quantiles (conseil de Hyndman et Fan). `type 1` à `type 3` rendent une observation,
 * sans interpoler (inverse de la répartition ; moyenne aux sauts, de SAS ; rang pair le plus proche) ; `type 4`, `type
 * 5` (hydrologie) et `type 9` interpolent autrement. Aucune n'est pondérée.
 *
 * `type 7` est `quantileSorted` de simple-statistics, qui rend les valeurs publiées ; elle n'a pas les autres.
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
 * quantile([7, 1, 3, 9], 0.25, { definition: "type 2" }) // => 2
 */
export function quantile(
  values: readonly number[],
  p: number,
  { definition = "type 7" }: { readonly definition?: DefinitionQuantile } = {},
): number {
  checkSample(values, 1);
  checkUnit("p", p);
  const sorted = values.toSorted((a, b) => a - b);
  if (definition === "type 7") return quantileSorted(sorted, p);
  const plotting = PLOTTING[definition];
  if (plotting === undefined) return stepped(sorted, p, definition);
  const [a, b] = plotting;
  const rank = a + p * (sorted.length + 1 - a - b);
  const whole = Math.floor(rank + FUZZ);
  const share = rank - whole;
  const below = at(sorted, whole);
  return share < FUZZ ? below : below + share * (at(sorted, whole + 1) - below);
}

/** Types 1 à 3, en escalier. */
function stepped(sorted: readonly number[], p: number, definition: DefinitionQuantile): number {
  const rank = sorted.length * p - (definition === "type 3" ? 0.5 : 0);
  const whole = Math.floor(rank + FUZZ);
  const [below, above] = [at(sorted, whole), at(sorted, whole + 1)];
  const onStep = rank <= whole + FUZZ;
  if (!onStep) return above;
  if (definition === "type 2") return (below + above) / 2;
  return definition === "type 1" || whole % 2 === 0 ? below : above;
}

/** L'observation de rang `rank`, compté de 1, ramené aux extrêmes. */
const at = (sorted: readonly number[], rank: number): number =>
  sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? NaN;
