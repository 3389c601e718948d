import { parse } from "csv-parse/sync";
import type { CasePubliee } from "./registre.ts";

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
