import { formatCase } from "../../modele/csv.ts";
import type { Figure } from "../../modele/figure.ts";
import { casesOf } from "./cases.ts";

/** Le tableau d'une figure en CSV, pour un programme : point décimal, une ligne par ligne du tableau. */
export function writeFigureCsv({ tableau }: Pick<Figure, "tableau">): string {
  const { entete, lignes } = casesOf(tableau);
  const textes = lignes.map((ligne) => ligne.map((c) => (typeof c === "string" ? c : c.texte)));
  return `\uFEFF${[entete, ...textes].map((l) => l.map(formatCase).join(";")).join("\n")}\n`;
}
