import { unzipSync } from "fflate";
import type { Feature } from "write-excel-file/node";
import { packParties } from "../paquet-fixe.ts";
import type { Feuille } from "./cases.ts";

/** `A`, … `Z`, `AA` : la lettre d'une colonne, à partir de zéro. */
const letterOf = (i: number): string =>
  (i < 26 ? "" : letterOf(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/** Le filtre de l'en-tête, que la bibliothèque n'écrit pas : il suit les données (ECMA-376, CT_Worksheet). */
const filterHeaders = (feuilles: readonly Feuille[]): Feature<Buffer> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml, _, { sheetIndex }) => {
          const feuille = feuilles[sheetIndex];
          if (!feuille?.tableau) return xml;
          const fin = `${letterOf(feuille.largeurs.length - 1)}${feuille.rows.length}`;
          return xml.replace("</sheetData>", `</sheetData><autoFilter ref="A1:${fin}"/>`);
        },
      },
    },
  },
});

/** Un classeur de ces feuilles, aux mêmes octets à chaque fois. */
export async function writeClasseur(feuilles: readonly Feuille[]): Promise<Uint8Array> {
  const { default: writeExcel } = await import("write-excel-file/node");
  const octets = await writeExcel(
    feuilles.map(({ nom, rows, largeurs, tableau, pied = [] }) => ({
      sheet: nom,
      data: [...rows, ...pied],
      columns: largeurs.map((width) => ({ width })),
      ...(tableau ? { stickyRowsCount: 1, stickyColumnsCount: tableau.colonnesFixes } : { showGridLines: false }),
    })),
    { features: [filterHeaders(feuilles) as never], fontFamily: "Calibri", fontSize: 11 },
  ).toBuffer();
  // Rouvert pour en retirer les dates.
  return packParties(Object.entries(unzipSync(octets)).filter(([nom]) => !nom.endsWith("/")));
}
