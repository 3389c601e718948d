import { betaCdf } from "./beta-cdf.ts";
import { checkCount, checkUnit } from "./check.ts";
import { binomialDensity } from "./discrete-density.ts";
import { oppositeTail } from "./opposite-tail.ts";
import { doubleTails } from "./valeurs-p.ts";
import type { ValeursP } from "./valeurs-p.ts";

export interface OptionsTestBinomial {
  /**
   * Ce que le test bilatéral tient pour aussi étonnant : `vraisemblance` (défaut, R `binom.test`) somme tous les
   * effectifs au plus aussi probables que celui observé ; `exacte` double la plus petite queue, et répond à
   * `clopperPearson`. Mêmes noms que dans `poissonTest`, dont le défaut est l'autre.
   */
  readonly methode?: "vraisemblance" | "exacte";
}

/**
 * Test exact d'une proportion contre une proportion de référence.
 *
 * La référence est tenue pour connue (une moyenne nationale, un objectif) : pour comparer deux proportions observées,
 * prendre `fisherExact`. À égalité de densité près de un dix-millionième, un effectif compte comme aussi probable,
 * comme dans R.
 *
 * Source : W. J. Conover, Practical Nonparametric Statistics, 1971, p. 97-104 ; `binom.test` de R.
 *
 * @param numerateur effectif concerné, entier
 * @param denominateur effectif total, entier, au moins le numérateur
 * @param reference proportion de référence, de 0 à 1
 * @returns les probabilités critiques, bilatérale et unilatérales, de 0 à 1
 * @throws RangeError si un effectif n'est pas entier, si le numérateur dépasse le dénominateur, si la référence sort de
 * [0 ; 1]
 * @example
 * binomialTest(51, 235, 1 / 6).bilaterale.toFixed(6) // => "0.043748"
 * binomialTest(51, 235, 1 / 6).superieure.toFixed(6) // => "0.026544"
 */
export function binomialTest(
  numerateur: number,
  denominateur: number,
  reference: number,
  { methode = "vraisemblance" }: OptionsTestBinomial = {},
): ValeursP {
  checkCount("numerator", numerateur);
  checkCount("denominator", denominateur);
  checkUnit("reference", reference);
  if (numerateur > denominateur) {
    throw new RangeError(`numerator must be at most the denominator, got ${numerateur} > ${denominateur}`);
  }
  const [x, n, p] = [numerateur, denominateur, reference];
  const atMost = (k: number): number => (k < 0 ? 0 : k >= n ? 1 : betaCdf(1 - p, n - k, k + 1));
  const atLeast = (k: number): number => (k <= 0 ? 1 : k > n ? 0 : betaCdf(p, k, n - k + 1));
  const both = doubleTails(atMost(x), atLeast(x));
  if (methode === "exacte") return both;
  const mean = n * p;
  if (x === mean) return { ...both, bilaterale: 1 };
  const other = oppositeTail((k) => binomialDensity(k, n, p), x, mean);
  const total = x < mean ? atMost(x) + atLeast(other) : atMost(other) + atLeast(x);
  return { ...both, bilaterale: Math.min(1, total) };
}
