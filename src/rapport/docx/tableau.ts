import type { Tableau } from "../../modele/figure.ts";
import type { IContext, ITableOptions, Table } from "docx";
import type { Atelier, Docx, ParagraphChild } from "./contexte.ts";

type XmlObject = NonNullable<ReturnType<Table["prepForXml"]>>;

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

/** Le XML d'une case que la bibliothèque a écrite, avec un autre texte : `w:tc` › `w:p` › `w:r` › `w:t`, toujours le dernier. */
function rewrite(xml: XmlObject, chemin: readonly string[], texte: string): XmlObject {
  const [nom = "", ...suite] = chemin;
  const enfants = xml[nom] as readonly (XmlObject | string)[];
  const dernier = enfants.at(-1);
  const isFeuille = suite.length === 0;
  if (dernier === undefined || isFeuille !== (typeof dernier === "string"))
    throw new RangeError(`docx cell must end with its text, got ${JSON.stringify(xml)}`);
  return { [nom]: [...enfants.slice(0, -1), isFeuille ? texte : rewrite(dernier as XmlObject, suite, texte)] };
}

const CASE = ["w:tc", "w:p", "w:r", "w:t"] as const;

/** Les rangées d'un tableau : la bibliothèque a écrit la dernière, modèle de toutes les autres. */
function expand(xml: XmlObject, lignes: readonly (readonly string[])[]): XmlObject {
  const enfants = xml["w:tbl"] as readonly XmlObject[];
  const modele = (enfants.at(-1)?.["w:tr"] ?? []) as readonly XmlObject[];
  const rangees = lignes.map((ligne) => {
    let i = 0;
    return { "w:tr": modele.map((enfant) => ("w:tc" in enfant ? rewrite(enfant, CASE, ligne[i++] ?? "") : enfant)) };
  });
  return { "w:tbl": [...enfants.slice(0, -1), ...rangees] };
}

/**
 * Le tableau de données d'une figure, ou tout autre déjà formaté. Ses rangées ne diffèrent que de leurs textes : la
 * bibliothèque, qui bâtit dix objets par case, n'en écrit que la première.
 */
export function writeTableau({ colonnes, lignes }: Omit<Tableau, "titre">, { docx }: Atelier): Table {
  const texte = (text: string, bold: boolean): ParagraphChild => new docx.TextRun({ text, bold });
  const rangee = (textes: readonly string[], isTete: boolean): Case[] =>
    textes.map((t, i) => ({
      enfants: [texte(t, isTete || i === 0)],
      isNombre: colonnes[i]?.nombre === true,
      isTete,
    }));
  const tete = rangee(
    colonnes.map((c) => c.libelle),
    true,
  );
  const table = (suite: readonly (readonly string[])[]): ITableOptions =>
    optionsOf([tete, ...suite.map((l) => rangee(l, false))], docx);
  if (lignes.length < 2 || lignes.some((l) => l.length !== colonnes.length)) return new docx.Table(table(lignes));
  return new (class extends docx.Table {
    override prepForXml(contexte: IContext): XmlObject | undefined {
      const xml = super.prepForXml(contexte);
      return xml && expand(xml, lignes);
    }
  })(table(lignes.slice(0, 1)));
}
