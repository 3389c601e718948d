import type { PhrasingContent } from "mdast";
import type { IRunOptions } from "docx";
import { refuseNoeud, signetOf, type Atelier, type ParagraphChild } from "./contexte.ts";

type Allure = Pick<IRunOptions, "bold" | "italics" | "strike" | "font" | "style">;

/** `revenus.html#pauvrete` → `revenus` : la page du site que vise un lien relatif, ou null. */
const pageOf = (url: string): string | null => /^([a-z0-9-]+)\.html(?:#.*)?$/.exec(url)?.[1] ?? null;

/** Le texte d'un paragraphe, avec ses allures, ses liens et ses notes. */
export function writePhrase(
  noeuds: readonly PhrasingContent[],
  atelier: Atelier,
  allure: Allure = {},
): ParagraphChild[] {
  const { docx, pages, notes } = atelier;
  const run = (text: string): ParagraphChild => new docx.TextRun({ text, ...allure });
  return noeuds.flatMap((n): ParagraphChild[] => {
    switch (n.type) {
      case "text":
        return [run(n.value.replace(/\s*\n\s*/g, " "))];
      case "strong":
        return writePhrase(n.children, atelier, { ...allure, bold: true });
      case "emphasis":
        return writePhrase(n.children, atelier, { ...allure, italics: true });
      case "delete":
        return writePhrase(n.children, atelier, { ...allure, strike: true });
      case "inlineCode":
        return [new docx.TextRun({ text: n.value, ...allure, font: "Consolas" })];
      case "break":
        return [new docx.TextRun({ break: 1 })];
      case "link": {
        const page = pageOf(n.url);
        const lie = { ...allure, style: "Hyperlink" };
        if (/^(?:https?:|mailto:|tel:)/.test(n.url))
          return [new docx.ExternalHyperlink({ link: n.url, children: writePhrase(n.children, atelier, lie) })];
        if (page !== null && pages.has(page))
          return [
            new docx.InternalHyperlink({ anchor: signetOf(page), children: writePhrase(n.children, atelier, lie) }),
          ];
        return writePhrase(n.children, atelier, allure); // un fichier ou une page que seul le site a
      }
      case "linkReference":
        return writePhrase(n.children, atelier, allure);
      case "footnoteReference": {
        const numero = notes.get(n.identifier);
        if (numero === undefined) throw new RangeError(`footnote must be defined, got ${n.identifier}`);
        return [new docx.FootnoteReferenceRun(numero)];
      }
      default:
        return refuseNoeud(n);
    }
  });
}
