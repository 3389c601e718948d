import { medianInPlace } from "./median-in-place.ts";
import { createPairScan, scanPairs } from "./scan-pairs.ts";
import type { PairScan } from "./scan-pairs.ts";

/**
 * Ordonnée à l'origine de Conover, au premier pas de temps : médiane des valeurs moins la pente fois la position
 * médiane.
 */
export function theilIntercept(scan: PairScan, pente: number): number {
  const { n, positions } = scan;
  const middle = ((positions[n >> 1] as number) + (positions[(n - 1) >> 1] as number)) / 2;
  return medianInPlace(scan.valeurs, n) - middle * pente;
}

/** Le parcours d'une série entière et sa droite de Theil-Sen. `valeurs` y perd son ordre, `positions` non. */
export function scanSerie(values: Float64Array): { scan: PairScan; pente: number; ordonnee: number } {
  const scan = createPairScan(values.length);
  scanPairs(scan, values, 0, values.length);
  const pente = medianInPlace(scan.pentes, scan.paires);
  return { scan, pente, ordonnee: theilIntercept(scan, pente) };
}

/** Les observations présentes, dans l'ordre. */
export const dropMissing = (values: Float64Array): Float64Array => values.filter((y) => !Number.isNaN(y));
