import { JSDOM } from "jsdom";
import { boxOf, overlaps } from "../../../src/rapport/figures/toile.ts";
import type { Boite } from "../../../src/rapport/figures/toile.ts";

const { window } = new JSDOM("");
const lecteur = new window.DOMParser();

/** Le SVG comme document XML : une erreur d'analyse fait échouer le test. */
export function parseSvg(svg: string): Element {
  const document = lecteur.parseFromString(svg, "image/svg+xml");
  if (document.querySelector("parsererror")) throw new Error(`invalid svg: ${svg.slice(0, 200)}`);
  return document.documentElement;
}

export const sizeOf = (svg: string): { largeur: number; hauteur: number } => {
  const racine = parseSvg(svg);
  return { largeur: Number(racine.getAttribute("width")), hauteur: Number(racine.getAttribute("height")) };
};

export interface TexteLu {
  readonly texte: string;
  readonly taille: number;
  readonly x: number;
  readonly y: number;
  readonly boite: Boite;
}

/** Chaque texte du SVG, avec la boîte que sa position, sa taille et sa graisse lui donnent. */
export function readTextes(svg: string): TexteLu[] {
  return [...parseSvg(svg).querySelectorAll("text")].map((text) => {
    const groupe = text.parentElement!;
    const [, x = NaN, y = NaN] = (
      /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(text.getAttribute("transform") ?? "") ?? []
    ).map(Number);
    const taille = Number(groupe.getAttribute("font-size"));
    const ancre = (groupe.getAttribute("text-anchor") ?? "middle") as "start" | "middle" | "end";
    const graisse = groupe.getAttribute("font-weight") === "700" ? 700 : 400;
    const texte = text.textContent ?? "";
    return { texte, taille, x, y, boite: boxOf({ texte, x, y, taille, ancre, graisse }) };
  });
}

/** Ce qui ne va pas dans les textes d'un SVG : trop petits, hors du cadre, l'un sur l'autre. */
export function findDefauts(svg: string): string[] {
  const { largeur, hauteur } = sizeOf(svg);
  const textes = readTextes(svg);
  const defauts: string[] = [];
  for (const [i, { texte, taille, boite: b }] of textes.entries()) {
    if (!(taille >= 12)) defauts.push(`trop petit (${taille}) : ${texte}`);
    if (!(b.x >= -0.5 && b.x + b.largeur <= largeur + 0.5 && b.y >= -1 && b.y + b.hauteur <= hauteur + 1))
      defauts.push(`hors cadre : ${texte} ${JSON.stringify(b)} dans ${largeur} × ${hauteur}`);
    for (const autre of textes.slice(i + 1))
      if (overlaps(shrink(b), shrink(autre.boite))) defauts.push(`chevauchement : ${texte} / ${autre.texte}`);
  }
  if (/NaN|undefined|Infinity/.test(svg)) defauts.push("NaN, undefined ou Infinity dans le SVG");
  return defauts;
}

// Les boîtes comptent l'interligne : deux lignes qui se suivent se touchent sans se recouvrir.
const shrink = (b: Boite): Boite => ({ x: b.x + 0.5, y: b.y + 1.5, largeur: b.largeur - 1, hauteur: b.hauteur - 3 });

/** Chaque trait `M…L…` du SVG, en segments. */
export function readSegments(svg: string): { x1: number; y1: number; x2: number; y2: number }[] {
  return [...parseSvg(svg).querySelectorAll("g[stroke-linejoin] > path")].flatMap((path) => {
    const points = (path.getAttribute("d") ?? "")
      .split(/[ML]/)
      .filter(Boolean)
      .map((p) => p.split(",").map(Number));
    return points.slice(1).map(([x2 = NaN, y2 = NaN], i) => {
      const [x1 = NaN, y1 = NaN] = points[i] ?? [];
      return { x1, y1, x2, y2 };
    });
  });
}

/** Un élément par ligne : l'instantané se relit dans un `git diff`. */
export const prettySvg = (svg: string): string => `${svg.replaceAll("><", ">\n<")}\n`;
