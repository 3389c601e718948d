import type { Element, ElementContent } from "hast";
import type { Table } from "mdast";
import { defaultHandlers, type State } from "mdast-util-to-hast";

/** Une case plus longue est une phrase : sur un téléphone, sa colonne défile plutôt que de tenir en trois lettres. */
const PHRASE = 40;
/** Au-delà, une case de nombre dit pourquoi il n'y en a pas : elle peut aller à la ligne. */
const NOMBRE = 20;

/**
 * Un tableau écrit dans un chapitre ou par une directive : ses têtes et ses premières cases portent sur leur colonne et leur ligne
 * (RGAA 5.7), il a un titre (RGAA 5.4) et, plus large que l'écran, il défile dans son cadre, jamais la page.
 */
export function renderTable(state: State, table: Table): Element {
  const nom = labelOf(table);
  const lignes = table.children;
  const fait = defaultHandlers.table(state, table);
  const colonnes = (lignes[0]?.children ?? []).map((_, i) => ({
    isNombre: table.align?.[i] === "right",
    isPhrase: lignes.slice(1).some((ligne) => longueurOf(ligne.children[i]) > PHRASE),
  }));
  let rang = 0;
  for (const groupe of elementsOf(fait.children))
    for (const ligne of elementsOf(groupe.children)) {
      const cases = lignes[rang++]?.children ?? [];
      for (const [i, cellule] of elementsOf(ligne.children).entries()) {
        const { isNombre = false, isPhrase = false } = colonnes[i] ?? {};
        const scope = groupe.tagName === "thead" ? "col" : i === 0 ? "row" : null;
        if (scope !== null) cellule.tagName = "th";
        cellule.properties = {
          ...(scope === null ? {} : { scope }),
          ...(isNombre ? { className: longueurOf(cases[i]) > NOMBRE ? ["nombre", "mots"] : ["nombre"] } : {}),
          ...(!isNombre && isPhrase ? { className: ["phrase"] } : {}),
        };
      }
    }
  const caption: Element = {
    type: "element",
    tagName: "caption",
    properties: { className: ["invisible"] },
    children: [{ type: "text", value: nom }],
  };
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["defile"], role: "group", tabIndex: 0, ariaLabel: nom },
    children: [{ ...fait, children: [caption, ...fait.children] }],
  };
}

const elementsOf = (enfants: readonly ElementContent[]): Element[] => enfants.filter((e) => e.type === "element");

const longueurOf = (cellule: Table["children"][number]["children"][number] | undefined): number =>
  (cellule?.children ?? []).reduce((n, t) => n + ("value" in t ? t.value.length : PHRASE / 2), 0);

/** « Tableau : Mois, Constaté, Attendu… » : ce que ses têtes annoncent. */
const labelOf = ({ children: [tetes] }: Table): string =>
  `Tableau\u00a0: ${(tetes?.children ?? []).map((c) => c.children.map((t) => ("value" in t ? t.value : "")).join("")).join(", ")}`;
