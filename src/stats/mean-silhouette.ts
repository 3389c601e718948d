import { mean, silhouette } from "simple-statistics";
import { checkSameLength } from "./check.ts";
import { flattenPoints } from "./points.ts";

export interface Silhouette {
  /** Moyenne sur tous les points, de −1 à 1. */
  readonly moyenne: number;
  /** Valeur de chaque point ; 0 pour un point seul dans sa classe. Négative : il est plus près d'une autre classe. */
  readonly points: readonly number[];
  /** Moyenne de chaque classe. */
  readonly classes: readonly number[];
}

/**
 * Silhouette d'un partage : à quel point chaque territoire est plus près des siens que de la classe voisine.
 *
 * Repères de Kaufman et Rousseeuw : plus de 0,7, structure forte ; 0,5 à 0,7, raisonnable ; 0,25 à 0,5, faible ; moins,
 * aucune structure nette, et les classes ne se nomment pas. Distance euclidienne. Les valeurs par point sont celles de
 * simple-statistics ; son `silhouetteMetric` en est le **maximum**, non la moyenne : il ne sert pas ici.
 *
 * Source : P. J. Rousseeuw, Journal of Computational and Applied Mathematics, 20, 1987, p. 53-65.
 *
 * @param points les points partagés, variables réduites comme pour le partage
 * @param classes classe de chaque point, de 0 à k − 1 sans trou
 * @returns des silhouettes sans unité, de −1 à 1
 * @throws RangeError s'il n'y a pas au moins deux classes, si une classe est vide, si les longueurs diffèrent
 * @example
 * meanSilhouette([[0], [1], [10], [11]], [0, 0, 1, 1]).moyenne.toFixed(4) // => "0.8997"
 */
export function meanSilhouette(points: readonly (readonly number[])[], classes: readonly number[]): Silhouette {
  flattenPoints(points);
  checkSameLength("classes", classes, points.length);
  const k = new Set(classes).size;
  if (k < 2) throw new RangeError(`classes must be at least 2, got ${k}`);
  for (const c of classes) {
    if (!(Number.isInteger(c) && c >= 0 && c < k))
      throw new RangeError(`classes must run from 0 to ${k - 1}, got ${c}`);
  }
  const values = silhouette(points.map((point) => [...point]), [...classes]); // prettier-ignore
  return {
    moyenne: mean(values),
    points: values,
    classes: Array.from({ length: k }, (_, c) => mean(values.filter((_value, i) => classes[i] === c))),
  };
}
