import type { Tableau } from "../../modele/figure.ts";
import type { FileChild, IContext, ITableOptions, Table } from "docx";
import type { Atelier, Docx, ParagraphChild } from "./contexte.ts";
import { escapeDocx, writeXml, type XmlObject } from "./xml.ts";

/** Ce que la bibliothèque écrit là où ira un tableau. */
const REPERE = "abs:tableau";

type Contenu = Omit<Tableau, "titre">;

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
export const writeTable = (lignes: readonly (readonly Case[])[], { docx }: Atelier): Table =>
  new docx.Table(optionsOf(lignes, docx));

function optionsOf(lignes: readonly (readonly Case[])[], docx: Docx): ITableOptions {
  const nombre = Math.max(1, ...lignes.map((l) => l.length));
  // Une première colonne de libellés, plus large que les nombres qui la suivent.
  const premiere = nombre === 1 ? LARGEUR_TEXTE : Math.round((LARGEUR_TEXTE * 2) / (nombre + 1));
  const autre = nombre === 1 ? 0 : Math.floor((LARGEUR_TEXTE - premiere) / (nombre - 1));
  return {
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
  };
}

/** Mis à la place de chaque texte de la rangée modèle : un signe sans emploi, qu'aucun texte ne porte. */
const TEXTE = "\ue000";

/** Le XML d'un tableau : la bibliothèque écrit l'en-tête et une rangée, modèle de toutes les autres. */
function writeModele({ colonnes, lignes }: Contenu, docx: Docx, contexte: IContext): string {
  const rangee = (textes: readonly string[], isTete: boolean): Case[] =>
    textes.map((text, i) => ({
      enfants: [new docx.TextRun({ text, bold: isTete || i === 0 })],
      isNombre: colonnes[i]?.nombre === true,
      isTete,
    }));
  const tete = colonnes.map((c) => c.libelle);
  const write = (suite: readonly (readonly string[])[]): string =>
    writeXml(new docx.Table(optionsOf([rangee(tete, true), ...suite.map((l) => rangee(l, false))], docx)).prepForXml(contexte)); // prettier-ignore
  if (lignes.some((l) => l.length !== colonnes.length)) return write(lignes);
  const xml = write([colonnes.map(() => TEXTE)]);
  const [debut, fin] = [xml.lastIndexOf("<w:tr>"), xml.lastIndexOf("</w:tbl>")];
  const morceaux = xml.slice(debut, fin).split(TEXTE);
  if (debut < 0 || morceaux.length !== colonnes.length + 1)
    throw new RangeError(`docx row must hold ${colonnes.length} texts, got ${morceaux.length - 1}`);
  const rangees = lignes.map((l) => morceaux.map((m, i) => (i === 0 ? m : escapeDocx(l[i - 1]!) + m)).join(""));
  return xml.slice(0, debut) + rangees.join("") + xml.slice(fin);
}

/** Les éditions se partagent leurs figures : le tableau de chacune ne s'écrit qu'une fois. */
const ecrits = new WeakMap<Contenu, string>();

/**
 * Le tableau de données d'une figure, ou tout autre déjà formaté. La bibliothèque, qui bâtit dix objets par case et les parcourt quatre
 * fois, n'en reçoit que la place : `insertTableaux` y remet son XML.
 */
export function writeTableau(tableau: Contenu, { docx, tableaux }: Atelier): FileChild {
  return new (class extends docx.FileChild {
    override prepForXml(contexte: IContext): XmlObject {
      let xml = ecrits.get(tableau);
      if (xml === undefined) ecrits.set(tableau, (xml = writeModele(tableau, docx, contexte)));
      return { [REPERE]: { _attr: { rang: tableaux.push(xml) - 1 } } };
    }
  })(REPERE);
}

/** Remet chaque tableau à sa place dans le XML d'un document. */
export const insertTableaux = (xml: string, tableaux: readonly string[]): string =>
  xml.replace(/<abs:tableau rang="(\d+)"\/>/g, (_, rang: string) => tableaux[Number(rang)]!);
