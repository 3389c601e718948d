import { unzipSync } from "fflate";
import type { Feature } from "write-excel-file/node";
import { nomDocument } from "../adresses.ts";
import type { DocumentListe } from "../documents.ts";
import type { Matiere } from "../matiere.ts";
import { packParties } from "../paquet-fixe.ts";
import type { Feuille } from "./cases.ts";
import { activiteSheet, definitionsSheet, sourcesSheet, themeSheets } from "./feuilles.ts";
import { noticeSheet } from "./notice.ts";

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

/** Le classeur d'une édition : une notice, une feuille par thème, les chiffres du CCAS, les définitions, les sources. */
export async function writeXlsx(matiere: Matiere): Promise<DocumentListe> {
  const { lecture, agregats } = matiere;
  const { default: writeExcel } = await import("write-excel-file/node");
  const tables = [
    ...themeSheets(matiere),
    ...(agregats.length > 0 ? [activiteSheet(matiere)] : []),
    definitionsSheet(matiere),
    sourcesSheet(matiere),
  ];
  const feuilles = [noticeSheet(matiere, tables), ...tables];
  const octets = await writeExcel(
    feuilles.map(({ nom, rows, largeurs, tableau }) => ({
      sheet: nom,
      data: rows,
      columns: largeurs.map((width) => ({ width })),
      ...(tableau ? { stickyRowsCount: 1, stickyColumnsCount: tableau.colonnesFixes } : { showGridLines: false }),
    })),
    { features: [filterHeaders(feuilles) as never], fontFamily: "Calibri", fontSize: 11 },
  ).toBuffer();
  return {
    chemin: `${nomDocument(lecture)}.xlsx`,
    titre: "Tous les chiffres, une feuille par thème",
    format: "Excel (.xlsx)",
    rubrique: "rapport",
    // Rouvert pour en retirer les dates.
    contenu: packParties(Object.entries(unzipSync(octets)).filter(([nom]) => !nom.endsWith("/"))),
  };
}
