import { checkFinite, checkOpenUnit } from "./check.ts";
import type { ValeurEncadree } from "./intervalle.ts";

/**
 * Écart entre deux estimations indépendantes dont on a l'intervalle, `a − b` : méthode MOVER de Zou et Donner.
 *
 * Compose les bornes de chacune : `bas = a − b − √((a − bas_a)² + (haut_b − b)²)`. Sert à deux chiffres publiés par
 * d'autres, sans leurs effectifs (deux espérances de vie, deux taux standardisés). Respecte des intervalles
 * dissymétriques, ce que ne fait pas l'écart de Wald, et donne bien moins de faux « pas de différence » que de regarder
 * si les deux intervalles se touchent. De deux intervalles de Wilson, c'est `differenceProportions` (Newcombe) ; de
 * Byar, `differenceRates`.
 *
 * Source : G. Y. Zou, A. Donner, « Construction of confidence limits about effect measures: a general approach »,
 * Statistics in Medicine, 27, 2008, p. 1693-1702.
 *
 * @param a estimation et bornes, populations disjointes, même unité que `b`
 * @param b estimation retranchée, même confiance
 * @returns valeur et bornes dans l'unité commune
 * @throws RangeError si les confiances diffèrent ou ne sont pas entre 0 et 1, si une valeur n'est pas finie ou sort de
 *   ses bornes
 * @example
 * const [a, b] = [{ valeur: 80.1, bas: 79.2, haut: 81 }, { valeur: 78.4, bas: 77.6, haut: 79.2 }];
 * const ecart = differenceEstimates({ ...a, confiance: 0.95 }, { ...b, confiance: 0.95 });
 * [ecart.valeur, ecart.bas, ecart.haut].map((x) => x.toFixed(2)) // => ["1.70", "0.50", "2.90"]
 */
export function differenceEstimates(a: Estimee, b: Estimee): ValeurEncadree {
  checkEstimees(a, b);
  const valeur = a.valeur - b.valeur;
  return {
    valeur,
    bas: valeur - Math.hypot(a.valeur - a.bas, b.haut - b.valeur),
    haut: valeur + Math.hypot(a.haut - a.valeur, b.valeur - b.bas),
    confiance: a.confiance,
    methode: "MOVER",
  };
}

/** Une valeur encadrée, quelle que soit la méthode qui l'a encadrée. */
export type Estimee = Omit<ValeurEncadree, "methode">;

export function checkEstimees(...estimees: readonly [Estimee, Estimee]): void {
  const [a, b] = estimees;
  if (a.confiance !== b.confiance) {
    throw new RangeError(`estimates must share one confidence, got ${a.confiance} and ${b.confiance}`);
  }
  checkOpenUnit("confidence", a.confiance);
  for (const { valeur, bas, haut } of estimees) {
    checkFinite("value", valeur);
    if (!(bas <= valeur && valeur <= haut)) {
      throw new RangeError(`value must lie within its limits, got ${valeur} in [${bas}, ${haut}]`);
    }
  }
}
