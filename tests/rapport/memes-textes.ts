import { JSDOM } from "jsdom";

/** Ce qui reste d'un texte quand un document l'a coupé, justifié ou mis en colonnes : ses signes, sans blanc ni trait d'union. */
export const signes = (texte: string): string => texte.replace(/[\s\u00a0\u202f\u00ad\u200b\u2060-]/g, "");

/** Les nombres d'un texte, tels qu'imprimés, séparateurs de milliers compris. */
export const nombresDe = (texte: string): readonly string[] =>
  texte.replace(/[\u00a0\u202f]/g, " ").match(/\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?/g) ?? [];

export interface PageLue {
  /** Titres, paragraphes, éléments de liste : ce qu'un autre document doit dire aussi. */
  readonly textes: readonly string[];
  /** Les lignes de chaque tableau, cases comprises. */
  readonly tableaux: readonly (readonly (readonly string[])[])[];
  /** Tout ce que la page dit, dessins compris. */
  readonly tout: string;
}

/** Les textes d'un élément, un par nœud : deux étiquettes d'un dessin ne se collent pas. */
const morceauxDe = (noeud: Node): readonly string[] =>
  noeud.nodeType === 3 ? [noeud.nodeValue ?? ""] : [...noeud.childNodes].flatMap(morceauxDe);

/** Lit une page du site comme un lecteur : ses phrases, et les cases de ses tableaux. */
export function lirePage(html: string): PageLue {
  const { document } = new JSDOM(html).window;
  const textOf = (e: Element): string => e.textContent ?? "";
  const isFeuille = (e: Element): boolean => e.querySelector("p, li, ul, ol, table") === null;
  return {
    textes: [...document.querySelectorAll("h2, h3, h4, p, li")].filter(isFeuille).map(textOf),
    tableaux: [...document.querySelectorAll("table")].map((t) =>
      [...t.querySelectorAll("tr")].map((tr) => [...tr.querySelectorAll("th, td")].map(textOf)),
    ),
    tout: morceauxDe(document.body).join("\n"),
  };
}
