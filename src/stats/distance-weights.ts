import { checkFinite, checkNonNegative, checkPositive } from "./check.ts";
import { spatialWeights } from "./spatial-weights.ts";
import type { LienSpatial, OptionsPoidsSpatiaux, PoidsSpatiaux } from "./spatial-weights.ts";

export type Point = readonly [x: number, y: number];

export interface OptionsDistance extends OptionsPoidsSpatiaux {
  /** Poids `1 / distance^puissance` ; 0, le défaut, donne le même poids à tous les voisins. */
  readonly puissance?: number;
}

/**
 * Voisinages de distance : deux zones dont les centres sont à `rayon` au plus sont voisines.
 *
 * Les coordonnées sont planes (Lambert 93, en mètres) : en degrés, un rayon n'a pas de sens. À rayon fixe, une zone de
 * campagne n'a parfois aucun voisin et une zone dense beaucoup.
 *
 * Source : A. D. Cliff, J. K. Ord, Spatial Processes: Models and Applications, Pion, 1981, chap. 1.
 *
 * @param points centre de chaque zone, coordonnées planes
 * @param rayon distance maximale, positive, même unité
 * @returns les voisinages, en lignes compressées
 * @throws RangeError si une coordonnée n'est pas finie, si le rayon n'est pas positif, si la puissance est négative, ou
 * positive alors que deux centres se confondent
 * @example
 * [...distanceWeights([[0, 0], [3, 4], [20, 0]], 10).debuts] // => [0, 1, 2, 2]
 */
export function distanceWeights(
  points: readonly Point[],
  rayon: number,
  { puissance = 0, ...options }: OptionsDistance = {},
): PoidsSpatiaux {
  checkPositive("radius", rayon);
  checkNonNegative("power", puissance);
  for (const [x, y] of points) {
    checkFinite("x", x);
    checkFinite("y", y);
  }
  // Balayage par abscisse : une zone n'est comparée qu'à celles que leur abscisse laisse à portée.
  const order = [...points.keys()].sort((a, b) => points[a]![0] - points[b]![0]);
  const lignes = points.map((): LienSpatial[] => []);
  order.forEach((i, rank) => {
    for (let k = rank + 1; k < order.length; k++) {
      const j = order[k]!;
      const gap = points[j]![0] - points[i]![0];
      if (gap > rayon) break;
      const distance = Math.hypot(gap, points[j]![1] - points[i]![1]);
      if (distance > rayon) continue;
      if (distance === 0 && puissance > 0) {
        throw new RangeError(`points must be distinct when power is positive, got ${i} and ${j} together`);
      }
      const poids = distance ** -puissance;
      lignes[i]!.push([j, poids]);
      lignes[j]!.push([i, poids]);
    }
  });
  return spatialWeights(lignes, options);
}
