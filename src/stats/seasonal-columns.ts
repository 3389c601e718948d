import { checkInteger } from "./check.ts";
import { medianInPlace } from "./median-in-place.ts";
import { createPairScan, scanPairs } from "./scan-pairs.ts";

/** Une colonne par saison (ou par site), de longueur égale, complétée de NaN. */
export type Colonnes = readonly Float64Array[];

/** Découpe une série en saisons : la colonne `k` tient les pas de temps `k`, `k + periode`, `k + 2 × periode`… */
export function splitSeasons(values: Float64Array, periode: number): Float64Array[] {
  checkInteger("period", periode, 2);
  const cycles = Math.ceil(values.length / periode);
  return Array.from({ length: periode }, (_, k) =>
    Float64Array.from({ length: cycles }, (_, cycle) => values[cycle * periode + k] ?? NaN),
  );
}

/** S, sa variance et le nombre de paires, colonne par colonne puis sommés ; la pente médiane de toutes les colonnes. */
export function scanColumns(colonnes: Colonnes): {
  s: number;
  varianceS: number;
  paires: number;
  pente: number;
} {
  const cycles = colonnes[0]?.length ?? 0;
  const scan = createPairScan(cycles);
  const slopes = new Float64Array(colonnes.length * scan.pentes.length);
  const total = { s: 0, varianceS: 0, paires: 0 };
  for (const colonne of colonnes) {
    scanPairs(scan, colonne, 0, cycles);
    slopes.set(scan.pentes.subarray(0, scan.paires), total.paires);
    total.s += scan.s;
    total.varianceS += scan.varianceS;
    total.paires += scan.paires;
  }
  return { ...total, pente: medianInPlace(slopes, total.paires) };
}

/**
 * Ordonnée au premier pas : médiane de toutes les valeurs moins la pente fois la position médiane, comptée en cycles.
 */
export function columnsIntercept(colonnes: Colonnes, pente: number): number {
  const values: number[] = [];
  const positions: number[] = [];
  for (let cycle = 0; cycle < (colonnes[0]?.length ?? 0); cycle++) {
    colonnes.forEach((colonne, k) => {
      const y = colonne[cycle] as number;
      if (Number.isNaN(y)) return;
      values.push(y);
      positions.push(cycle + k / colonnes.length);
    });
  }
  const median = (xs: readonly number[]): number => medianInPlace(Float64Array.from(xs), xs.length);
  return median(values) - median(positions) * pente;
}
