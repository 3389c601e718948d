import { ARCHIVES } from "./archive.ts";
import { ARROW } from "./arrow.ts";
import { BUREAUTIQUE } from "./bureautique.ts";
import type { Genre } from "./contenu.ts";
import { PNG } from "./image.ts";
import { JPEG } from "./jpeg.ts";
import { PARQUET } from "./parquet.ts";
import { PDF } from "./pdf/pdf.ts";
import { POLICE } from "./police.ts";
import { TEXTES, TEXTES_PAR_NOM } from "./texte.ts";

/** Les formats binaires : des octets les annoncent, quel que soit le nom du fichier. */
const BINAIRES: readonly Genre[] = [...BUREAUTIQUE, ...ARCHIVES, ARROW, PARQUET, PDF, POLICE, PNG, JPEG];

/** Tous les formats que la barrière sait lire ; un autre ne part pas. */
export const GENRES: readonly Genre[] = [...BINAIRES, ...TEXTES, ...TEXTES_PAR_NOM];

export const extensionOf = (nom: string): string => /\.([^./]+)$/.exec(nom)?.[1]?.toLowerCase() ?? "";

/**
 * Le format d'un contenu, par ses octets ; son nom ne départage que les textes qui se ressemblent (CSV, CSS, JavaScript).
 * Null si aucun décodeur ne le lit.
 */
export function findGenre(octets: Uint8Array, nom: string): Genre | null {
  const binaire = BINAIRES.find((g) => g.isGenre(octets));
  if (binaire) return binaire;
  const extension = extensionOf(nom);
  const parNom = TEXTES_PAR_NOM.find((g) => g.extensions.includes(extension) && g.isGenre(octets));
  return parNom ?? TEXTES.find((g) => g.isGenre(octets)) ?? TEXTES_PAR_NOM.findLast((g) => g.isGenre(octets)) ?? null;
}
