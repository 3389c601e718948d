import { checkOpenUnit } from "./check.ts";
import { checkDurees, exitTable } from "./duree.ts";
import type { Durees } from "./duree.ts";
import type { Methode, OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";

export interface OptionsKaplanMeier extends OptionsIntervalle {
  /**
   * Échelle où l'intervalle est symétrique : `"log-log"` (par défaut, ne sort jamais de 0 à 1), `"log"` (défaut de R)
   * ou `"lineaire"` (Greenwood simple, ramené dans 0 à 1).
   */
  readonly echelle?: "log-log" | "log" | "lineaire";
}

/** La courbe juste après une durée où au moins un dossier s'est terminé. */
export interface EtapeSurvie extends ValeurEncadree {
  readonly duree: number;
  /** Dossiers suivis et encore ouverts juste avant. */
  readonly aRisque: number;
  readonly evenements: number;
  /** Erreur type de Greenwood. */
  readonly erreurType: number;
}

export interface CourbeSurvie {
  readonly effectif: number;
  readonly evenements: number;
  readonly censures: number;
  /** Plus longue durée observée, terminée ou non : la courbe ne dit rien au-delà. */
  readonly dureeMax: number;
  /** Une étape par durée de sortie, croissantes ; avant la première, la survie est 1. Vide si rien ne s'est terminé. */
  readonly etapes: readonly EtapeSurvie[];
}

const METHODES = {
  "log-log": "Greenwood, échelle log-log",
  log: "Greenwood, échelle log",
  lineaire: "Greenwood",
} as const satisfies Record<string, Methode>;

/**
 * Courbe de Kaplan et Meier : part des dossiers encore ouverts selon la durée, sans écarter ceux qui le sont toujours.
 *
 * Un dossier en cours est « censuré » : il dit seulement que sa durée dépasse celle observée. La durée moyenne des
 * seuls dossiers clos les oublie et raccourcit tout. À durée égale, les sorties précèdent les censures. Variance de
 * Greenwood ; intervalle point par point (non une bande). À survie nulle, où aucune échelle ne répond, l'intervalle va
 * de 0 à la borne haute précédente. Suppose que rester ouvert à la date d'observation ne dit rien de la durée à venir.
 * Médiane et quantiles : `survivalQuantile` ; durée moyenne : `restrictedMean` ; comparaison de groupes : `logRank`.
 *
 * Sources : E. L. Kaplan, P. Meier, Journal of the American Statistical Association, 53, 1958, p. 457-481 ; échelle
 * log-log : J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data, 1980, p. 14-15 ; mêmes
 * définitions que `survfit` (R).
 *
 * @param durees durées observées, terminées ou en cours, éventuellement tronquées à gauche
 * @returns la survie en proportion, de 1 à 0, avec son intervalle
 * @throws RangeError s'il n'y a aucune durée, si les longueurs diffèrent, si une durée est négative ou précède son
 *   entrée
 * @example
 * const { etapes } = kaplanMeier({ durees: [2, 4, 4, 6], terminees: [true, true, false, false] });
 * etapes.map((e) => [e.duree, e.aRisque, e.valeur]) // => [[2, 4, 0.75], [4, 3, 0.5]]
 * etapes[1].erreurType // => 0.25
 */
export function kaplanMeier(
  durees: Durees,
  { confiance = 0.95, echelle = "log-log" }: OptionsKaplanMeier = {},
): CourbeSurvie {
  checkDurees(durees);
  checkOpenUnit("confidence", confiance);
  const z = criticalZ(confiance);
  let valeur = 1;
  let greenwood = 0; // variance du logarithme de la survie
  let before = 1;
  const etapes = exitTable(durees).map(({ duree, aRisque, evenements }): EtapeSurvie => {
    valeur *= (aRisque - evenements) / aRisque;
    greenwood += evenements / (aRisque * (aRisque - evenements));
    const [bas, haut] = valeur > 0 ? bounds(valeur, z * Math.sqrt(greenwood), echelle) : [0, before];
    before = haut;
    const erreurType = valeur > 0 ? valeur * Math.sqrt(greenwood) : 0;
    return { duree, aRisque, evenements, valeur, bas, haut, erreurType, confiance, methode: METHODES[echelle] };
  });
  const evenements = durees.terminees.filter((t) => t).length;
  const effectif = durees.durees.length;
  let dureeMax = 0;
  for (const d of durees.durees) dureeMax = Math.max(dureeMax, d);
  return { effectif, evenements, censures: effectif - evenements, dureeMax, etapes };
}

/** @param margin demi-largeur sur l'échelle du logarithme */
function bounds(survival: number, margin: number, echelle: "log-log" | "log" | "lineaire"): [number, number] {
  if (echelle === "lineaire") return [Math.max(0, survival * (1 - margin)), Math.min(1, survival * (1 + margin))];
  if (echelle === "log") return [survival * Math.exp(-margin), Math.min(1, survival * Math.exp(margin))];
  const theta = margin / -Math.log(survival);
  return [survival ** Math.exp(theta), survival ** Math.exp(-theta)];
}
