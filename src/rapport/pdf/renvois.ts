import type { Definition, FootnoteDefinition, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { ChapitreResolu } from "../resoudre.ts";
import { uniqueIds } from "../contexte.ts";
import { slugify } from "../slug.ts";
import type { Bloc, EnLigne } from "./document.ts";

/** L'ancre d'un chapitre, ou d'une de ses sections : `page-revenus`, `page-revenus--la-pauvrete`. */
export const ancreOf = (chemin: string, section?: string): string =>
  section === undefined || section === "" ? `page-${chemin}` : `page-${chemin}--${section}`;

/** Les ancres des sections d'un chapitre, dans l'ordre, comme le site les nomme ; null pour l'introduction. */
export function ancresSections({ chemin, sections }: ChapitreResolu): readonly (string | null)[] {
  const unique = uniqueIds();
  return sections.map(({ titre }) => (titre === null ? null : ancreOf(chemin, unique(slugify(titre)))));
}

/** Où mènent les liens et les notes d'un chapitre. */
export interface Renvois {
  /** L'ancre du document vers laquelle mène une adresse du site ; null si le document n'a pas cette page. */
  ancre(adresse: string): string | null;
  /** L'adresse d'un lien écrit `[mots][nom]`. */
  adresse(nom: string): string;
  /** Une note de bas de page, à sa place dans la phrase. */
  note(nom: string): readonly EnLigne[];
}

/** @param writeBlocs écrit le corps d'une note, où d'autres liens peuvent se trouver */
export function readRenvois(
  { chemin, sections }: ChapitreResolu,
  ancres: ReadonlySet<string>,
  writeBlocs: (noeuds: readonly RootContent[], renvois: Renvois) => readonly Bloc[],
): Renvois {
  const adresses = new Map<string, string>();
  const notes = new Map<string, FootnoteDefinition>();
  for (const noeud of sections.flatMap((s) => s.contenu)) {
    visit(noeud, "definition", (d: Definition) => void adresses.set(d.identifier, d.url));
    visit(noeud, "footnoteDefinition", (d: FootnoteDefinition) => void notes.set(d.identifier, d));
  }
  const renvois: Renvois = {
    ancre(adresse) {
      const [, page = chemin, section] = /^(?:([a-z0-9-]+)\.html)?(?:#(.*))?$/i.exec(adresse) ?? [];
      if (!/^(?:#|[a-z0-9-]+\.html)/i.test(adresse)) return null;
      // Une ancre posée dans une page (une figure) n'est pas un titre du document : son chapitre la remplace.
      return [ancreOf(page, section), ancreOf(page)].find((a) => ancres.has(a)) ?? null;
    },
    adresse(nom) {
      const adresse = adresses.get(nom);
      if (adresse === undefined) throw new RangeError(`link reference must be defined in its chapter, got ${nom}`);
      return adresse;
    },
    note(nom) {
      const definition = notes.get(nom);
      if (!definition) throw new RangeError(`footnote must be defined in its chapter, got ${nom}`);
      return [{ genre: "note", contenu: writeBlocs(definition.children, renvois) }];
    },
  };
  return renvois;
}
