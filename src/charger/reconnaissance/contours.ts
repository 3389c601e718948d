import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isBloquante } from "../../modele/anomalie.ts";
import { readContours } from "../../territoires/lire-contours.ts";

/** Un GeoJSON dont une propriété porte des codes d'IRIS de la commune. */
export interface ContoursReconnus {
  readonly chemin: string;
  /** Chemin relatif au dossier parcouru. */
  readonly nom: string;
  /** Les IRIS de la commune qu'il dessine. */
  readonly iris: number;
}

const EXTENSION = /\.(geojson|json)$/i;
/** Au-delà, ce n'est pas le fond d'une commune, et le lire tiendrait toute la mémoire. */
const OCTETS_MAX = 256 << 20;

const listGeojson = (dossier: string): string[] =>
  statSync(dossier).isFile()
    ? [dossier]
    : readdirSync(dossier, { recursive: true, encoding: "utf8" })
        .map((f) => join(dossier, f))
        .filter((f) => statSync(f).isFile());

/** Les codes d'IRIS d'une commune écrits dans un texte, nus (674820901) ou entre guillemets. */
const irisDe = (texte: string, commune: string): Set<string> =>
  new Set([...texte.matchAll(new RegExp(`:\\s*"?(${commune}\\d{4})"?\\s*[,}]`, "g"))].map(([, code = ""]) => code));

/**
 * Cherche dans un dossier les contours des IRIS d'une commune : le fichier qui en dessine le plus. Un GeoJSON d'une autre
 * commune, de points ou de coordonnées inconnues n'est pas retenu.
 * @returns null s'il n'y en a pas.
 */
export function findContours(dossier: string, commune: string): ContoursReconnus | null {
  const trouves = listGeojson(dossier)
    .filter((chemin) => EXTENSION.test(chemin) && statSync(chemin).size <= OCTETS_MAX)
    .sort()
    .flatMap((chemin): ContoursReconnus[] => {
      const texte = readFileSync(chemin, "utf8");
      const codes = irisDe(texte, commune);
      if (codes.size === 0) return [];
      const nom = relative(dossier, chemin) || basename(chemin);
      const { contours, anomalies } = readContours(texte, nom, codes);
      return anomalies.some(isBloquante) || contours.length === 0 ? [] : [{ chemin, nom, iris: contours.length }];
    });
  return trouves.sort((a, b) => b.iris - a.iris)[0] ?? null;
}
