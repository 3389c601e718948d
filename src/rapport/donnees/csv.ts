import { formatCase } from "../../modele/csv.ts";
import { lignesOf, type TableDonnees } from "./table.ts";

/** Une table en CSV : UTF-8 avec marque, point-virgule, décimale point, vide pour null, jamais une formule. */
export function writeCsv(table: TableDonnees): string {
  const lignes = Array.from({ length: lignesOf(table) }, (_, i) =>
    table.champs.map(({ cases }) => formatCase(cases[i] ?? null)).join(";"),
  );
  return `\uFEFF${[table.champs.map((c) => formatCase(c.nom)).join(";"), ...lignes].join("\n")}\n`;
}
