import type { Paragraph, Table, TableCell } from "mdast";

const cellule = (texte: string): TableCell => ({ type: "tableCell", children: [{ type: "text", value: texte }] });

/** Un tableau de mdast : la première colonne à gauche, les autres, des nombres, à droite. */
export const createTableau = (entetes: readonly string[], lignes: readonly (readonly string[])[]): Table => ({
  type: "table",
  align: entetes.map((_, i) => (i === 0 ? "left" : "right")),
  children: [entetes, ...lignes].map((l) => ({ type: "tableRow", children: l.map(cellule) })),
});

/** Un tableau de phrases : tout à gauche. */
export const createTableauTextes = (entetes: readonly string[], lignes: readonly (readonly string[])[]): Table => ({
  ...createTableau(entetes, lignes),
  align: entetes.map(() => "left"),
});

export const createParagraphe = (texte: string): Paragraph => ({
  type: "paragraph",
  children: [{ type: "text", value: texte }],
});
