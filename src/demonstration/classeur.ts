import { unzipSync, zipSync } from "fflate";
import type { SheetData } from "write-excel-file/node";
import writeXlsxFile from "write-excel-file/node";

/** La date portée par chaque entrée de l'archive : sans elle deux écritures n'ont pas les mêmes octets. */
const DATE_FIXE = new Date(2026, 0, 1);

export interface Feuille {
  readonly nom: string;
  readonly lignes: readonly (readonly (string | number | null)[])[];
}

/** Un classeur xlsx aux octets reproductibles : écrit, puis recompressé en ordre et à date fixes. */
export async function formatClasseur(feuilles: readonly Feuille[]): Promise<Uint8Array> {
  const sheets = feuilles.map((f) => ({ sheet: f.nom, data: f.lignes.map((l) => [...l]) as SheetData }));
  const entries = unzipSync(await writeXlsxFile(sheets).toBuffer());
  const tri = Object.keys(entries).sort();
  return zipSync(Object.fromEntries(tri.map((nom) => [nom, entries[nom]!])), { mtime: DATE_FIXE, level: 6 });
}
