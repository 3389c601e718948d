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

/** Une feuille d'un classeur, ou un CSV : ses cases en texte. */
export interface Feuille {
  /** Celui de la feuille ; d'un CSV, celui du fichier sans son extension. */
  readonly nom: string;
  readonly lignes: readonly (readonly string[])[];
}

/** Les cases d'un petit tableau tenu à la main, en texte : un CSV, ou chaque feuille d'un classeur. Une date de classeur est rendue en ISO. */
export async function readTableur(nom: string, octets: Uint8Array): Promise<readonly Feuille[]> {
  if (!/\.xlsx$/i.test(nom)) {
    const texte = decode(octets).replace(/^\uFEFF/, "");
    const lignes = parse(texte, { delimiter: separateurOf(texte), relax_column_count: true, relax_quotes: true });
    return [{ nom: nom.replace(/\.[^.]*$/, ""), lignes }];
  }
  const { read, utils } = await import("@e965/xlsx");
  const { SheetNames, Sheets } = read(octets, { cellDates: true, UTC: true, dense: true });
  return SheetNames.map((feuille) => {
    const lues = utils.sheet_to_json<unknown[]>(Sheets[feuille] ?? {}, { header: 1, raw: true, defval: "", blankrows: true }); // prettier-ignore
    return { nom: feuille, lignes: lues.map((l) => l.map((c) => (c instanceof Date ? c.toISOString() : String(c ?? "")))) }; // prettier-ignore
  });
}

/** Écrit un classeur : une feuille par tableau, chaque case un texte ou un nombre, jamais une formule. */
export async function writeClasseur(
  feuilles: readonly { readonly nom: string; readonly lignes: readonly (readonly (string | number)[])[] }[],
): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const classeur = utils.book_new();
  for (const { nom, lignes } of feuilles) {
    const feuille = utils.aoa_to_sheet(lignes.map((l) => l.map((v) => (typeof v === "number" ? { t: "n", v } : { t: "s", v })))); // prettier-ignore
    feuille["!cols"] = (lignes[0] ?? []).map((tete) => ({ wch: Math.max(12, String(tete).length + 2) }));
    utils.book_append_sheet(classeur, feuille, nom);
  }
  return new Uint8Array(write(classeur, { type: "buffer", bookType: "xlsx" }) as Buffer);
}
