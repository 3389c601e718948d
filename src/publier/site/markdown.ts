import { escapeHtml } from "./echapper.ts";
import type { PageSite } from "../../rapport/page.ts";

const oneLine = (texte: string): string => escapeHtml(texte.replace(/\s+/g, " ").trim());

/** L'emplacement vide que Framework laisse passer, et que le corps remplace après la construction. */
export const emplacement = (nom: string): string => `<div id="abs-corps-${nom}"></div>`;

/**
 * Le Markdown que Framework voit : front matter, titres et emplacements, rien d'autre. Il relit chaque page plusieurs
 * fois avec jsdom, au prix du nombre de nœuds : les figures et les tableaux n'y passent donc jamais.
 * Les titres sont du HTML pour garder nos ancres et n'interpréter ni `*` ni `${…}` d'un texte de l'équipe.
 */
export function markdownPage(page: PageSite): string {
  const blocs = [
    `---\ntitle: ${JSON.stringify(page.titre.replace(/\s+/g, " ").trim())}\n---`,
    `<h1>${oneLine(page.titre)}</h1>`,
    emplacement("0"),
    ...page.sections.flatMap((s, i) => [`<h2 id="${s.id}">${oneLine(s.titre)}</h2>`, emplacement(String(i + 1))]),
  ];
  return `${blocs.join("\n\n")}\n`;
}
