import type { Nodes, Parents, RootContent } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { SKIP, visit } from "unist-util-visit";
import type { Point } from "../constats/donnees.ts";
import type { Contexte } from "./contexte.ts";
import { EN_LIGNE } from "./directives/texte.ts";
import { readParametres } from "./parametres.ts";

const PARAGRAPHES: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

/** Remplace, dans chaque paragraphe, les directives en ligne par leur texte. `source` : le Markdown d'origine. */
export function resolvePhrases(noeuds: readonly RootContent[], contexte: Contexte, source: string): void {
  for (const noeud of noeuds) {
    visit(noeud, (n: Nodes) => {
      if (!PARAGRAPHES.has(n.type)) return undefined;
      resolveParagraphe(n, contexte, source);
      return SKIP;
    });
  }
}

function resolveParagraphe(paragraphe: Nodes, contexte: Contexte, source: string): void {
  const directives: TextDirective[] = [];
  visit(paragraphe, "textDirective", (d: TextDirective) => {
    directives.push(d);
  });
  const epingles = epinglesOf(directives, contexte);
  visit(paragraphe, "textDirective", (d: TextDirective, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined;
    parent.children.splice(index, 1, { type: "text", value: writeDirective(d, contexte, source, epingles) });
    return [SKIP, index + 1];
  });
}

/**
 * Un paragraphe qui dit l'écart d'un indicateur parle tout entier du dernier millésime comparable : sa valeur et son
 * millésime s'y tiennent aussi, sinon la phrase mêlerait deux dates.
 */
function epinglesOf(directives: readonly TextDirective[], { lecture }: Contexte): ReadonlyMap<string, Point> {
  const epingles = new Map<string, Point>();
  for (const d of directives.filter((e) => e.name === "ecart")) {
    const [texte] = d.children;
    const code = texte?.type === "text" ? texte.value : "";
    const commune = lecture.comparaison(code).find((p) => p.niveau === lecture.perimetre.commune.niveau);
    if (commune) epingles.set(code, commune);
  }
  return epingles;
}

function writeDirective(
  d: TextDirective,
  contexte: Contexte,
  source: string,
  epingles: ReadonlyMap<string, Point>,
): string {
  const enLigne = Object.hasOwn(EN_LIGNE, d.name) ? EN_LIGNE[d.name] : undefined;
  const isNue = d.children.length === 0 && Object.keys(d.attributes ?? {}).length === 0;
  if (enLigne && !isNue)
    return enLigne.write(readParametres(d, enLigne.parametres, contexte), contexte, d, { epingles });
  // « 8:h », « note:ceci » : un deux-points collé à un mot n'est pas une directive.
  if (!isNue)
    contexte.signale({
      gravite: "bloquante",
      code: "directive-inconnue",
      noeud: d,
      valeur: d.name,
      message: "Directive inconnue",
      action: `Directives de phrase : ${Object.keys(EN_LIGNE).join(", ")}.`,
    });
  const { start, end } = d.position ?? {};
  return start?.offset === undefined || end?.offset === undefined
    ? `:${d.name}`
    : source.slice(start.offset, end.offset);
}
