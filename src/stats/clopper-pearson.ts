import { betaQuantile } from "./beta-quantile.ts";
import { checkOpenUnit, checkPart } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";

/**
 * Proportion et intervalle exact de Clopper-Pearson.
 *
 * Exact veut dire : couvre au moins la confiance annoncée, quels que soient l'effectif et la vraie proportion ; il est
 * donc trop large en moyenne, et `wilson` reste la méthode des indicateurs. À prendre quand une couverture garantie
 * importe plus qu'une largeur juste, ou pour comparer à un logiciel dont c'est le défaut (`binom.test` de R). Il répond
 * à `binomialTest` par moitiés : une valeur hors des bornes est rejetée d'un côté à la moitié du risque.
 *
 * Source : C. J. Clopper, E. S. Pearson, « The use of confidence or fiducial limits illustrated in the case of the
 * binomial », Biometrika, 26, 1934, p. 404-413.
 *
 * @param numerateur effectif concerné, de 0 au dénominateur, pas forcément entier
 * @param denominateur effectif total, positif
 * @returns valeur et bornes en proportion, de 0 à 1
 * @throws RangeError si le dénominateur est nul, si le numérateur le dépasse, si la confiance n'est pas entre 0 et 1
 * @example
 * clopperPearson(51, 235).bas.toFixed(6) // => "0.166063"
 * clopperPearson(51, 235).haut.toFixed(6) // => "0.275268"
 * clopperPearson(0, 20).bas // => 0
 */
export function clopperPearson(
  numerateur: number,
  denominateur: number,
  { confiance = 0.95 }: OptionsIntervalle = {},
): ValeurEncadree {
  checkPart(numerateur, denominateur);
  checkOpenUnit("confidence", confiance);
  const x = Math.min(numerateur, denominateur);
  const rest = denominateur - x;
  const tail = (1 - confiance) / 2;
  return {
    valeur: x / denominateur,
    bas: x === 0 ? 0 : betaQuantile(tail, x, rest + 1),
    haut: rest === 0 ? 1 : betaQuantile(1 - tail, x + 1, rest),
    confiance,
    methode: "Clopper-Pearson",
  };
}
