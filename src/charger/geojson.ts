import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FichierIllisible } from "./illisible.ts";
import type { Morceau } from "./preparer.ts";

/** Les propriétés d'une collection GeoJSON, en table : un objet par ligne, une colonne par propriété rencontrée. */
export interface Proprietes {
  readonly entete: readonly string[];
  readonly lignes: readonly (readonly string[])[];
}

/** @returns null si le texte n'est pas une collection GeoJSON, ou si aucun objet n'a de propriété. */
export function readProprietes(texte: string): Proprietes | null {
  let lu: unknown;
  try {
    lu = JSON.parse(texte.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  const { type, features } = (lu ?? {}) as { readonly type?: unknown; readonly features?: unknown };
  if (type !== "FeatureCollection" || !Array.isArray(features)) return null;
  const objets = features.map(
    (f) => ((f as { readonly properties?: unknown } | null)?.properties ?? {}) as Record<string, unknown>,
  );
  const entete = [...new Set(objets.flatMap((o) => Object.keys(o)))];
  const ecrire = (v: unknown): string => (v === null || v === undefined ? "" : typeof v === "object" ? JSON.stringify(v) : String(v)); // prettier-ignore
  return entete.length === 0 ? null : { entete, lignes: objets.map((o) => entete.map((nom) => ecrire(o[nom]))) };
}

/** Tel quel : ce csv n'est relu que par nous, une case qui commence par « - » n'y est pas une formule. */
const citer = (x: string): string => (x === "" ? "" : `"${x.replaceAll('"', '""')}"`);

/**
 * Un fichier de contours, dont les propriétés sont écrites en csv dans `cache`. Une anomalie y compte les objets : le premier est la
 * ligne 1.
 * @throws {FichierIllisible}
 */
export function ouvrirGeojson(chemin: string, cache: string): Morceau {
  const lues = readProprietes(readFileSync(chemin, "utf8"));
  if (lues === null)
    throw new FichierIllisible(
      "ce n'est pas une collection GeoJSON (FeatureCollection), ou elle est tronquée",
      "Télécharger de nouveau le fichier de contours (.geojson).",
    );
  mkdirSync(cache, { recursive: true });
  const csv = join(cache, "proprietes.csv");
  writeFileSync(csv, [lues.entete, ...lues.lignes].map((l) => `${l.map(citer).join(";")}\n`).join(""));
  return {
    chemin: csv,
    separateur: ";",
    feuille: null,
    niveau: null,
    entete: lues.entete,
    ligneEntete: 0,
    horsTableau: 0,
  };
}
