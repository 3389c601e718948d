import type * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import { couleur } from "./couleurs.ts";
import { formatGraduation } from "./nombres.ts";
import { measureText } from "./texte.ts";
import { pathMark, type Etiquette } from "./toile.ts";

/** Les nombres d'un axe vertical, écrits à sa gauche. */
export interface Graduations {
  /** Celle du plus long. */
  readonly largeur: number;
  /** À la droite de `x`, chacun en face de sa hauteur. */
  readonly place: (x: number, y: (valeur: number) => number) => readonly Etiquette[];
}

export function writeGraduations({ graduations, pas }: Axe, unite: string, taille: number): Graduations {
  const textes = graduations.map((g) => formatGraduation(g, unite, pas));
  return {
    largeur: Math.max(0, ...textes.map((t) => measureText(t, taille))),
    place: (x, y) =>
      graduations.map((g, i): Etiquette => ({
        texte: textes[i] ?? "",
        x,
        y: y(g),
        ancre: "end",
        taille,
        couleur: "muted",
      })),
  };
}

/** Un filet par graduation, d'un bord à l'autre. */
export const traceGraduations = (
  { graduations }: Axe,
  y: (valeur: number) => number,
  [gauche, droite]: readonly [number, number],
): Plot.Markish =>
  pathMark(graduations.map((g) => `M${gauche},${y(g).toFixed(1)}H${droite}`).join(""), {
    fill: "none",
    stroke: couleur("ink"),
    "stroke-opacity": 0.13,
  });
