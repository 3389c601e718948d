import type { FeatureCollection, MultiPolygon, Position } from "geojson";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Contour } from "./lire-contours.ts";

/** Des zones, chacune à son code. */
export type Zones = Topology<{ zones: GeometryCollection<{ code: string }> }>;

/**
 * Des contours dont les frontières communes ne sont écrites qu'une fois.
 * @param grille nombre de pas où arrondir les coordonnées ; sans grille, elles restent ce qu'elles sont.
 */
export function topologyOf(contours: readonly Contour[], grille?: number): Zones {
  const zones: FeatureCollection<MultiPolygon, { code: string }> = {
    type: "FeatureCollection",
    features: contours.map(({ code, polygones }) => ({
      type: "Feature",
      properties: { code },
      geometry: { type: "MultiPolygon", coordinates: polygones as Position[][][] },
    })),
  };
  return topology({ zones }, grille) as unknown as Zones; // les types de topojson perdent le nom des objets
}
