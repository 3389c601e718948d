import type { Document } from "docx";
import type { FootnoteDefinition } from "mdast";
import { MARQUES } from "../../modele/marque.ts";
import { nomDocument } from "../adresses.ts";
import { referenceOf, writeReference } from "../citation.ts";
import type { DocumentListe } from "../documents.ts";
import type { Images } from "../figures-fichiers.ts";
import type { Lecture } from "../lecture.ts";
import type { Matiere } from "../matiere.ts";
import type { Parties } from "../paquet-fixe.ts";
import type { ChapitreResolu } from "../resoudre.ts";
import { writeBlocs } from "./blocs.ts";
import { signetOf, type Atelier, type Bloc } from "./contexte.ts";
import { fixDocument } from "./fixer.ts";
import { couleurCommune } from "../figures/couleurs.ts";
import { stylesOf } from "./styles.ts";

/** Une page A4 aux marges de 2,5 cm, en vingtièmes de point. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 },
};

/** La couverture : ce que c'est, de qui, pour qui, puis le sommaire. */
/** Haut de 60 pixels, comme sur la couverture du PDF. */
const HAUTEUR_LOGO = 60;

function logoOf({ charte, nomCcas }: Lecture, docx: Atelier["docx"]): Bloc[] {
  const logo = charte?.logo;
  if (!logo) return [];
  const image = new docx.ImageRun({
    type: "png",
    data: Buffer.from(logo.octets),
    transformation: { width: Math.round((logo.largeur * HAUTEUR_LOGO) / logo.hauteur), height: HAUTEUR_LOGO },
    altText: { name: "Logo", title: "Logo", description: `Logo : ${nomCcas}` },
  });
  return [new docx.Paragraph({ children: [image] })];
}

function writeCouverture(lecture: Lecture, { docx }: Atelier): Bloc[] {
  const { commune } = lecture.perimetre;
  const ligne = (text: string, bold = false): Bloc =>
    new docx.Paragraph({ children: [new docx.TextRun({ text, bold })] });
  return [
    ...logoOf(lecture, docx),
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [new docx.TextRun(`Analyse des besoins sociaux ${lecture.annee}`)] }),
    ligne(commune.nom, true),
    ligne(writeReference(referenceOf(lecture))),
    ...(lecture.fictif ? [ligne("Données fictives : ce document est une démonstration.", true)] : []),
    new docx.Paragraph({ pageBreakBefore: true, style: "FigureTitre", children: [new docx.TextRun("Sommaire")] }),
    new docx.TableOfContents("Sommaire", { hyperlink: true, headingStyleRange: "1-2" }),
  ]; // prettier-ignore
}

/** Un chapitre, et ses notes de bas de page, numérotées dans tout le document. */
function writeChapitre(
  { chemin, titre, sections }: ChapitreResolu,
  atelier: Atelier,
  notes: Map<number, readonly Bloc[]>,
): Bloc[] {
  const { docx } = atelier;
  const contenus = sections.flatMap((s) => s.contenu);
  const definitions = contenus.filter((n): n is FootnoteDefinition => n.type === "footnoteDefinition");
  atelier.notes.clear();
  for (const d of definitions) atelier.notes.set(d.identifier, notes.size + atelier.notes.size + 1);
  for (const d of definitions) notes.set(atelier.notes.get(d.identifier) ?? 0, writeBlocs(d.children, atelier));
  const signet = new docx.Bookmark({ id: signetOf(chemin), children: [new docx.TextRun(titre)] });
  return [
    new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, pageBreakBefore: true, children: [signet] }),
    ...sections.flatMap((s) => [
      ...(s.titre === null
        ? []
        : [new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_2, children: [new docx.TextRun(s.titre)] })]),
      ...writeBlocs(s.contenu, atelier),
    ]),
  ];
}

const niveaux = (puce: (n: number) => { format: "bullet" | "decimal"; text: string }) =>
  Array.from({ length: 9 }, (_, level) => ({
    level,
    ...puce(level),
    style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 280 } } },
  }));

/** Les listes à puces et numérotées d'un document. */
export const LISTES = {
  config: [
    { reference: "puces", levels: niveaux(() => ({ format: "bullet", text: "•" })) },
    { reference: "numeros", levels: niveaux((n) => ({ format: "decimal", text: `%${n + 1}.` })) },
  ],
};

/**
 * Les parties du document, avant qu'elles ne soient mises en zip. La bibliothèque ne les donne que compressées, et il fallait
 * les rouvrir pour en retirer les dates : son compilateur, qu'elle garde pour elle, épargne un tiers du temps. Elle nomme une
 * image en en calculant l'empreinte octet par octet : elle n'en a reçu que la nôtre, à la place de laquelle l'image est remise.
 * @throws RangeError si la bibliothèque n'en a plus
 */
export function compile({ docx: { Packer }, medias }: Atelier, document: Document): Parties {
  const { compiler } = Packer as unknown as { readonly compiler?: { readonly compile?: (d: Document) => Parties } };
  if (!compiler?.compile) throw new RangeError("docx must expose its compiler, got none");
  return [...compiler.compile(document)].map(([nom, contenu]) => {
    const image = nom.startsWith("word/media/") ? medias.get(Buffer.from(contenu).toString("latin1")) : undefined;
    return [nom, image ?? contenu] as const;
  });
}

/** Le rapport entier en Word, à reprendre : styles nommés, sommaire, figures avec leur texte de remplacement, tableaux. */
export async function writeDocx({ lecture, rapport }: Matiere, images: Images): Promise<DocumentListe> {
  const docx = await import("docx");
  const pages = new Set(rapport.chapitres.map((c) => c.chemin));
  const atelier: Atelier = {
    docx,
    images,
    medias: new Map(),
    tableaux: [],
    pages,
    notes: new Map(),
    hasDonnees: true,
    figure: 0,
    liste: 0,
  };
  const notes = new Map<number, readonly Bloc[]>();
  const chapitres = rapport.chapitres.flatMap((c) => writeChapitre(c, atelier, notes));
  const { commune } = lecture.perimetre;
  const courant = `Analyse des besoins sociaux ${lecture.annee} · ${commune.nom}`;
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  const document = new docx.Document({
    title: `Analyse des besoins sociaux ${lecture.annee}, ${commune.nom}`,
    creator: lecture.nomCcas,
    lastModifiedBy: lecture.nomCcas,
    keywords: MARQUES[lecture.edition],
    styles: stylesOf(couleurCommune(lecture)),
    features: { updateFields: true },
    footnotes: Object.fromEntries([...notes].map(([n, children]) => [n, { children: children as never }])),
    numbering: LISTES,
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: new docx.Header({ children: [new docx.Paragraph({ style: "Source", children: [new docx.TextRun(courant)] })] }) },
        footers: {
          default: new docx.Footer({
            children: [new docx.Paragraph({ style: "Source", alignment: docx.AlignmentType.RIGHT, children: [new docx.TextRun({ children: [CURRENT, " / ", TOTAL_PAGES] })] })],
          }),
        },
        children: [...writeCouverture(lecture, atelier), ...chapitres],
      },
    ],
  }); // prettier-ignore
  return {
    chemin: `${nomDocument(lecture)}.docx`,
    titre: "Le rapport, à reprendre dans un traitement de texte",
    format: "Word (.docx)",
    rubrique: "rapport",
    contenu: fixDocument(compile(atelier, document), atelier.tableaux),
  };
}
