import { checkOpenUnit } from "./check.ts";
import type { CourbeSurvie } from "./kaplan-meier.ts";

/** La courbe s'arrête avant : trop de dossiers sont encore ouverts pour le dire. */
export type NonAtteint = "non atteint";

export interface QuantileSurvie {
  /** Durée au bout de laquelle la part demandée des dossiers s'est terminée. */
  readonly valeur: number | NonAtteint;
  readonly bas: number | NonAtteint;
  readonly haut: number | NonAtteint;
}

// La survie est un produit de fractions : une moitié exacte s'écrit 0,5 à quelques arrondis près.
const SLACK = 1e-10;

/**
 * Quantile d'une durée censurée ; par défaut la médiane, durée que la moitié des dossiers dépasse.
 *
 * Première durée où la survie passe sous `1 − p` ; si elle la vaut exactement sur un palier, le milieu du palier
 * (convention de `survfit`). Intervalle de Brookmeyer et Crowley : les durées où l'intervalle de la courbe contient `1
 * − p`, au niveau et sur l'échelle de la courbe ; la première compte, même si la bande, large aux premières sorties, la
 * quitte un moment ensuite (`lifelines` fait de même, R interpole). Une borne ou la médiane elle-même peuvent être
 * « non atteint » : c'est un résultat, qui s'écrit « plus de la moitié des dossiers sont encore ouverts ».
 *
 * Source : R. Brookmeyer, J. Crowley, « A confidence interval for the median survival time », Biometrics, 38, 1982, p.
 * 29-41.
 *
 * @param courbe celle de `kaplanMeier`
 * @param p part des dossiers terminés, strictement entre 0 et 1 ; 0,5 par défaut
 * @returns dans l'unité des durées
 * @throws RangeError si `p` n'est pas strictement entre 0 et 1
 * @example
 * const courbe = kaplanMeier({ durees: [1, 2, 3, 4, 5], terminees: [true, true, true, true, false] });
 * survivalQuantile(courbe).valeur // => 3
 * survivalQuantile(courbe, 0.9).valeur // => "non atteint"
 */
export function survivalQuantile({ etapes }: CourbeSurvie, p = 0.5): QuantileSurvie {
  checkOpenUnit("p", p);
  const crossing = (side: "valeur" | "bas" | "haut"): number | NonAtteint => {
    const i = etapes.findIndex((e) => e[side] <= 1 - p + SLACK);
    const here = etapes[i];
    if (here === undefined) return "non atteint";
    const next = etapes.slice(i + 1).find((e) => e[side] < here[side] - SLACK);
    // Le palier exact n'a de milieu que s'il a une fin.
    return Math.abs(here[side] - (1 - p)) <= SLACK && next !== undefined ? (here.duree + next.duree) / 2 : here.duree;
  };
  return { valeur: crossing("valeur"), bas: crossing("bas"), haut: crossing("haut") };
}
