import { differenceEstimates } from "./difference-estimates.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { wilson } from "./wilson.ts";

export interface Proportion {
  readonly numerateur: number;
  readonly denominateur: number;
}

/**
 * Écart entre deux proportions indépendantes, `a − b`, et intervalle de Newcombe (score hybride, sans correction).
 *
 * Choisi contre Wald, qui sort de [−1 ; 1] et sous-couvre les petits effectifs : Newcombe compose les bornes de Wilson
 * de chaque proportion, si bien que l'écart et ses deux parts racontent la même chose. Un intervalle qui contient 0 ne
 * prouve pas l'égalité.
 *
 * Les deux populations doivent être **disjointes** : une commune n'est pas indépendante du département qui la contient.
 * Comparer alors au reste du département (numérateur et dénominateur diminués de ceux de la commune). Pour des
 * effectifs pondérés, la réserve de `wilson` vaut ici.
 *
 * Source : R. G. Newcombe, « Interval estimation for the difference between independent proportions: comparison of
 * eleven methods », Statistics in Medicine, 17, 1998, p. 873-890, méthode 10.
 *
 * @returns valeur et bornes en proportion, de −1 à 1 (0,08 = 8 points)
 * @throws RangeError si un dénominateur est nul, si un numérateur le dépasse, si la confiance n'est pas entre 0 et 1
 * @example
 * const a = { numerateur: 56, denominateur: 70 };
 * const b = { numerateur: 48, denominateur: 80 };
 * differenceProportions(a, b).valeur.toFixed(4) // => "0.2000"
 * differenceProportions(a, b).bas.toFixed(4) // => "0.0524"
 * differenceProportions(a, b).haut.toFixed(4) // => "0.3339"
 */
export function differenceProportions(
  a: Proportion,
  b: Proportion,
  { confiance = 0.95 }: OptionsIntervalle = {},
): ValeurEncadree {
  const { valeur, bas, haut } = differenceEstimates(
    wilson(a.numerateur, a.denominateur, { confiance }),
    wilson(b.numerateur, b.denominateur, { confiance }),
  );
  // L'arrondi flottant sortirait de [−1 ; 1].
  return { valeur, bas: Math.max(-1, bas), haut: Math.min(1, haut), confiance, methode: "Newcombe" };
}
