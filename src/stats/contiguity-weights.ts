import { spatialWeights, weightBetween } from "./spatial-weights.ts";
import type { LienSpatial, OptionsPoidsSpatiaux, PoidsSpatiaux } from "./spatial-weights.ts";

/**
 * Voisinages de contiguïté : deux zones qui se touchent sont voisines, chacune de l'autre.
 *
 * Toucher par un point (reine) ou par un côté (tour) se décide en dressant les listes ; les deux diffèrent surtout sur
 * des carreaux. La symétrie est exigée : une liste à sens unique est une erreur de construction.
 *
 * Source : L. Anselin, Spatial Econometrics: Methods and Models, Kluwer, 1988, chap. 3.
 *
 * @param voisins par zone, la place de ses voisines
 * @returns les voisinages, en lignes compressées
 * @throws RangeError comme `spatialWeights`, et si un voisinage n'est pas réciproque
 * @example
 * [...contiguityWeights([[1], [0, 2], [1]]).poids] // => [1, 0.5, 0.5, 1]
 */
export function contiguityWeights(
  voisins: readonly (readonly number[])[],
  options: OptionsPoidsSpatiaux = {},
): PoidsSpatiaux {
  const weights = spatialWeights(
    voisins.map((ligne) => ligne.map((voisin): LienSpatial => [voisin, 1])),
    options,
  );
  voisins.forEach((ligne, zone) => {
    for (const voisin of ligne) {
      if (weightBetween(weights, voisin, zone) === 0) {
        throw new RangeError(`contiguity must be mutual, got ${zone} to ${voisin} only`);
      }
    }
  });
  return weights;
}
