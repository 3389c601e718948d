import { checkSameLength, checkSample, checkSizes } from "./check.ts";

export interface OptionsPonderation {
  /** Un poids par valeur, positif ou nul (effectif, nombre d'unités de consommation) ; tous égaux par défaut. */
  readonly poids?: readonly number[];
}

/** Un échantillon de valeurs positives ou nulles, ramené à des parts de population. */
export interface Echantillon {
  /** Valeurs de poids non nul, dans l'ordre reçu. */
  readonly x: Float64Array;
  /** Part de chaque valeur dans la population : leur somme fait 1. */
  readonly parts: Float64Array;
  /** Moyenne pondérée, positive. */
  readonly moyenne: number;
  /** Somme des poids ; le nombre de valeurs si elles ne sont pas pondérées. */
  readonly taille: number;
}

/**
 * Lit un échantillon de revenus ou de niveaux : refuse les négatifs, pour lesquels les indices d'inégalité sortent de
 * leurs bornes, et la moyenne nulle, à laquelle ils se rapportent tous. Une valeur de poids nul ne compte pas.
 */
export function readSample(values: readonly number[], poids?: readonly number[]): Echantillon {
  checkSample(values, 1);
  checkSizes("values", values);
  if (poids !== undefined) checkSameLength("weights", poids, values.length);
  const taille = poids === undefined ? values.length : checkSizes("weights", poids);
  const kept = poids === undefined ? values : values.filter((_, i) => poids[i]! > 0);
  const x = Float64Array.from(kept);
  const parts =
    poids === undefined ? new Float64Array(x.length).fill(1) : Float64Array.from(poids.filter((w) => w > 0));
  let masse = 0;
  for (let i = 0; i < x.length; i++) {
    masse += parts[i]! * x[i]!;
    parts[i]! /= taille;
  }
  const moyenne = masse / taille;
  if (moyenne === 0) throw new RangeError("values of positive weight must have a positive sum, got 0");
  return { x, parts, moyenne, taille };
}

/** Le même échantillon, trié par valeur croissante. */
export function sortSample(sample: Echantillon): Echantillon {
  const { x, parts } = sample;
  if (parts.every((p) => p === parts[0])) return { ...sample, x: x.toSorted() };
  const order = Uint32Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!);
  return {
    ...sample,
    x: Float64Array.from(order, (i) => x[i]!),
    parts: Float64Array.from(order, (i) => parts[i]!),
  };
}
