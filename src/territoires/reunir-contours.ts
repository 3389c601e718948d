import { merge } from "topojson-client";
import type { MultiPolygon as MultiPolygonTopo } from "topojson-specification";
import type { Contour } from "./lire-contours.ts";
import { topologyOf } from "./topologie.ts";

/** Une part d'un territoire dans un territoire plus grand : un IRIS dans un quartier de la ville. */
export interface PartContour {
  readonly code: string;
  readonly dans: string;
  readonly part: number;
}

/**
 * Réunit des contours en territoires plus grands ; les frontières communes disparaissent. Un contour partagé entre deux va tout
 * entier à celui qui en a la plus grande part (à parts égales, au premier par code) : une part n'a pas de tracé.
 * @returns un contour par territoire qui en a au moins un, par code, et les codes des contours qui n'y sont pas qu'en entier.
 */
export function mergeContours(
  contours: readonly Contour[],
  parts: readonly PartContour[],
): { readonly contours: readonly Contour[]; readonly partages: readonly string[] } {
  const maitres = new Map<string, PartContour>();
  const partages = new Set<string>();
  for (const p of parts.toSorted((a, b) => b.part - a.part || (a.dans < b.dans ? -1 : 1))) {
    if (p.part < 1) partages.add(p.code);
    if (!maitres.has(p.code)) maitres.set(p.code, p);
  }
  // Sans grille : la simplification, après, a la sienne.
  const topologie = topologyOf(contours);
  const dans = (territoire: string): Contour[] => {
    const siens = topologie.objects.zones.geometries.filter(
      (_, i) => maitres.get(contours[i]?.code ?? "")?.dans === territoire,
    ) as MultiPolygonTopo[];
    return siens.length === 0 ? [] : [{ code: territoire, polygones: merge(topologie, siens).coordinates }];
  };
  const traces = new Set(contours.map((c) => c.code));
  return {
    contours: [...new Set(parts.map((p) => p.dans))].sort().flatMap(dans),
    partages: [...partages].filter((code) => traces.has(code)).sort(),
  };
}
