import type { MultiPolygon, Position } from "geojson";
import { feature, mesh, neighbors } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";
import type { Topology } from "topojson-specification";
import type { Anneau, Trace } from "../modele/fond.ts";
import { topologyOf, type Zones } from "./topologie.ts";
import type { Contour } from "./lire-contours.ts";

/** Deux points de la grille se confondent : au dix-millième de la carte, l'œil ne les sépare pas. */
const GRILLE = 1e4;

/**
 * Les voisins de chaque contour : ceux qui ont un côté commun avec lui, d'après la même topologie. Un coin ne suffit pas.
 * @returns par code, les codes de ses voisins, dans l'ordre.
 */
export function contoursVoisins(contours: readonly Contour[]): Readonly<Record<string, readonly string[]>> {
  const { zones } = topologyOf(contours, GRILLE).objects;
  const codes = contours.map((c) => c.code);
  return Object.fromEntries(
    neighbors(zones.geometries).map((siens, i) => [codes[i] ?? "", siens.map((j) => codes[j] ?? "").sort()]),
  );
}

/**
 * Simplifie des contours ensemble (topologie, puis Visvalingam) : deux voisins gardent la même frontière, aucun ne
 * disparaît.
 * @returns de quoi demander les zones avec à peu près tant de sommets, quel que soit le détail du fichier.
 */
export function simplifyContours(contours: readonly Contour[]): (sommets: number) => Trace {
  // Les types de topojson perdent le nom des objets à chaque étape : chaque conversion le redit, sans rien supposer d'autre.
  const topologie = presimplify(topologyOf(contours, GRILLE));
  const total = topologie.arcs.reduce((n, arc) => n + arc.length, 0);
  return (sommets) => {
    // `quantile(t, p)` garde la part p des sommets, des plus marquants aux moins.
    const simple = simplify(topologie, total > sommets ? quantile(topologie, sommets / total) : 0);
    const zones = feature(simple as unknown as Zones, simple.objects.zones as Zones["objects"]["zones"]);
    const bord = mesh(simple as unknown as Topology, simple.objects.zones as never, (a, b) => a === b);
    return {
      zones: zones.features.map(({ properties, geometry }) => ({
        code: properties.code,
        anneaux: ringsOf(geometry as MultiPolygon),
      })),
      bord: bord.coordinates.map((ligne) => ligne.map(toPoint)),
    };
  };
}

// Un îlot réduit à rien par la simplification ne se dessine pas.
const ringsOf = ({ coordinates }: MultiPolygon): readonly Anneau[] =>
  coordinates.flat().flatMap((anneau) => {
    const ouvert = anneau.slice(0, -1).map(toPoint);
    return ouvert.length < 3 ? [] : [ouvert];
  });

const toPoint = ([x = 0, y = 0]: Position): readonly [number, number] => [x, y];
