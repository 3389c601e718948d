import type { RootContent } from "mdast";
import type { Charte } from "../modele/charte.ts";
import { colorier } from "./figures/couleurs.ts";
import type { ChapitreResolu } from "./resoudre.ts";

/** Les figures d'un chapitre dans la couleur de la ville ; le chapitre tel quel si elle n'en a pas. */
export function colorierChapitre(chapitre: ChapitreResolu, charte: Charte | undefined): ChapitreResolu {
  const couleur = charte?.couleur;
  if (!couleur) return chapitre;
  const peindre = (n: RootContent): RootContent => {
    if (n.type === "absFigure")
      return {
        ...n,
        figure: { ...n.figure, svg: colorier(n.figure.svg, couleur), svgEtroit: colorier(n.figure.svgEtroit, couleur) },
      };
    // Une figure peut être dans une liste ou un bloc d'analyse.
    return "children" in n ? ({ ...n, children: (n.children as RootContent[]).map(peindre) } as RootContent) : n;
  };
  return {
    ...chapitre,
    sections: chapitre.sections.map((s) => ({ ...s, contenu: s.contenu.map(peindre) })),
  };
}
