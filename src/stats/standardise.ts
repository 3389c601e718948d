import { checkSameLength, checkSample, checkSizes } from "./check.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

export interface ColonneReduite {
  readonly valeurs: Float64Array;
  readonly moyenne: number;
  readonly ecartType: number;
}

/**
 * Centre et réduit une variable : moyenne 0, écart-type 1 (diviseur `n`, pondéré ou non).
 *
 * L'écart-type est celui d'une population, non d'un échantillon : les territoires sont tous là. C'est la convention de
 * l'EDI et du FDep.
 *
 * Sources : celles de `edi` et de `fdep`.
 *
 * @param values une valeur par territoire
 * @returns les valeurs réduites, la moyenne et l'écart-type retirés
 * @throws RangeError s'il y a moins de deux valeurs, si la variable est constante, si les poids sont tous nuls
 * @example
 * [...standardise([1, 3]).valeurs] // => [-1, 1]
 * standardise([1, 3], { poids: [3, 1] }).moyenne // => 1.5
 */
export function standardise(values: readonly number[], { poids }: OptionsPonderation = {}): ColonneReduite {
  checkSample(values, 2);
  if (poids !== undefined) {
    checkSameLength("weights", poids, values.length);
    checkSizes("weights", poids);
  }
  const weight = (i: number): number => poids?.[i] ?? 1;
  let total = 0;
  let moyenne = 0;
  let squares = 0;
  values.forEach((x, i) => {
    const w = weight(i);
    if (w === 0) return;
    total += w;
    const gap = x - moyenne;
    moyenne += (w / total) * gap; // moyenne et carrés à jour ensemble (Welford), sans soustraire de grands nombres
    squares += w * gap * (x - moyenne);
  });
  const ecartType = Math.sqrt(squares / total);
  if (!(ecartType > Math.abs(moyenne) * 1e-12)) throw new RangeError(`values must vary, got ${moyenne} everywhere`);
  return { valeurs: Float64Array.from(values, (x) => (x - moyenne) / ecartType), moyenne, ecartType };
}
