import type { Tableau } from "../../modele/figure.ts";
import type { Atelier, ParagraphChild } from "./contexte.ts";
import type { Table } from "docx";

/** Largeur du texte d'une page A4 aux marges de 2,5 cm, en vingtièmes de point. */
export const LARGEUR_TEXTE = 9071;

interface Case {
  readonly enfants: readonly ParagraphChild[];
  readonly isNombre: boolean;
  readonly isTete: boolean;
}

const FILET = { style: "single", size: 4, color: "d9d6ce" } as const;
const AUCUN = { style: "none", size: 0, color: "auto" } as const;

/** Un tableau dont l'en-tête se répète à chaque page, et dont aucune ligne ne se coupe. */
export function writeTable(lignes: readonly (readonly Case[])[], { docx }: Atelier): Table {
  const nombre = Math.max(1, ...lignes.map((l) => l.length));
  // Une première colonne de libellés, plus large que les nombres qui la suivent.
  const premiere = nombre === 1 ? LARGEUR_TEXTE : Math.round((LARGEUR_TEXTE * 2) / (nombre + 1));
  const autre = nombre === 1 ? 0 : Math.floor((LARGEUR_TEXTE - premiere) / (nombre - 1));
  return new docx.Table({
    width: { size: LARGEUR_TEXTE, type: docx.WidthType.DXA },
    columnWidths: Array.from({ length: nombre }, (_, i) => (i === 0 ? premiere : autre)),
    layout: docx.TableLayoutType.FIXED,
    borders: { top: FILET, bottom: FILET, insideHorizontal: FILET, left: AUCUN, right: AUCUN, insideVertical: AUCUN },
    rows: lignes.map(
      (ligne, i) =>
        new docx.TableRow({
          tableHeader: i === 0,
          cantSplit: true,
          children: ligne.map(
            ({ enfants, isNombre, isTete }) =>
              new docx.TableCell({
                margins: { left: 60, right: 60 },
                ...(i === 0 ? { shading: { fill: "f4f2ec", type: "clear", color: "auto" } } : {}),
                children: [
                  new docx.Paragraph({
                    style: "Cellule",
                    ...(isNombre ? { alignment: docx.AlignmentType.RIGHT } : {}),
                    ...(isTete ? { keepNext: i === 0 } : {}),
                    children: enfants,
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** Le tableau de données d'une figure, ou tout autre déjà formaté. */
export function writeTableau({ colonnes, lignes }: Omit<Tableau, "titre">, atelier: Atelier): Table {
  const texte = (text: string, bold: boolean): ParagraphChild => new atelier.docx.TextRun({ text, bold });
  const rangee = (textes: readonly string[], isTete: boolean): Case[] =>
    textes.map((t, i) => ({
      enfants: [texte(t, isTete || i === 0)],
      isNombre: colonnes[i]?.nombre === true,
      isTete,
    }));
  return writeTable([rangee(colonnes.map((c) => c.libelle), true), ...lignes.map((l) => rangee(l, false))], atelier); // prettier-ignore
}
