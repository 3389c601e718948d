import type { Position } from "geojson";

/** Comment passer des coordonnées d'un fichier à un plan. */
export interface Reperage {
  readonly nom: "WGS84" | "Lambert-93";
  readonly project: (point: Position) => Position;
}

/**
 * Reconnaît le repérage aux coordonnées mêmes : des degrés, ou les mètres du Lambert-93 (IGN, emprise légale de la
 * métropole). En degrés, le plan est la projection équirectangulaire à la latitude moyenne : à l'échelle d'une commune,
 * elle ne se distingue pas d'une projection conforme.
 * @returns null si ce n'est ni l'un ni l'autre, ou s'il n'y a pas de point.
 */
export function plan(points: readonly Position[]): Reperage | null {
  const within = (x0: number, x1: number, y0: number, y1: number): boolean =>
    points.every(([x = NaN, y = NaN]) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  if (points.length === 0) return null;
  if (within(-180, 180, -90, 90)) {
    const latitude = points.reduce((somme, [, y = 0]) => somme + y, 0) / points.length;
    const echelle = Math.cos((latitude * Math.PI) / 180);
    return { nom: "WGS84", project: ([x = 0, y = 0]) => [x * echelle, y] };
  }
  return within(0, 1_300_000, 6_000_000, 7_200_000) ? { nom: "Lambert-93", project: ([x = 0, y = 0]) => [x, y] } : null;
}
