import * as Plot from "@observablehq/plot";
import type { Cascade } from "./cascade.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { gradLabels, layoutLignes, scaleMarks } from "./lignes.ts";
import { pathMark, scaleOf, type Dessin } from "./toile.ts";

/** Les marches couchées : un point par niveau, une barre flottante par apport, un filet de l'une à la suivante. */
export function drawCascade({ marches, axe, unite }: Cascade, format: Format): Dessin {
  const { largeur } = format;
  const cadre = layoutLignes(
    marches.map((m) => ({
      nom: m.libelle,
      valeur: m.texte,
      graisse: m.isNiveau ? 700 : 400,
      couleur: "ink",
      isDiscrete: false,
    })),
    format,
    4,
    { densite: format === LARGE ? "aere" : "serre", retrait: 8 },
  );
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const demi = format === LARGE ? 8 : 5;
  const places = marches.map((m, i) => ({ ...m, y: cadre.pistes[i] ?? 0 }));
  // Une hausse est pleine, une baisse hachurée de papier : le sens ne tient pas à la couleur, le signe écrit le redit.
  const [hausses, baisses] = [places.filter((m) => m.a > m.de), places.filter((m) => m.a < m.de)];
  const filets = places
    .slice(0, -1)
    .map((m, i) => `M${x(m.a).toFixed(2)},${m.y + 2}V${((places[i + 1]?.y ?? m.y) - 2).toFixed(2)}`)
    .join("");
  const boite = {
    x1: "de",
    x2: "a",
    y1: { value: (m: { y: number }) => m.y - demi, scale: null },
    y2: { value: (m: { y: number }) => m.y + demi, scale: null },
  } as const;
  return {
    largeur,
    hauteur: cadre.hauteur,
    marges: cadre.marges,
    domaineX: axe.domaine,
    domaineY: [0, 1],
    marques: [
      scaleMarks(axe, cadre),
      // Sous les noms écrits au-dessus des pistes, le filet passerait dans le texte.
      ...(cadre.isCote ? [pathMark(filets, { fill: "none", stroke: couleur("muted"), "stroke-width": 1 })] : []),
      Plot.rect(hausses, { ...boite, fill: couleur("commune") }),
      Plot.rect(baisses, { ...boite, fill: couleur("paper"), stroke: couleur("commune"), strokeWidth: 2 }),
      Plot.dot(
        places.filter((m) => m.isNiveau),
        {
          x: "a",
          y: { value: (m: { y: number }) => m.y, scale: null },
          r: 6,
          fill: couleur("commune"),
          stroke: couleur("paper"),
          strokeWidth: 1.5,
        },
      ),
    ],
    etiquettes: [...cadre.etiquettes, ...gradLabels(axe, unite, cadre, format)],
  };
}
