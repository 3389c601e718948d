import { hasValeur } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { fayHerriot, type TerritoireEstime } from "../stats/fay-herriot.ts";
import { detailOf } from "./detail.ts";
import { erreurTypeOf } from "./erreur-type.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Avec moins de zones, la variance entre elles ne s'estime pas. */
const ZONES_LISSAGE = 8;

/** Une zone telle que mesurée, et ramenée vers l'ensemble à proportion de ce que sa mesure laisse au hasard. */
export interface Lisse {
  readonly point: ResultatSuivi & { readonly valeur: number };
  readonly erreurBrute: number;
  readonly estime: TerritoireEstime;
}

export interface Lissage {
  readonly zones: readonly Lisse[];
  /** Moyenne du modèle, vers laquelle chaque zone est ramenée. */
  readonly moyenne: number;
  /** Vrai si rien ne distingue les zones : toutes valent la moyenne. */
  readonly isPlat: boolean;
}

/**
 * Les valeurs par IRIS (ou par commune d'un EPCI) lissées par le modèle de Fay et Herriot, sans covariable : un petit IRIS, mal
 * mesuré, est ramené vers la moyenne. Aux zones de toute taille, les petites étant celles qu'il sert.
 * @returns le lissage, par nom de zone, ou pourquoi il n'y en a pas
 */
export function lissageOf(lecture: Lecture, indicateur: Indicateur): Lissage | string {
  const detail = detailOf(lecture);
  const lus = detail.par(indicateur.code).filter(hasValeur);
  const mesures = lus.flatMap((point) => {
    const erreurBrute = erreurTypeOf(point);
    return erreurBrute === null || erreurBrute === 0 ? [] : [{ point, erreurBrute }];
  });
  if (lus.length >= ZONES_LISSAGE && mesures.length < ZONES_LISSAGE)
    return `les valeurs par ${detail.nom} n'ont pas de marge d'incertitude : il n'y a pas de hasard à lisser`;
  if (mesures.length < ZONES_LISSAGE) return `moins de ${ZONES_LISSAGE} ${detail.noms} ont une valeur`;
  const lisse = fayHerriot(
    mesures.map((m) => m.point.valeur),
    mesures.map((m) => m.erreurBrute ** 2),
    mesures.map(() => []),
  );
  if ("motif" in lisse) return lisse.motif;
  return {
    moyenne: lisse.coefficients[0]?.valeur ?? NaN,
    isPlat: lisse.repli === "synthetique",
    zones: mesures
      .flatMap(({ point, erreurBrute }, i): Lisse[] => {
        const estime = lisse.territoires[i];
        return estime ? [{ point, erreurBrute, estime }] : [];
      })
      .toSorted((a, b) => a.point.nom.localeCompare(b.point.nom, "fr")),
  };
}
