import { checkNonNegative, checkPositive } from "./check.ts";

/**
 * Taux de variation annuel moyen : `(fin / debut)^(1 / annees) − 1`.
 *
 * Moyenne géométrique : répétée `annees` fois, elle mène exactement de `debut` à `fin`. L'écart divisé par le nombre
 * d'années (moyenne arithmétique) n'a pas cette propriété et exagère les fortes variations. Il revient à l'appelant de
 * ne pas franchir de rupture de série.
 *
 * Source : définition de l'indicateur DEM-02 du catalogue ; retrouve les taux publiés par l'Insee pour 2013-2018.
 *
 * @param debut niveau de départ, positif
 * @param fin niveau d'arrivée, positif ou nul, même unité
 * @param annees années entre les deux dates, positif, pas forcément entier
 * @returns le taux par an, en proportion (0,01 = + 1 % par an) ; −1 si `fin` est nul
 * @throws RangeError si `debut` ou `annees` n'est pas positif, si `fin` est négatif
 * @example
 * annualGrowth(100, 121, 2).toFixed(10) // => "0.1000000000"
 * annualGrowth(112063, 108942, 5).toFixed(5) // => "-0.00563"
 */
export function annualGrowth(debut: number, fin: number, annees: number): number {
  checkPositive("start", debut);
  checkNonNegative("end", fin);
  checkPositive("years", annees);
  // Le logarithme garde les décimales d'un taux proche de 0, que « puissance moins un » perdrait.
  return Math.expm1(Math.log(fin / debut) / annees);
}
