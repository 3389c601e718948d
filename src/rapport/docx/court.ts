import type { FootnoteDefinition } from "mdast";
import { MARQUES } from "../../modele/marque.ts";
import { nomDocumentCourt } from "../adresses.ts";
import { referenceOf, writeReference } from "../citation.ts";
import { alleger, type CourtResolu } from "../courts/court.ts";
import { REGLES } from "../courts/forme.ts";
import { listCourt, type DocumentListe } from "../documents.ts";
import type { Images } from "../figures-fichiers.ts";
import type { Matiere } from "../matiere.ts";
import { writeBlocs } from "./blocs.ts";
import type { Atelier, Bloc } from "./contexte.ts";
import { compile, LISTES, PAGE } from "./docx.ts";
import { fixDocument } from "./fixer.ts";
import { couleurCommune } from "../figures/couleurs.ts";
import { stylesOf } from "./styles.ts";

/** Les formes courtes qui se reprennent dans un traitement de texte : la note, la lettre. */
export async function writeCourtsDocx(matiere: Matiere, images: Images): Promise<readonly DocumentListe[]> {
  const documents: DocumentListe[] = [];
  for (const court of matiere.rapport.courts)
    if (REGLES[court.forme].hasWord) documents.push(await writeCourtDocx(court, matiere, images));
  return documents;
}

async function writeCourtDocx(
  { forme, chapitre }: CourtResolu,
  { lecture }: Matiere,
  images: Images,
): Promise<DocumentListe> {
  const docx = await import("docx");
  const atelier: Atelier = {
    docx,
    images,
    medias: new Map(),
    tableaux: [],
    pages: new Set(),
    notes: new Map(),
    hasDonnees: false,
    figure: 0,
    liste: 0,
  };
  const sections = chapitre.sections.map((s) => ({ ...s, contenu: alleger(s.contenu, forme) }));
  const definitions = sections
    .flatMap((s) => s.contenu)
    .filter((n): n is FootnoteDefinition => n.type === "footnoteDefinition");
  for (const [i, { identifier }] of definitions.entries()) atelier.notes.set(identifier, i + 1);
  const notes = definitions.map((d, i) => [String(i + 1), { children: writeBlocs(d.children, atelier) as never }]);
  const titre = (text: string, heading: "HEADING_1" | "HEADING_2"): Bloc =>
    new docx.Paragraph({ heading: docx.HeadingLevel[heading], children: [new docx.TextRun(text)] });
  const source = (text: string): InstanceType<typeof docx.Paragraph> =>
    new docx.Paragraph({ style: "Source", children: [new docx.TextRun(text)] });
  const reserve = lecture.fictif ? " · données fictives" : "";
  const document = new docx.Document({
    title: `${chapitre.titre}, ${lecture.perimetre.commune.nom}`,
    creator: lecture.nomCcas,
    lastModifiedBy: lecture.nomCcas,
    keywords: MARQUES[lecture.edition],
    styles: stylesOf(couleurCommune(lecture)),
    footnotes: Object.fromEntries(notes),
    numbering: LISTES,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new docx.Footer({ children: [source(`${writeReference(referenceOf(lecture))}${reserve}`)] }) },
        children: [
          source(lecture.nomCcas),
          titre(chapitre.titre, "HEADING_1"),
          ...sections.flatMap((s) => [
            ...(s.titre === null ? [] : [titre(s.titre, "HEADING_2")]),
            ...writeBlocs(s.contenu, atelier),
          ]),
        ],
      },
    ],
  }); // prettier-ignore
  const contenu = fixDocument(compile(atelier, document), atelier.tableaux);
  const fichier = { chemin: `${nomDocumentCourt(lecture, chapitre)}.docx`, contenu };
  return listCourt(fichier, { forme, chapitre }, "Word (.docx)");
}
