import { parse } from "csv-parse/sync";
import { formatCase } from "../../modele/csv.ts";
import type { AgregatProtege } from "../../rapport/lecture.ts";
import type { CasePubliee } from "./registre.ts";

/** Le tableau d'une édition, tel qu'on le télécharge : tout ce que ses pages peuvent montrer de l'activité du CCAS. */
export const FICHIER_TABLEAU = "donnees/activite.csv";

const COLONNES = ["source", "variable", "libelle", "modalite", "millesime", "valeur", "unite", "statut"] as const;

export const renderTableau = (agregats: readonly AgregatProtege[]): string =>
  `\uFEFF${[COLONNES.join(";"), ...agregats.map((a) => COLONNES.map((c) => formatCase(a[c])).join(";"))].join("\n")}\n`;

/** Les cases d'un tableau publié, avec la nature que leur unité laisse deviner. */
export function readTableau(texte: string): CasePubliee[] {
  const rows: Record<string, string>[] = parse(texte, { delimiter: ";", bom: true, columns: true });
  return rows.map(({ variable = "", modalite = "", millesime, valeur = "" }) => ({
    variable,
    modalite: modalite === "" ? null : modalite,
    millesime: Number(millesime),
    valeur: valeur === "" ? null : Number(valeur),
  }));
}
