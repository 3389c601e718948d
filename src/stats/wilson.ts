import { checkOpenUnit, checkPart, clampNumerator } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";

/**
 * Proportion et intervalle de Wilson (intervalle du score, sans correction de continuité).
 *
 * Choisi contre Wald, qui sort de [0 ; 1] et devient vide à 0 % et 100 %, et contre Clopper-Pearson, trop large pour
 * les petits effectifs ; c'est la méthode des indicateurs de santé publique anglais (UKHSA). Les effectifs
 * fractionnaires sont acceptés.
 *
 * L'intervalle suppose que le dénominateur compte des personnes observées. Sur un effectif **pondéré** issu d'un
 * sondage (recensement des communes de 10 000 habitants ou plus, exploitation complémentaire), il est trop étroit :
 * ramener d'abord numérateur et dénominateur à la taille effective de l'échantillon.
 *
 * Sources : E. B. Wilson, Journal of the American Statistical Association, 22, 1927, p. 209-212 ; R. G. Newcombe,
 * Statistics in Medicine, 17, 1998, p. 857-872 (méthode 3).
 *
 * @param numerateur effectif concerné, de 0 au dénominateur
 * @param denominateur effectif total, positif
 * @returns valeur et bornes en proportion, de 0 à 1
 * @throws RangeError si le dénominateur est nul, si le numérateur le dépasse, si la confiance n'est pas entre 0 et 1
 * @example
 * wilson(65, 100).valeur // => 0.65
 * wilson(65, 100).bas.toFixed(4) // => "0.5525"
 * wilson(65, 100).haut.toFixed(4) // => "0.7364"
 * wilson(0, 20, { confiance: 0.99 }).bas // => 0
 */
export function wilson(
  numerateur: number,
  denominateur: number,
  { confiance = 0.95 }: OptionsIntervalle = {},
): ValeurEncadree {
  checkPart(numerateur, denominateur);
  checkOpenUnit("confidence", confiance);
  const x = clampNumerator(numerateur, denominateur);
  const z = criticalZ(confiance);
  const valeur = x / denominateur;
  const sum = wilsonSum(x, valeur, z);
  return {
    valeur,
    bas: wilsonLow(x, valeur, sum),
    haut: wilsonHigh(denominateur, valeur, z, sum),
    confiance,
    methode: "Wilson",
  };
}

/** La quantité commune aux deux bornes, que la fonction et le bloc ne calculent qu'une fois. */
export const wilsonSum = (x: number, p: number, z: number): number =>
  2 * x + z * z + z * Math.sqrt(z * z + 4 * x * (1 - p));

/** Forme conjuguée : la différence habituelle perd ses décimales quand la proportion est infime. */
export const wilsonLow = (x: number, p: number, sum: number): number => (p * 2 * x) / sum;

/** À 100 %, l'arrondi flottant passerait sous 1. Des comparaisons : `Math.max` et `Math.min` coûtent plus que la division. */
export function wilsonHigh(n: number, p: number, z: number, sum: number): number {
  const high = sum / (2 * (n + z * z));
  return high < p ? p : high > 1 ? 1 : high;
}
