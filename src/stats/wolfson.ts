import { gini } from "./gini.ts";
import { readSample, sortSample } from "./weighted-sample.ts";
import type { Echantillon, OptionsPonderation } from "./weighted-sample.ts";

export interface OptionsWolfson extends OptionsPonderation {
  /** Borne haute de l'indice : `1` (Foster et Wolfson), le défaut, ou `0,5`, deux fois moindre (PySAL). */
  readonly maximum?: 1 | 0.5;
}

/**
 * Indice de bipolarisation de Wolfson : `2 (2 T − G) μ/m`, où `T = 0,5 − L(0,5)` est l'écart de la courbe de Lorenz à
 * la médiane, `G` le Gini, `μ` la moyenne et `m` la médiane.
 *
 * Il monte quand la population se vide autour de la médiane. Ce n'est pas une inégalité : resserrer chaque moitié sur
 * elle-même abaisse le Gini et augmente la polarisation. Maximal quand une moitié n'a rien et que l'autre partage tout
 * également. Deux échelles circulent, l'une double de l'autre : option `maximum`. Rival : Esteban et Ray
 * (`estebanRay`), pour des groupes donnés.
 *
 * Sources : M. C. Wolfson, « When Inequalities Diverge », American Economic Review, 84(2), 1994, p. 353-358 ;
 * J. E. Foster, M. C. Wolfson, Journal of Economic Inequality, 8(2), 2010, p. 247-273.
 *
 * @param values revenus ou niveaux, positifs ou nuls
 * @returns l'indice, de 0 à `maximum`
 * @throws RangeError si l'échantillon est vide, porte un négatif ou que des zéros, si la médiane est nulle
 * @example
 * wolfson([6, 6, 8, 8, 10, 10, 12, 12], { maximum: 0.5 }).toFixed(6) // => "0.083333"
 * wolfson([6, 6, 8, 8, 10, 10, 12, 12]).toFixed(6) // => "0.166667"
 */
export function wolfson(values: readonly number[], { poids, maximum = 1 }: OptionsWolfson = {}): number {
  const sample = sortSample(readSample(values, poids));
  const { moyenne } = sample;
  const { mediane, lorenz } = halfway(sample);
  if (mediane === 0) throw new RangeError("median must be positive, got 0");
  const gap = 1 - 2 * lorenz - gini(values, { poids });
  return Math.max(0, (2 * maximum * gap * moyenne) / mediane);
}

/** Médiane et ordonnée de la courbe de Lorenz à mi-population, interpolée entre deux personnes. */
function halfway({ x, parts, moyenne }: Echantillon): { readonly mediane: number; readonly lorenz: number } {
  const slack = 1e-12; // des parts sommées peuvent manquer 0,5 d'un arrondi
  let below = 0;
  let mass = 0;
  let i = 0;
  while (below + parts[i]! < 0.5 - slack) {
    below += parts[i]!;
    mass += parts[i]! * x[i]!;
    i++;
  }
  const exact = Math.abs(below + parts[i]! - 0.5) <= slack;
  const mediane = exact ? (x[i]! + x[i + 1]!) / 2 : x[i]!;
  return { mediane, lorenz: (mass + (0.5 - below) * x[i]!) / moyenne };
}
