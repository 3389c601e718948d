import { checkNonNegative, checkPositive, checkSameLength } from "./check.ts";
import { cumulate, findAlert } from "./cusum.ts";
import type { AlerteCusum } from "./cusum.ts";

export interface OptionsCusumPoisson {
  /** Dérive guettée : 1,5 pour « moitié plus » (le défaut), 0,7 pour « 30 % de moins ». Positif, différent de 1. */
  readonly rapport?: number;
  /** Points entre deux fausses alertes, en moyenne et au moins ; 120 par défaut : dix ans de mois. */
  readonly entreFaussesAlertes?: number;
}

export interface CusumPoisson {
  /** Logarithme de la vraisemblance cumulée en faveur de la dérive, par point ; jamais négatif. */
  readonly sommes: readonly number[];
  /** Seuil d'alerte : le logarithme de `entreFaussesAlertes`. */
  readonly seuil: number;
  readonly alerte: AlerteCusum | null;
}

/**
 * CUSUM de nombres d'événements (loi de Poisson), à nombre attendu propre à chaque mois.
 *
 * Chaque mois apporte `x ln(R) − attendu (R − 1)`, le rapport de vraisemblance de « les événements sont multipliés par
 * R » contre « rien n'a changé ». Le nombre attendu porte la saison et la population : l'alerte vient de ce qu'elles
 * n'expliquent pas. Le seuil est choisi par la fréquence des fausses alertes, et non par une table : l'inégalité de
 * Lorden garantit au moins `exp(seuil)` points entre deux. Un seul sens à la fois, celui de `rapport`.
 *
 * Sources : J. M. Lucas, « Counted data CUSUM's », Technometrics, 27, 1985, p. 129-144 ; G. Lorden, Annals of
 * Mathematical Statistics, 42, 1971, p. 1897-1908.
 *
 * @param evenements nombre d'événements de chaque mois, positif ou nul
 * @param attendus nombre attendu du même mois, positif
 * @returns les sommes et le seuil, sans unité, et la première alerte
 * @throws RangeError si les longueurs diffèrent, si un nombre est impossible, si une option est hors de son domaine
 * @example
 * const mois = cusumPoisson([9, 11, 10, 16, 15, 18, 17], [10, 10, 10, 10, 10, 10, 10]);
 * mois.alerte // => { rang: 5, sens: "hausse", debut: 3 }
 * mois.sommes.map((x) => x.toFixed(2)) // => ["0.00", "0.00", "0.00", "1.49", "2.57", "4.87", "6.76"]
 */
export function cusumPoisson(
  evenements: readonly number[],
  attendus: readonly number[],
  { rapport = 1.5, entreFaussesAlertes = 120 }: OptionsCusumPoisson = {},
): CusumPoisson {
  checkPositive("ratio", rapport);
  if (rapport === 1) throw new RangeError("ratio must differ from 1, got 1");
  if (!(entreFaussesAlertes > 1 && entreFaussesAlertes < Infinity)) {
    throw new RangeError(`points between false alarms must be above 1, got ${entreFaussesAlertes}`);
  }
  checkSameLength("expected events", attendus, evenements.length);
  const gains = evenements.map((x, i) => {
    const attendu = attendus[i] as number;
    checkNonNegative("events", x);
    checkPositive("expected events", attendu);
    return x * Math.log(rapport) - attendu * (rapport - 1);
  });
  const sommes = cumulate(gains);
  const seuil = Math.log(entreFaussesAlertes);
  return { sommes, seuil, alerte: findAlert(sommes, seuil, rapport > 1 ? "hausse" : "baisse") };
}
