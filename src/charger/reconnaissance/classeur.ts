import { zipSync } from "fflate";
import { listZip } from "../archive.ts";
import { readDebutsZip } from "./zip.ts";

/** Le haut d'une feuille : titres, ligne des codes de variables, premières données. */
export interface FeuilleLue {
  readonly nom: string;
  readonly lignes: readonly (readonly string[])[];
}

/** Lignes lues par feuille : titres, en-tête, et assez de codes pour voir à quoi ils ressemblent. */
export const LIGNES_FEUILLE = 60;
const DEBUT_FEUILLE = 1 << 17;

/**
 * Le même classeur, dont chaque feuille s'arrête tôt : lire les 35 000 communes d'un classeur de l'Insee pour en
 * connaître l'en-tête prend six secondes. Null quand la feuille n'est pas écrite comme prévu : on lit alors tout.
 */
function raccourcir(classeur: Uint8Array): Uint8Array | null {
  const parties: Record<string, Uint8Array> = {};
  const limite = (nom: string): number =>
    /^xl\/worksheets\/[^/]+\.xml$/.test(nom)
      ? DEBUT_FEUILLE
      : /^xl\/(media|drawings|printerSettings)\//.test(nom)
        ? 0
        : Infinity;
  const tailles = new Map(listZip(classeur).map((e) => [e.nom, e.octets]));
  for (const [nom, octets] of readDebutsZip(classeur, (nom) => Math.min(limite(nom), tailles.get(nom) ?? 0))) {
    if (limite(nom) === Infinity || octets.length < DEBUT_FEUILLE) parties[nom] = octets;
    else {
      const texte = new TextDecoder().decode(octets);
      const fin = texte.lastIndexOf("</row>");
      if (fin < 0 || !texte.includes("<sheetData>")) return null;
      parties[nom] = new TextEncoder().encode(`${texte.slice(0, fin)}</row></sheetData></worksheet>`);
    }
  }
  return zipSync(parties, { level: 0 });
}

/** Le haut de toutes les feuilles d'un classeur (xlsx ou xls). Lève une erreur s'il ne s'ouvre pas. */
export async function readClasseur(octets: Uint8Array, isXlsx: boolean): Promise<FeuilleLue[]> {
  const { read, utils } = await import("@e965/xlsx");
  const classeur = read((isXlsx ? raccourcir(octets) : null) ?? octets, {
    sheetRows: LIGNES_FEUILLE,
    dense: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false,
  });
  return classeur.SheetNames.flatMap((nom) => {
    const feuille = classeur.Sheets[nom];
    if (!feuille) return [];
    const rows = utils.sheet_to_json<unknown[]>(feuille, { header: 1, raw: true, defval: "", blankrows: true });
    return [{ nom, lignes: rows.map((r) => r.map((v) => String(v).trim())) }];
  });
}
