import { findGenre } from "../../../src/verifier/lecture/genres.ts";
import { Budget, type Case, type Table } from "../../../src/verifier/lecture/contenu.ts";
import { readJetons } from "../../../src/verifier/page/balises.ts";
import { parcourirPage } from "../../../src/verifier/lecture/html.ts";

// Relit les documents publiés avec les décodeurs de la barrière, qui ne savent rien de ce qui les a écrits.

const octetsOf = (contenu: string | Uint8Array): Uint8Array =>
  typeof contenu === "string" ? Buffer.from(contenu) : contenu;

/** Toutes les tables d'un fichier, telles que la barrière les lit. */
export async function relireTables(nom: string, contenu: string | Uint8Array): Promise<readonly Table[]> {
  const octets = octetsOf(contenu);
  const genre = findGenre(octets, nom);
  if (!genre) throw new RangeError(`file must be readable, got ${nom}`);
  return (await genre.decode(octets, new Budget(1e9))).tables;
}

/** Les cases des tableaux d'une page, ligne par ligne, en-têtes compris. */
export const relireHtml = (html: string): readonly (readonly (readonly string[])[])[] =>
  parcourirPage([...readJetons(html)]).tableaux.map(({ lignes }) => lignes.map((l) => l.map((c) => c.texte)));

/** Un nombre, qu'il soit imprimé (« 1 234,5 % »), écrit pour un programme (1234.5) ou déjà lu ; un mot reste un mot. */
export function nombreOuMot(v: Case): number | string | null {
  if (v === null || v === "") return null;
  if (typeof v !== "string") return Number(v);
  const nu = v
    .replace(/[\s\u00a0\u202f%€]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(nu) ? Number(nu) : v.replace(/[\u00a0\u202f]/g, " ");
}

/** Une table en lignes d'objets, par nom de colonne. */
export const lignesOf = ({ colonnes, lignes }: Table): readonly Readonly<Record<string, Case>>[] =>
  lignes.map((l) => Object.fromEntries(colonnes.map((c, i) => [c, l[i] ?? null])));
