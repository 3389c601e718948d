import type { Indicateur } from "../modele/indicateur.ts";
import { rankIntervalsPairwise } from "../stats/rank-intervals-pairwise.ts";
import { erreurTypeOf } from "./erreur-type.ts";
import { irisLisibles } from "./iris-complets.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Sous cinq quartiers, un rang ne veut rien dire. */
const IRIS_MINIMAUX = 5;

export interface Rang {
  readonly point: ResultatSuivi;
  readonly rang: number;
  readonly bas: number;
  readonly haut: number;
}

/**
 * Jusqu'où le rang de chaque quartier pourrait bouger si l'on recommençait la mesure : intervalles simultanés à 95 %, du besoin
 * le plus fort au moins fort. Sans marge, un rang n'a pas d'intervalle : rien n'est classé.
 * @returns les rangs dans l'ordre, ou pourquoi il n'y en a pas
 */
export function rangsOf(lecture: Lecture, indicateur: Indicateur): readonly Rang[] | string {
  const points = irisLisibles(lecture, indicateur);
  const erreurs = points.flatMap((p) => erreurTypeOf(p) ?? []);
  if (points.length < IRIS_MINIMAUX) return `moins de ${IRIS_MINIMAUX} IRIS ont une valeur`;
  if (erreurs.length < points.length)
    return "les valeurs par IRIS n'ont pas de marge d'incertitude : leur rang ne se juge pas";
  const rangs = rankIntervalsPairwise(
    points.map((p) => p.valeur),
    erreurs,
    { ordre: indicateur.sens === "-" ? "croissant" : "decroissant" },
  );
  return points
    .map((point, i): Rang => {
      const { valeur = NaN, bas = NaN, haut = NaN } = rangs[i] ?? {};
      return { point, rang: valeur, bas, haut };
    })
    .toSorted((a, b) => a.rang - b.rang || a.point.nom.localeCompare(b.point.nom, "fr"));
}
