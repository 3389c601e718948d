import { checkEstimees } from "./difference-estimates.ts";
import type { Estimee } from "./difference-estimates.ts";
import type { ValeurEncadree } from "./intervalle.ts";

/**
 * Rapport de deux estimations positives et indépendantes dont on a l'intervalle, `a / b` : MOVER-R de Donner et Zou.
 *
 * Le pendant de `differenceEstimates` : pas d'hypothèse log-normale, bornes définies même quand `a` vaut 0. Quand
 * l'intervalle de `b` touche 0, la borne haute est infinie : le rapport peut être aussi grand qu'on veut. Avec les
 * effectifs sous la main, préférer `ratioProportions` ou `ratioRates`.
 *
 * Source : A. Donner, G. Y. Zou, « Closed-form confidence intervals for functions of the normal mean and standard
 * deviation », Statistical Methods in Medical Research, 21, 2012, p. 347-359.
 *
 * @param a estimation et bornes, positives ou nulles
 * @param b estimation qui divise, positive, même confiance
 * @returns valeur et bornes, sans unité (1,25 = un quart de plus)
 * @throws RangeError si `b` est nul, si une borne est négative, et comme `differenceEstimates`
 * @example
 * const [a, b] = [{ valeur: 12, bas: 10, haut: 14.5 }, { valeur: 8, bas: 7, haut: 9.2 }];
 * const rapport = ratioEstimates({ ...a, confiance: 0.95 }, { ...b, confiance: 0.95 });
 * [rapport.valeur, rapport.bas, rapport.haut].map((x) => x.toFixed(3)) // => ["1.500", "1.193", "1.892"]
 */
export function ratioEstimates(a: Estimee, b: Estimee): ValeurEncadree {
  checkEstimees(a, b);
  const negative = [a.bas, b.bas].find((x) => x < 0);
  if (negative !== undefined) throw new RangeError(`limits must not be negative, got ${negative}`);
  if (b.valeur === 0) throw new RangeError("divisor must be positive, got 0");
  const product = a.valeur * b.valeur;
  const root = (edgeA: number, edgeB: number): number =>
    Math.sqrt(Math.max(0, product ** 2 - edgeA * edgeB * (2 * a.valeur - edgeA) * (2 * b.valeur - edgeB)));
  return {
    valeur: a.valeur / b.valeur,
    // Forme conjuguée, sans soustraction de nombres voisins ni division par un `2b − haut` nul.
    bas: a.bas === 0 ? 0 : (a.bas * (2 * a.valeur - a.bas)) / (product + root(a.bas, b.haut)),
    haut: b.bas === 0 ? Infinity : (product + root(a.haut, b.bas)) / (b.bas * (2 * b.valeur - b.bas)),
    confiance: a.confiance,
    methode: "MOVER",
  };
}
