import { nomDocument } from "../adresses.ts";
import type { DocumentListe } from "../documents.ts";
import type { Matiere } from "../matiere.ts";
import { writeClasseur } from "./classeur.ts";
import { activiteSheet, definitionsSheet, sourcesSheet, themeSheets } from "./feuilles.ts";
import { noticeSheet } from "./notice.ts";

/** Le classeur d'une édition : une notice, une feuille par thème, les chiffres du CCAS, les définitions, les sources. */
export async function writeXlsx(matiere: Matiere): Promise<DocumentListe> {
  const { lecture, agregats } = matiere;
  const tables = [
    ...themeSheets(matiere),
    ...(agregats.length > 0 ? [activiteSheet(matiere)] : []),
    definitionsSheet(matiere),
    sourcesSheet(matiere),
  ];
  const feuilles = [noticeSheet(matiere, tables), ...tables];
  return {
    chemin: `${nomDocument(lecture)}.xlsx`,
    titre: "Tous les chiffres, une feuille par thème",
    format: "Excel (.xlsx)",
    rubrique: "rapport",
    contenu: await writeClasseur(feuilles),
  };
}
