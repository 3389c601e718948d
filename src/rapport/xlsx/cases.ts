import type { CellObject, Row } from "write-excel-file/node";
import { neutraliser } from "../../modele/csv.ts";

/** Une colonne d'une feuille : son titre, sa largeur en caractères, et la case d'une ligne. */
export interface Colonne<L> {
  readonly titre: string;
  readonly largeur: number;
  readonly lire: (ligne: L) => string | number | null;
  /** Décimales d'un nombre de cette ligne ; tel quel si absent. */
  readonly decimales?: (ligne: L) => number;
  /** Passe à la ligne plutôt que de déborder. */
  readonly isLongue?: true;
}

/** Une feuille prête à écrire. */
export interface Feuille {
  readonly nom: string;
  readonly rows: Row[];
  readonly largeurs: readonly number[];
  /** Lignes et colonnes qui restent à l'écran ; l'en-tête se filtre. Absent d'une feuille qui n'est pas un tableau. */
  readonly tableau?: { readonly colonnesFixes: number };
  /** Ce qui s'écrit sous le tableau, hors de ses filtres. */
  readonly pied?: readonly Row[];
}

const ENTETE = {
  fontWeight: "bold",
  backgroundColor: "#0b4f48",
  textColor: "#ffffff",
  wrap: true,
  alignVertical: "center",
} as const;

const formatOf = (decimales: number): string => (decimales === 0 ? "#,##0" : `#,##0.${"0".repeat(decimales)}`);

/** Une case de texte n'est jamais une formule, un code jamais un nombre. */
export const textCell = (texte: string, style: Omit<CellObject, "value" | "type"> = {}): CellObject => ({
  value: neutraliser(texte),
  type: String,
  ...style,
});

function cellOf<L>(ligne: L, { lire, decimales, isLongue }: Colonne<L>): CellObject | null {
  const valeur = lire(ligne);
  if (valeur === null) return null;
  if (typeof valeur === "string")
    return textCell(valeur, { alignVertical: "top", ...(isLongue ? { wrap: true } : {}) });
  const format = decimales === undefined ? {} : { format: formatOf(decimales(ligne)) };
  return { value: valeur, type: Number, alignVertical: "top", ...format };
}

/** Une feuille de tableau : en-tête figé et filtrable, une ligne par élément. */
export const tableSheet = <L>(
  nom: string,
  colonnes: readonly Colonne<L>[],
  lignes: readonly L[],
  colonnesFixes = 0,
): Feuille => ({
  nom,
  rows: [colonnes.map((c) => textCell(c.titre, ENTETE)), ...lignes.map((l) => colonnes.map((c) => cellOf(l, c)))],
  largeurs: colonnes.map((c) => c.largeur),
  tableau: { colonnesFixes },
});
