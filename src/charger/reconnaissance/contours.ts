import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isBloquante } from "../../modele/anomalie.ts";
import { readContours } from "../../territoires/lire-contours.ts";
import type { MailleCarte } from "../contours-declares.ts";
import { readProprietes } from "../geojson.ts";
import type { FichierReconnu } from "./decrire.ts";

/** Les territoires dont on cherche les contours. */
export interface ContoursCherches {
  readonly maille: MailleCarte;
  /** Les communes à dessiner ; pour leurs IRIS, celles que leurs codes commencent (les arrondissements de Paris, Lyon, Marseille). */
  readonly communes: readonly string[];
}

/** Un GeoJSON dont une propriété porte des codes de territoires cherchés. */
export interface ContoursReconnus {
  readonly maille: MailleCarte;
  readonly chemin: string;
  /** Chemin relatif au dossier parcouru. */
  readonly nom: string;
  /** Les territoires cherchés qu'il dessine. */
  readonly zones: number;
  /** Qui l'a produit, si c'est une source déclarée. */
  readonly source?: string;
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

/** Les codes cherchés écrits dans un texte, nus (674820901) ou entre guillemets. */
function codesDe(texte: string, { maille, communes }: ContoursCherches): Set<string> {
  const cherchees = new Set(communes);
  const forme = maille === "iris" ? "\\d[\\dA-Z]\\d{7}" : "\\d[\\dA-Z]\\d{3}";
  return new Set(
    [...texte.matchAll(new RegExp(`:\\s*"?(${forme})"?\\s*[,}]`, "g"))]
      .map(([, code = ""]) => code)
      .filter((code) => cherchees.has(code.slice(0, 5))),
  );
}

/**
 * Cherche dans un dossier les contours de territoires : le fichier qui en dessine le plus. Un GeoJSON d'ailleurs, de points ou de
 * coordonnées inconnues n'est pas retenu.
 * @returns null s'il n'y en a pas.
 */
export function findContours(dossier: string, cherches: ContoursCherches): ContoursReconnus | null {
  const trouves = listGeojson(dossier)
    .filter((chemin) => EXTENSION.test(chemin) && statSync(chemin).size <= OCTETS_MAX)
    .sort()
    .flatMap((chemin): ContoursReconnus[] => {
      const texte = readFileSync(chemin, "utf8");
      const codes = codesDe(texte, cherches);
      if (codes.size === 0) return [];
      const nom = relative(dossier, chemin) || basename(chemin);
      const { contours, anomalies } = readContours(texte, nom, codes);
      if (anomalies.some(isBloquante) || contours.length === 0) return [];
      return [{ maille: cherches.maille, chemin, nom, zones: contours.length }];
    });
  return trouves.sort((a, b) => b.zones - a.zones)[0] ?? null;
}

/** Les contours des quartiers prioritaires de ces communes : ceux de leur liste, si elle est parmi les fichiers. */
export function findContoursQpv(reconnus: readonly FichierReconnu[], communes: readonly string[]): ContoursReconnus | null {
  for (const { source, chemin, nom } of reconnus) {
    const table = source.type === "referentiel" ? source.tables.find((t) => t.role === "qpv") : undefined;
    if (!table) continue;
    const colonne = table.colonnes.communes ?? "";
    const lues = readProprietes(readFileSync(chemin, "utf8"));
    const rang = lues?.entete.indexOf(colonne) ?? -1;
    const zones = lues?.lignes.filter((l) => (l[rang] ?? "").split(",").some((c) => communes.includes(c.trim()))).length ?? 0;
    if (zones > 0) return { maille: "qpv", chemin, nom, zones, source: `${source.producteur}, ${source.titre}` };
  }
  return null;
} // prettier-ignore
