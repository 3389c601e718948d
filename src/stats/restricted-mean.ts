import { checkOpenUnit, checkPositive } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import type { CourbeSurvie } from "./kaplan-meier.ts";
import { criticalZ } from "./normal-quantile.ts";

/** La courbe s'arrête avant l'horizon, à des dossiers encore ouverts. */
export interface HorizonNonObserve {
  readonly motif: "horizon au-delà de l'observation";
  readonly dureeMax: number;
}

/**
 * Durée moyenne restreinte à un horizon : durée passée ouverte, en moyenne, pendant les `horizon` premières unités.
 *
 * Aire sous la courbe de Kaplan et Meier jusqu'à l'horizon. C'est la moyenne que des dossiers en cours permettent de
 * dire ; la moyenne tout court suppose de connaître la fin du dernier. Deux groupes ne se comparent qu'au même horizon.
 * Variance de Greenwood, intervalle normal ramené entre 0 et l'horizon.
 *
 * Sources : E. L. Kaplan, P. Meier, JASA, 53, 1958, p. 457-481 ; P. Royston, M. K. B. Parmar, BMC Medical Research
 * Methodology, 13, 2013, 152. Même calcul que `print(survfit, rmean =)` (R).
 *
 * @param courbe celle de `kaplanMeier`
 * @param horizon durée jusqu'où moyenner, positive
 * @returns valeur, bornes et erreur type dans l'unité des durées, ou le motif qui l'empêche
 * @throws RangeError si l'horizon n'est pas positif, si la confiance n'est pas entre 0 et 1
 * @example
 * const courbe = kaplanMeier({ durees: [2, 4, 4, 6], terminees: [true, true, false, false] });
 * restrictedMean(courbe, 5).valeur // => 4
 * restrictedMean(courbe, 7).motif // => "horizon au-delà de l'observation"
 */
export function restrictedMean(
  { etapes, dureeMax }: CourbeSurvie,
  horizon: number,
  { confiance = 0.95 }: OptionsIntervalle = {},
): (ValeurEncadree & { readonly erreurType: number }) | HorizonNonObserve {
  checkPositive("horizon", horizon);
  checkOpenUnit("confidence", confiance);
  // Au-delà de la dernière durée, une survie tombée à 0 y reste ; sinon, personne ne sait.
  if (horizon > dureeMax && etapes.at(-1)?.valeur !== 0) return { motif: "horizon au-delà de l'observation", dureeMax };
  const kept = etapes.filter((e) => e.duree < horizon);
  let area = 0; // aire entre l'étape courante et l'horizon
  let variance = 0;
  for (let i = kept.length - 1; i >= 0; i--) {
    const { duree, valeur, aRisque, evenements } = kept[i] as (typeof kept)[number];
    area += valeur * ((kept[i + 1]?.duree ?? horizon) - duree);
    if (aRisque > evenements) variance += (area ** 2 * evenements) / (aRisque * (aRisque - evenements));
  }
  const valeur = area + (kept[0]?.duree ?? horizon);
  const erreurType = Math.sqrt(variance);
  const margin = criticalZ(confiance) * erreurType;
  const bas = Math.max(0, valeur - margin);
  return { valeur, bas, haut: Math.min(horizon, valeur + margin), confiance, methode: "Greenwood", erreurType };
}
