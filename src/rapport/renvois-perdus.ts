import type { Nodes, Paragraph, Parents, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { ChapitreResolu } from "./resoudre.ts";

const cibleOf = (url: string): string | undefined => /^([a-z0-9-]+)\.html(?:#|$)/.exec(url)?.[1];

/** « Le détail est dans le chapitre Familles. » : une seule phrase, faite pour le lien qu'elle porte. */
const isRenvoi = (p: Paragraph): boolean => !/[.!?…] /.test(toString(p));

function hasLienVers(noeud: Nodes, absents: ReadonlySet<string>): boolean {
  let trouve = false;
  visit(noeud, "link", (n) => {
    trouve ||= absents.has(cibleOf(n.url) ?? "");
  });
  return trouve;
}

function delier(contenu: readonly RootContent[], absents: ReadonlySet<string>): readonly RootContent[] {
  return contenu.flatMap((noeud): readonly RootContent[] => {
    if (!hasLienVers(noeud, absents)) return [noeud];
    if (noeud.type === "paragraph" && isRenvoi(noeud)) return [];
    const copie = structuredClone(noeud); // un chapitre résolu resservira tel quel
    visit(copie, "link", (n, index, parent: Parents | undefined) => {
      if (!parent || index === undefined || !absents.has(cibleOf(n.url) ?? "")) return undefined;
      parent.children.splice(index, 1, ...n.children);
      return [SKIP, index];
    });
    return [copie];
  });
}

/**
 * Un chapitre que l'édition ne publie pas n'a pas de page : un paragraphe qui n'est qu'un renvoi vers lui s'efface, un lien dans une
 * phrase redevient du texte.
 * @param absents noms de page des chapitres du projet que cette édition ne publie pas
 */
export const withoutRenvoisPerdus = (chapitre: ChapitreResolu, absents: ReadonlySet<string>): ChapitreResolu =>
  absents.size === 0
    ? chapitre
    : {
        ...chapitre,
        sections: chapitre.sections.map((s) => ({ ...s, contenu: delier(s.contenu, absents) })),
      };
