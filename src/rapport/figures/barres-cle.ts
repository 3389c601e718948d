import type { Markish } from "@observablehq/plot";
import type { Barres } from "./barres.ts";
import { couleur } from "./couleurs.ts";
import { measureText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Etiquette } from "./toile.ts";

/** La clé d'une comparaison N / N-1, dessinée dans le SVG : une légende HTML se perd hors de la page. */
export function periodKey(
  { periode, precedente }: Barres,
  taille: number,
  largeur: number,
): { readonly hauteur: number; readonly etiquettes: Etiquette[]; readonly marques: Markish[] } {
  if (precedente === undefined) return { hauteur: 0, etiquettes: [], marques: [] };
  const suite = 4 + 18 + measureText(periode, taille, 700) + 22;
  // Deux libellés longs ne tiennent pas côte à côte à 320 px : le second passe dessous.
  const isDessous = suite + 26 + measureText(precedente.libelle, taille) > largeur - 2;
  const [x2, y2] = isDessous ? [2, 10 + taille * 1.4] : [suite, 10];
  return {
    hauteur: y2 + 12,
    etiquettes: [
      { texte: periode, x: 20, y: 10, ancre: "start", taille, graisse: 700, couleur: "commune" },
      { texte: precedente.libelle, x: x2 + 26, y: y2, ancre: "start", taille },
    ],
    marques: [
      pathMark("M2,4h12v12h-12z", { fill: couleur("commune") }),
      pathMark(`M${x2},${y2}h20`, { fill: "none", stroke: couleur("ink"), "stroke-width": 2.5 }),
    ],
  };
}
