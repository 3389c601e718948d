import type { Row } from "write-excel-file/node";
import type { Figure } from "../../modele/figure.ts";
import { casesOf, type CasesFigure } from "../figures/cases.ts";
import { tableSheet, textCell, type Colonne, type Feuille } from "./cases.ts";
import { writeClasseur } from "./classeur.ts";
import { nameSheet } from "./feuilles.ts";

type Ligne = CasesFigure["lignes"][number];

/** Une colonne assez large pour son titre, sans qu'une phrase ne pousse les autres hors de l'écran. */
const largeurOf = (titre: string, i: number): number => (i === 0 ? 34 : Math.min(28, Math.max(12, titre.length + 2)));

const colonneOf = (titre: string, i: number): Colonne<Ligne> => ({
  titre,
  largeur: largeurOf(titre, i),
  lire: (ligne) => {
    const c = ligne[i] ?? "";
    return typeof c === "string" ? c : Number(c.texte);
  },
  decimales: (ligne) => {
    const c = ligne[i] ?? "";
    return typeof c === "string" ? 0 : c.decimales;
  },
});

/** Ce qui dit les nombres, sous eux : l'en-tête reste la première ligne, comme dans tous les tableaux du rapport. */
const piedOf = ({ titre, mesure, lecture, notes, source }: Figure): readonly Row[] => [
  [],
  [textCell(titre, { fontWeight: "bold" })],
  ...[mesure, lecture, ...notes, source].map((texte) => [textCell(texte)]),
];

function sheetOf(figure: Figure, i: number): Feuille {
  const { entete, lignes } = casesOf(figure.tableau);
  const feuille = tableSheet(nameSheet(`${i + 1} ${figure.mesure}`), entete.map(colonneOf), lignes, 1);
  return { ...feuille, pied: piedOf(figure) };
}

/** Le classeur des figures d'une page : une feuille par figure, dans l'ordre où elles se lisent. Les nombres y sont des nombres. */
export const writeFiguresXlsx = (figures: readonly Figure[]): Promise<Uint8Array> =>
  writeClasseur(figures.map(sheetOf));
