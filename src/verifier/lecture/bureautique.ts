import { isZip, listZip } from "../../charger/archive.ts";
import { readJetons } from "../page/balises.ts";
import { readMarges, readPieces } from "./archive.ts";
import { Indecodable, type Budget, type Case, type Contenu, type Genre, type Table } from "./contenu.ts";

const contient =
  (motif: RegExp) =>
  (octets: Uint8Array): boolean => {
    try {
      return isZip(octets) && listZip(octets).some((e) => motif.test(e.nom));
    } catch {
      return false; // le décodeur zip dira pourquoi
    }
  };

/** Un classeur : toutes ses feuilles et colonnes, cachées comprises, et toutes ses parties en texte. */
async function readClasseur(octets: Uint8Array, budget: Budget): Promise<Contenu> {
  const pieces = readPieces(octets, budget);
  const { read, utils } = await import("@e965/xlsx");
  const classeur = read(octets, { cellDates: true, UTC: true, cellHTML: false, cellText: false, dense: true });
  const tables = Object.entries(classeur.Sheets).map(([nom, feuille]): Table => {
    const lignes = utils.sheet_to_json<Case[]>(feuille, { header: 1, raw: true, defval: null });
    // Le titre d'une feuille précède souvent sa table : l'en-tête est la première ligne la plus large.
    const large = Math.max(0, ...lignes.map((l) => l.filter((c) => c !== null).length));
    const entete = lignes.findIndex((l) => l.filter((c) => c !== null).length === large);
    return { nom, colonnes: (lignes[entete] ?? []).map(String), lignes: lignes.slice(entete + 1), bornes: [] };
  });
  return { textes: [readMarges(octets)], tables, pieces };
}

/** Les tableaux d'un document Word, dans l'ordre : `w:tbl`, `w:tr`, `w:tc`. */
function tableauxOf(xml: string): Table[] {
  const tables: string[][][] = [];
  let cellule: string[] | null = null;
  for (const jeton of readJetons(xml)) {
    if (jeton.genre === "texte") cellule?.push(jeton.texte);
    else if (jeton.genre === "ouvrante" && jeton.nom === "w:tbl") tables.push([]);
    else if (jeton.genre === "ouvrante" && jeton.nom === "w:tr") tables.at(-1)?.push([]);
    else if (jeton.genre === "ouvrante" && jeton.nom === "w:tc") cellule = [];
    else if (jeton.genre === "fermante" && jeton.nom === "w:tc" && cellule) {
      tables.at(-1)?.at(-1)?.push(cellule.join("").trim());
      cellule = null;
    }
  }
  return tables.map(([colonnes = [], ...lignes]) => ({ nom: "", colonnes, lignes, bornes: [] }));
}

function readDocument(octets: Uint8Array, budget: Budget): Contenu {
  const pieces = readPieces(octets, budget);
  const corps = pieces.find((p) => p.nom === "word/document.xml");
  if (!corps) throw new Indecodable("document Word sans corps");
  return { textes: [readMarges(octets)], tables: tableauxOf(new TextDecoder().decode(corps.octets)), pieces };
}

export const BUREAUTIQUE: readonly Genre[] = [
  { nom: "xlsx", extensions: ["xlsx"], isGenre: contient(/^xl\/workbook\.xml$/), decode: readClasseur },
  { nom: "docx", extensions: ["docx"], isGenre: contient(/^word\/document\.xml$/), decode: readDocument },
];
