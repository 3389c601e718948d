import { Delaunay } from "d3";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, Polygon as PolygonTopo, Topology } from "topojson-specification";
import { createAlea } from "./alea.ts";
import { IRIS_VILLE_TEMOIN, VILLE_TEMOIN } from "./ville-temoin.ts";

/** Où est l'IRIS dans la ville, en unités d'un rayon : le centre-ville au milieu, les quartiers autour. */
const SITES: Readonly<Record<string, readonly [number, number]>> = {
  "0101": [-0.08, 0.16],
  "0102": [0.14, 0.02],
  "0103": [-0.14, -0.14],
  "0201": [0.42, 0.62],
  "0202": [0.6, 0.3],
  "0203": [0.3, 0.34],
  "0301": [-0.48, 0.5],
  "0302": [-0.66, 0.06],
  "0303": [-0.36, 0.18],
  "0401": [-0.18, -0.56],
  "0402": [0.28, -0.34],
  "0403": [0.6, -0.52],
};

// Une ville de 24,6 km², posée au large du golfe de Guinée : aucune vraie commune n'est dessous.
const RAYON = 0.027;
const GRAINS = 900;

type Grains = Topology<{ grains: GeometryCollection }>;

/**
 * Les contours fictifs des IRIS, en WGS84 : des grains de terrain (Voronoï) réunis autour de chaque quartier, si bien que
 * deux voisins ont la même frontière, irrégulière comme une vraie.
 */
export function contoursIris(graine: number): string {
  const { uniform, normal } = createAlea(graine, "contours");
  const grains = Array.from({ length: GRAINS }, (): [number, number] => [uniform() * 2.4 - 1.2, uniform() * 2.4 - 1.2]);
  const voronoi = Delaunay.from(grains).voronoi([-1.3, -1.3, 1.3, 1.3]);
  const ondes = [normal(0, 0.05), normal(0, 0.05), normal(0, 0.04)];
  const sites = IRIS_VILLE_TEMOIN.map(({ numero }) => ({ numero, site: SITES[numero] ?? [0, 0] }));
  const dans = grains.map(([x, y]): string | null => {
    const angle = Math.atan2(y, x);
    const bord = 0.86 + ondes.reduce((s, a, i) => s + a * Math.cos((i + 2) * angle), 0);
    if (Math.hypot(x, y * 1.12) > bord) return null;
    const distance = (site: readonly number[]): number => Math.hypot(x - (site[0] ?? 0), y - (site[1] ?? 0));
    return sites.reduce((a, b) => (distance(a.site) <= distance(b.site) ? a : b)).numero;
  });
  const cellules: Feature<Polygon>[] = grains.map((_, i) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: [(voronoi.cellPolygon(i) ?? []).map(([x, y]) => [degre(x), degre(y)])] },
  }));
  const collection: FeatureCollection<Polygon> = { type: "FeatureCollection", features: cellules };
  // Les types de topojson perdent le nom des objets.
  const topologie = topology({ grains: collection }) as unknown as Grains;
  const features = IRIS_VILLE_TEMOIN.map(({ numero, nom }): Feature<MultiPolygon> => {
    const siens = topologie.objects.grains.geometries.filter((_, i) => dans[i] === numero) as PolygonTopo[];
    return {
      type: "Feature",
      properties: { code_iris: VILLE_TEMOIN.code + numero, nom_iris: nom },
      geometry: merge(topologie, siens),
    };
  });
  const lignes = features.map((f) => JSON.stringify(f)).join(",\n");
  return `{"type":"FeatureCollection","name":"contours fictifs des IRIS de ${VILLE_TEMOIN.nom}","features":[\n${lignes}\n]}\n`;
}

// Un cent-millième de degré, un mètre : assez fin, et les mêmes octets sur toute machine.
const degre = (v: number): number => Math.round(v * RAYON * 1e5) / 1e5;
