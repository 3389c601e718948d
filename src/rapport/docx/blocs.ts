import type { List, RootContent, Table as TableMarkdown } from "mdast";
import { refuseNoeud, type Atelier, type Bloc, type Mise } from "./contexte.ts";
import { writeFigure } from "./figure.ts";
import { writeImage } from "./image.ts";
import { writeChiffre, writeConstats, writeInconnues, writeSecret, writeSources } from "./noeuds.ts";
import { writePhrase } from "./phrase.ts";
import { writeTable } from "./tableau.ts";

const TITRES = { 3: "HEADING_3", 4: "HEADING_4", 5: "HEADING_5", 6: "HEADING_6" } as const;

/** Les blocs d'un contenu, dans l'ordre. Un nœud inconnu arrête le document. */
export const writeBlocs = (noeuds: readonly RootContent[], atelier: Atelier, mise: Mise = {}): Bloc[] =>
  noeuds.flatMap((n) => writeBloc(n, atelier, mise));

function writeBloc(n: RootContent, atelier: Atelier, mise: Mise): Bloc[] {
  const { docx } = atelier;
  switch (n.type) {
    case "paragraph":
      return [new docx.Paragraph({ ...miseOf(mise), children: writePhrase(n.children, atelier) })];
    case "heading":
      return [
        new docx.Paragraph({
          heading: docx.HeadingLevel[TITRES[Math.max(3, n.depth) as keyof typeof TITRES]],
          children: writePhrase(n.children, atelier),
        }),
      ];
    case "list":
      return writeList(n, atelier, mise);
    case "blockquote":
      return writeBlocs(n.children, atelier, { ...mise, style: "Citation" });
    case "code":
      return n.value
        .split("\n")
        .map((text) => new docx.Paragraph({ children: [new docx.TextRun({ text, font: "Consolas" })] }));
    case "thematicBreak":
      return [new docx.Paragraph({ thematicBreak: true })];
    case "table":
      return [writeMarkdownTable(n, atelier)];
    case "footnoteDefinition":
    case "definition":
      return []; // écrites là où on les appelle
    case "absAnalyse":
      return writeBlocs(n.children, atelier, { ...mise, style: "Analyse" });
    case "absAEcrire":
      return [new docx.Paragraph({ style: "AEcrire", children: [new docx.TextRun(n.texte)] })];
    case "absFigure":
      return writeFigure(n.figure, atelier);
    case "absImage":
      return writeImage(n, atelier);
    case "absChiffre":
      return writeChiffre(n, atelier);
    case "absGrille":
      return n.chiffres.flatMap((c) => writeChiffre(c, atelier));
    case "absConstats":
      return writeConstats(n, atelier);
    case "absSources":
      return writeSources(n, atelier);
    case "absSecret":
      return writeSecret(n, atelier);
    case "absInconnues":
      return writeInconnues(n, atelier);
    default:
      return refuseNoeud(n);
  }
}

const miseOf = ({ style, liste }: Mise) => ({
  ...(style === undefined ? {} : { style }),
  ...(liste === undefined
    ? {}
    : { numbering: { reference: liste.reference, level: liste.niveau, instance: liste.instance } }),
});

function writeList({ ordered, children }: List, atelier: Atelier, { style, liste }: Mise): Bloc[] {
  const suite: Mise = {
    ...(style === undefined ? {} : { style }),
    liste: {
      reference: ordered ? "numeros" : "puces",
      niveau: Math.min(8, (liste?.niveau ?? -1) + 1),
      instance: ordered ? ++atelier.liste : 0,
    },
  };
  // Le premier paragraphe d'un élément porte la puce, les suivants non.
  return children.flatMap(({ children: [premier, ...reste] }) => [
    ...(premier ? writeBloc(premier, atelier, suite) : []),
    ...reste.flatMap((n) => writeBloc(n, atelier, n.type === "list" ? suite : style === undefined ? {} : { style })),
  ]);
}

function writeMarkdownTable({ align, children }: TableMarkdown, atelier: Atelier): Bloc {
  const lignes = children.map((ligne, rang) =>
    ligne.children.map((c, i) => ({
      enfants: writePhrase(c.children, atelier, rang === 0 ? { bold: true } : {}),
      isNombre: align?.[i] === "right",
      isTete: rang === 0,
    })),
  );
  return writeTable(lignes, atelier);
}
