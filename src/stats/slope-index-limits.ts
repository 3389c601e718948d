import { normalSource } from "./seeded-random.ts";
import type { Echelle } from "./value-scale.ts";

/** Une droite ajustée sur des groupes ordonnés dont chaque valeur est normale sur sa propre échelle. */
export interface AjustementRangs {
  readonly parts: Float64Array;
  /** Coefficient de chaque valeur dans la pente. */
  readonly pente: Float64Array;
  /** Centre et erreur-type de chaque groupe, sur l'échelle normale. */
  readonly centres: Float64Array;
  readonly erreurs: Float64Array;
  /** De l'échelle normale à ce que la droite ajuste, puis de la droite à l'unité des valeurs. */
  readonly avant: Echelle;
  readonly apres: Echelle;
}

export type Limites = readonly [bas: number, haut: number];
export interface LimitesPente {
  readonly sii: Limites;
  readonly rii: Limites;
}

/** Valeurs ajustées aux deux bouts, dans l'unité des valeurs. */
export function fittedEnds(a: AjustementRangs): Limites {
  const [low, high] = lineEnds(a, a.centres);
  return [a.apres.inverse(low), a.apres.inverse(high)];
}

/** Les bouts de la droite ajustée à des valeurs de l'échelle normale. */
function lineEnds({ parts, pente, avant }: AjustementRangs, u: Float64Array): Limites {
  let mean = 0;
  let slope = 0;
  for (let i = 0; i < u.length; i++) {
    const y = avant.inverse(u[i]!);
    mean += parts[i]! * y;
    slope += pente[i]! * y;
  }
  return [mean - slope / 2, mean + slope / 2];
}

/** Bornes par la méthode delta : normale pour le SII, normale du logarithme pour le RII. */
export function analyticLimits(a: AjustementRangs, z: number): LimitesPente {
  const [low, high] = lineEnds(a, a.centres);
  const [fitLow, fitHigh] = [a.apres.inverse(low), a.apres.inverse(high)];
  const [slopeLow, slopeHigh] = [a.apres.slope(low), a.apres.slope(high)];
  let siiVariance = 0;
  let riiVariance = 0;
  for (let i = 0; i < a.centres.length; i++) {
    const error = a.avant.slope(a.centres[i]!) * a.erreurs[i]!;
    const gapHigh = (a.parts[i]! + a.pente[i]! / 2) * error * slopeHigh;
    const gapLow = (a.parts[i]! - a.pente[i]! / 2) * error * slopeLow;
    siiVariance += (gapHigh - gapLow) ** 2;
    riiVariance += (gapHigh / fitHigh - gapLow / fitLow) ** 2;
  }
  const margin = z * Math.sqrt(siiVariance);
  const factor = Math.exp(z * Math.sqrt(riiVariance));
  const [sii, rii] = [fitHigh - fitLow, fitHigh / fitLow];
  return { sii: [sii - margin, sii + margin], rii: [rii / factor, rii * factor] };
}

/** Bornes par simulation : quantiles empiriques, aux rangs qu'arrondit l'UKHSA. */
export function simulatedLimits(
  a: AjustementRangs,
  confiance: number,
  tirages: number,
  random: () => number,
): LimitesPente {
  const normal = normalSource(random);
  const sii = new Float64Array(tirages);
  const rii = new Float64Array(tirages);
  const draw = new Float64Array(a.centres.length);
  for (let k = 0; k < tirages; k++) {
    for (let i = 0; i < draw.length; i++) draw[i] = a.centres[i]! + a.erreurs[i]! * normal();
    const [low, high] = lineEnds(a, draw);
    const fitLow = a.apres.inverse(low);
    const fitHigh = a.apres.inverse(high);
    sii[k] = fitHigh - fitLow;
    rii[k] = fitHigh / fitLow;
  }
  const rank = Math.max(1, Math.round((tirages * (1 - confiance)) / 2));
  const limits = (values: Float64Array): Limites => {
    values.sort();
    return [values[rank - 1]!, values[tirages - rank]!];
  };
  return { sii: limits(sii), rii: limits(rii) };
}
