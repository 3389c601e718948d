import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Les bibliothèques dont Framework 1.13.4 demande la dernière version au registre npm en préparant son client, même
 * quand aucune page ne s'en sert (relevé en interceptant `fetch` sur une racine vide). Un dossier vide à leur nom dans
 * le cache suffit à répondre : la construction est hors ligne, et la version ne change pas d'un jour à l'autre.
 */
export const VERSIONS_NPM: readonly string[] = [
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.2.0",
  "arquero@8.0.3",
  "d3@7.9.2",
  "d3-dsv@3.0.2",
  "echarts@6.0.0",
  "htl@0.3.1",
  "leaflet@1.9.4",
  "lodash@4.17.21",
  "mapbox-gl@3.15.0",
  "parquet-wasm@0.7.1",
  "react@19.2.0",
  "react-dom@19.2.0",
  "topojson-client@3.1.0",
];

/**
 * Sème le cache npm de Framework sous sa racine : nos pages n'en ont pas besoin, mais `observable build` et `observable
 * preview`, lancés à la main sur cette racine, ne touchent pas le réseau non plus.
 */
export async function seedNpmCache(root: string): Promise<void> {
  const cache = join(root, ".observablehq", "cache", "_npm");
  await Promise.all(VERSIONS_NPM.map((version) => mkdir(join(cache, version), { recursive: true })));
}
