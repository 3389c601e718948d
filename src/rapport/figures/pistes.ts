import type { RenderFunction } from "@observablehq/plot";
import { couleur, type NomCouleur } from "./couleurs.ts";
import type { CadreLignes } from "./lignes.ts";
import { pathMark } from "./toile.ts";

/** Le fil léger que chaque marque suit, d'un bout à l'autre de l'échelle. */
export const trackMark = ({ pistes, debut, fin }: Pick<CadreLignes, "pistes" | "debut" | "fin">): RenderFunction =>
  pathMark(pistes.map((y) => `M${debut},${y}H${fin}`).join(""), {
    fill: "none",
    stroke: couleur("ink"),
    "stroke-opacity": 0.13,
  });

const RAYON = 5.5;

/** Un point, plein ou creux. */
export const dotMark = (cx: number, cy: number, forme: "plein" | "creux", nom: NomCouleur = "ink"): RenderFunction =>
  pathMark(
    `M${(cx - RAYON).toFixed(1)},${cy}a${RAYON},${RAYON} 0 1,0 ${2 * RAYON},0a${RAYON},${RAYON} 0 1,0 ${-2 * RAYON},0z`,
    { fill: couleur(forme === "plein" ? nom : "paper"), stroke: couleur(nom), "stroke-width": 2 },
  );

/** Le trait entre deux positions d'une piste. */
export const linkMark = (a: number, b: number, y: number): RenderFunction =>
  pathMark(`M${a.toFixed(1)},${y}H${b.toFixed(1)}`, { fill: "none", stroke: couleur("muted"), "stroke-width": 1.5 });
