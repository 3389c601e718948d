import type { Marque } from "../modele/statut.ts";
import { quoteText } from "../entrepot/entrepot.ts";

/** Codes de secret et d'absence de l'Insee (formats.md §A.3.4). La case vide est une marque, jamais zéro. */
const MARQUES_FICHIER: Readonly<Record<string, Marque>> = {
  "": "vide",
  s: "secret",
  ns: "non_significatif",
  nd: "non_disponible",
  so: "sans_objet",
  "N/A - secret statistique": "secret",
};

/** Une case est un nombre (point ou virgule) ou une marque. La règle SQL et celle-ci disent la même chose : un test les confronte. */
export function estLisible(valeur: string, milliers?: string): boolean {
  if (valeur in MARQUES_FICHIER) return true;
  const nombre = (milliers ? valeur.replaceAll(milliers, "") : valeur).replace(",", ".").trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(nombre);
}

/** Expression SQL : la valeur d'une case `x`, null si ce n'est pas un nombre. */
export function valeurSql(x: string, milliers?: string): string {
  const propre = milliers ? `replace(${x}, ${quoteText(milliers)}, '')` : x;
  return `try_cast(replace(${propre}, ',', '.') as double)`;
}

/** Expression SQL : la marque d'une case `x` dont la valeur est `valeur` ; null si la case est illisible. */
export function marqueSql(x: string, valeur: string): string {
  const cas = Object.entries(MARQUES_FICHIER)
    .filter(([code]) => code !== "")
    .map(([code, marque]) => `when ${x} = ${quoteText(code)} then '${marque}'`)
    .join(" ");
  return `case when ${x} is null or ${x} = '' then 'vide' ${cas} when ${valeur} is not null and isfinite(${valeur}) then 'valeur' end`;
}
