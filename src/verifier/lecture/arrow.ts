import type { Table as TableArrow } from "apache-arrow";
import { Indecodable, type Case, type Contenu, type Genre } from "./contenu.ts";

const MAGIQUE = "ARROW1";
const isArrow = (octets: Uint8Array): boolean => Buffer.from(octets.subarray(0, 6)).toString("latin1") === MAGIQUE;

const toCase = (v: unknown): Case =>
  typeof v === "bigint"
    ? Number(v)
    : v === undefined
      ? null
      : typeof v === "object" && v !== null
        ? String(v)
        : (v as Case);

/** Ce qu'un fichier Arrow garde hors de ses lignes : métadonnées du schéma et des champs, dictionnaires entiers. */
function* cachesOf(table: TableArrow): Generator<string> {
  for (const [cle, valeur] of table.schema.metadata) yield `${cle} ${valeur}`;
  for (const champ of table.schema.fields) {
    for (const [cle, valeur] of champ.metadata) yield `${cle} ${valeur}`;
    for (const data of table.getChild(champ.name)?.data ?? []) {
      // Une entrée qu'aucune ligne n'emploie part quand même avec le fichier.
      for (const entree of data.dictionary ?? []) yield String(entree);
    }
  }
}

async function readArrow(octets: Uint8Array): Promise<Contenu> {
  const { tableFromIPC } = await import("apache-arrow");
  let table: TableArrow;
  try {
    table = tableFromIPC(octets);
  } catch {
    throw new Indecodable("fichier Arrow illisible ou tronqué");
  }
  const colonnes = table.schema.fields.map((f) => f.name);
  const vecteurs = colonnes.map((_, i) => table.getChildAt(i));
  const lignes = Array.from({ length: table.numRows }, (_, i) => vecteurs.map((v) => toCase(v?.get(i))));
  return { textes: [[...cachesOf(table)].join("\n")], tables: [{ nom: "", colonnes, lignes, bornes: [] }], pieces: [] };
}

export const ARROW: Genre = { nom: "arrow", extensions: ["arrow"], isGenre: isArrow, decode: readArrow };
