import type { Marque } from "../modele/statut.ts";
import { quoteText } from "../entrepot/entrepot.ts";

/** Codes de secret et d'absence de l'Insee (docs/regles.md). La case vide est une marque, jamais zéro. */
const MARQUES_FICHIER: Readonly<Record<string, Marque>> = {
  "": "vide",
  s: "secret",
  ns: "non_significatif",
  nd: "non_disponible",
  so: "sans_objet",
  "N/A - secret statistique": "secret",
};

// Une ligne ne se range pas dans une marque : elle compte, ou non. La casse du producteur n'y change rien (« NS » des écoles).
const SANS_VALEUR: ReadonlySet<string> = new Set(Object.keys(MARQUES_FICHIER).map((code) => code.toLowerCase()));

/** Une case vide, ou une marque sans égard à la casse : sa ligne est incomplète. */
export const isSansValeur = (valeur: string): boolean => SANS_VALEUR.has(valeur.toLowerCase());

/** Expression SQL : la même règle, sur une case `x`. */
export const sansValeurSql = (x: string): string =>
  `lower(coalesce(${x}, '')) in (${[...SANS_VALEUR].map(quoteText).join(", ")})`;

// Ce que le try_cast de DuckDB lit comme un nombre : blancs ASCII autour, « _ » entre chiffres et « +- » compris. Un test
// confronte les deux règles sur des milliers de cases.
const CHIFFRES = String.raw`\d+(?:_\d+)*`;
const NOMBRE = new RegExp(
  `^[ \\t\\n\\v\\f\\r]*\\+?-?(?:${CHIFFRES}\\.?(?:${CHIFFRES})?|\\.${CHIFFRES})(?:[eE][+-]?${CHIFFRES})?[ \\t\\n\\v\\f\\r]*$`,
);

/** Une case est un nombre fini (point ou virgule) ou une marque ; sinon elle est illisible et son fichier est refusé. */
export function estLisible(valeur: string, milliers?: string): boolean {
  if (Object.hasOwn(MARQUES_FICHIER, valeur)) return true;
  const nombre = (milliers ? valeur.replaceAll(milliers, "") : valeur).replaceAll(",", ".");
  return NOMBRE.test(nombre) && Number.isFinite(Number(nombre.replaceAll("_", "").replace("+-", "-")));
}

/**
 * Expression SQL : la valeur d'une case `x`, null si ce n'est pas un nombre. La virgule se cherche d'abord : la remplacer
 * partout coûte autant que lire le nombre, pour rien dans un fichier à point (mesuré : près de deux fois).
 */
export function valeurSql(x: string, milliers?: string): string {
  const propre = milliers ? `replace(${x}, ${quoteText(milliers)}, '')` : x;
  return `case when contains(${propre}, ',') then try_cast(replace(${propre}, ',', '.') as double) else try_cast(${propre} as double) end`;
}

/**
 * Expression SQL : la marque d'une case `x` dont la valeur est `valeur` ; null si la case est illisible. Les nombres, de
 * loin les plus nombreux, d'abord ; chaque branche est déjà du type énuméré (mesuré : un tiers du temps d'écriture).
 */
export function marqueSql(x: string, valeur: string): string {
  const cas = Object.entries(MARQUES_FICHIER)
    .filter(([code]) => code !== "")
    .map(([code, marque]) => `when ${x} = ${quoteText(code)} then '${marque}'::marque`)
    .join(" ");
  return `case when ${valeur} is not null and isfinite(${valeur}) then 'valeur'::marque when ${x} is null or ${x} = '' then 'vide'::marque ${cas} end`;
}
