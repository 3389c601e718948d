import { checkCount, checkPositive } from "./check.ts";
import { poissonDensity } from "./discrete-density.ts";
import { gammaCdf, gammaSurvival } from "./gamma-cdf.ts";
import { oppositeTail } from "./opposite-tail.ts";
import { doubleTails, normalTails } from "./valeurs-p.ts";
import type { ValeursP } from "./valeurs-p.ts";

/** Les règles de test d'un taux, chacune sous son nom. */
export type TestPoisson = "exacte" | "vraisemblance" | "mi-p" | "score" | "Wald" | "Wald corrigé";

/**
 * Test d'un taux d'événements contre un taux de référence.
 *
 * - `exacte` (défaut) : centrale, la plus petite queue doublée ; c'est elle qui répond à `poissonExact` (une référence
 *   hors des bornes à 95 % est rejetée à 5 %) ;
 * - `vraisemblance` : somme des effectifs au plus aussi probables que celui observé (R `poisson.test`) ; peut
 *   contredire l'intervalle central ;
 * - `mi-p` : la centrale où l'observation ne compte que pour moitié ;
 * - `score` : `(x − m) / √m` ; `Wald` : `(x − m) / √x`, à éviter, faux aux petits nombres (p nulle à 0 événement) ;
 *   `Wald corrigé` : `(x − m) / √(x + ½)`. Chacune répond à l'intervalle du même nom de `poissonInterval`.
 *
 * La référence est tenue pour connue : pour comparer deux taux observés, prendre `ratioRates`.
 *
 * Source : M. P. Fay, « Two-sided exact tests and matching confidence intervals for discrete data », The R Journal,
 * 2(1), 2010, p. 53-58.
 *
 * @param evenements nombre d'événements, entier
 * @param population personnes exposées (ou personnes-années), positive
 * @param reference taux de référence, en événements par personne exposée, positif
 * @returns les probabilités critiques, bilatérale et unilatérales, de 0 à 1
 * @throws RangeError si les événements ne sont pas entiers, si la population ou la référence n'est pas positive
 * @example
 * poissonTest(15, 400, 0.05).bilaterale.toFixed(6) // => "0.313026"
 * poissonTest(15, 400, 0.05, { methode: "score" }).bilaterale.toFixed(6) // => "0.263552"
 */
export function poissonTest(
  evenements: number,
  population: number,
  reference: number,
  { methode = "exacte" }: { readonly methode?: TestPoisson } = {},
): ValeursP {
  checkCount("events", evenements);
  checkPositive("population", population);
  checkPositive("reference", reference);
  const [x, m] = [evenements, population * reference];
  switch (methode) {
    case "exacte":
      return doubleTails(atMost(x, m), atLeast(x, m));
    case "vraisemblance":
      return { ...doubleTails(atMost(x, m), atLeast(x, m)), bilaterale: byLikelihood(x, m) };
    case "mi-p": {
      const half = poissonDensity(x, m) / 2;
      return doubleTails(atMost(x - 1, m) + half, atLeast(x + 1, m) + half);
    }
    case "score":
      return normalTails((x - m) / Math.sqrt(m));
    case "Wald":
      return normalTails((x - m) / Math.sqrt(x));
    case "Wald corrigé":
      return normalTails((x - m) / Math.sqrt(x + 0.5));
  }
}

const atMost = (k: number, m: number): number => (k < 0 ? 0 : gammaSurvival(k + 1, m));
const atLeast = (k: number, m: number): number => (k <= 0 ? 1 : gammaCdf(k, m));

function byLikelihood(x: number, m: number): number {
  if (x === m) return 1;
  const other = oppositeTail((k) => poissonDensity(k, m), x, m);
  return Math.min(1, x < m ? atMost(x, m) + atLeast(other, m) : atMost(other, m) + atLeast(x, m));
}
