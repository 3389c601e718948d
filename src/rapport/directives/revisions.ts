import type { ListItem, Paragraph, PhrasingContent } from "mdast";
import { CAUSES } from "../../constats/causes.ts";
import { capitalize, finishPhrase } from "../../constats/accords.ts";
import { writeResume, type Revision } from "../../constats/revisions.ts";
import { readChoix } from "../parametres.ts";
import type { Bloc } from "./bloc.ts";

/** `::revisions` : ce que sont devenus les constats publiés les années d'avant ; `forme=resume` : une phrase. */
export const revisions: Bloc = {
  parametres: ["forme", "si-disponible"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const forme = readChoix(parametres, "forme", ["liste", "resume"], noeud, contexte);
    const bilan = contexte.affirme.bilan();
    if (!bilan) return { manque: null };
    const resume = paragraphe({ type: "text", value: writeResume(bilan) });
    if (forme === "resume") return { contenu: [resume] };
    const [contredits, incomparables] = [bilan.contredits, bilan.incomparables].map((r) => r.map(itemOf));
    return {
      contenu: [
        resume,
        ...liste("Ne tiennent plus", contredits ?? []),
        ...liste("Ne peuvent plus être rejoués", incomparables ?? []),
      ],
    };
  },
};

const paragraphe = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });

const fort = (value: string): PhrasingContent => ({ type: "strong", children: [{ type: "text", value }] });

const liste = (titre: string, children: ListItem[]) =>
  children.length === 0
    ? []
    : [
        { type: "heading" as const, depth: 3 as const, children: [{ type: "text" as const, value: titre }] },
        { type: "list" as const, ordered: false, spread: true, children },
      ];

function itemOf({ annee, publie, verdict }: Revision): ListItem {
  const lignes: Paragraph[] = [paragraphe({ type: "text", value: `« ${publie.phrase} » (édition ${annee})` })];
  if (verdict.etat !== "tient") {
    const quoi =
      verdict.etat === "ne tient plus" && verdict.atteinte === "nombres" ? " (les nombres, pas le sens)" : "";
    lignes.push(
      paragraphe(fort(capitalize(`${CAUSES[verdict.cause]}${quoi}`)), {
        type: "text",
        value: ` : ${finishPhrase(verdict.raison).replace(/^./, (c) => c.toLowerCase())}`,
      }),
    );
  }
  if (verdict.etat === "ne tient plus")
    lignes.push(paragraphe({ type: "text", value: `Aujourd'hui : ${verdict.aujourdhui}` }));
  return { type: "listItem", spread: true, children: lignes };
}
