import * as Plot from "@observablehq/plot";
import type { Barres } from "./barres.ts";
import { periodKey } from "./barres-cle.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { gradLabels, scaleMarks, layoutLignes } from "./lignes.ts";
import { isDessine } from "./nombres.ts";
import { formatPart } from "./tableau.ts";
import { pathMark, scaleOf } from "./toile.ts";
import type { Dessin } from "./toile.ts";

/** Des barres couchées : le libellé à gauche (au-dessus à 320 px), la valeur à droite. */
export function drawBarresLignes(figure: Barres, format: Format): Dessin {
  const { parts, precedente, axe, unite } = figure;
  const { largeur, taille } = format;
  const cle = periodKey(figure, taille, largeur);
  const cadre = layoutLignes(
    parts.map((p) => ({
      nom: p.libelle,
      valeur: formatPart(p, figure),
      graisse: 400,
      couleur: "ink",
      isDiscrete: !isDessine(p),
    })),
    format,
    cle.hauteur + 4,
    { densite: parts.length > 12 || format !== LARGE ? "serre" : "aere", retrait: 0 },
  );
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const demi = format === LARGE ? 9 : cadre.isCote ? 7 : 5;
  const servis = parts.flatMap((p, i) => (isDessine(p) ? [{ valeur: p.valeur, y: cadre.pistes[i] ?? 0 }] : []));
  const anciens = parts.flatMap((p, i) => {
    const q = precedente?.parts.find((a) => a.libelle === p.libelle);
    return q !== undefined && isDessine(q) ? [{ x: x(q.valeur).toFixed(2), y: cadre.pistes[i] ?? 0 }] : [];
  });
  const traits = anciens.map((a) => `M${a.x},${a.y - demi - 3}v${demi * 2 + 6}`).join("");
  return {
    largeur,
    hauteur: cadre.hauteur,
    marges: cadre.marges,
    domaineX: axe.domaine,
    domaineY: [0, 1],
    marques: [
      scaleMarks(axe, cadre),
      Plot.rect(servis, {
        x1: 0,
        x2: "valeur",
        y1: { value: (p: { y: number }) => p.y - demi, scale: null },
        y2: { value: (p: { y: number }) => p.y + demi, scale: null },
        fill: couleur("commune"),
      }),
      ...(traits === ""
        ? []
        : [
            pathMark(traits, { fill: "none", stroke: couleur("paper"), "stroke-width": 5 }),
            pathMark(traits, { fill: "none", stroke: couleur("ink"), "stroke-width": 2.5 }),
          ]),
      cle.marques,
    ],
    etiquettes: [...cadre.etiquettes, ...gradLabels(axe, unite, cadre, format), ...cle.etiquettes],
    // Toute la piste est hachurée : une case secrète n'a pas de longueur qui puisse se lire comme une valeur.
    hachures: parts.flatMap((p, i) =>
      p.statut === "secret"
        ? [{ x: cadre.debut, y: (cadre.pistes[i] ?? 0) - demi, largeur: cadre.fin - cadre.debut, hauteur: demi * 2 }]
        : [],
    ),
  };
}
