import { parse } from "csv-parse/sync";
import { decodeWindows1252 } from "../coffre/decodage.ts";

/** Le signe qui sépare le plus de colonnes dans l'en-tête. */
const separateurOf = (texte: string): string => {
  const [tete = ""] = texte.split(/\r?\n/, 1);
  return [";", ",", "\t"].toSorted((a, b) => tete.split(b).length - tete.split(a).length)[0] ?? ";";
};

function decode(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return decodeWindows1252(octets); // l'ancien « CSV » d'Excel
  }
}

/**
 * Les cases d'un petit tableau tenu à la main, en texte : un CSV, ou la première feuille d'un classeur. Une date de classeur est
 * rendue en ISO.
 */
export async function readTableur(nom: string, octets: Uint8Array): Promise<readonly (readonly string[])[]> {
  if (!/\.xlsx$/i.test(nom)) {
    const texte = decode(octets).replace(/^\uFEFF/, "");
    return parse(texte, { delimiter: separateurOf(texte), relax_column_count: true, relax_quotes: true });
  }
  const { read, utils } = await import("@e965/xlsx");
  const { SheetNames, Sheets } = read(octets, { cellDates: true, UTC: true, dense: true });
  const feuille = Sheets[SheetNames[0] ?? ""];
  if (!feuille) return [];
  const lignes = utils.sheet_to_json<unknown[]>(feuille, { header: 1, raw: true, defval: "", blankrows: true });
  return lignes.map((l) => l.map((c) => (c instanceof Date ? c.toISOString() : String(c ?? ""))));
}
