import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { documentSvg, serializeSvg } from "../../../src/rapport/figures/document-svg.ts";
import { pathMark, plotDessin } from "../../../src/rapport/figures/toile.ts";
import type { Dessin } from "../../../src/rapport/figures/toile.ts";

const donnees = [0, 1, 2, 3].map((x) => ({ x, y: x * x - 1 / 3, bas: x - 1, haut: x + 2 }));
const symboles = ["circle", "square", "diamond", "triangle", "cross", "star", "wye"] as const;

// Toutes les marques qu'emploient les formes, et un texte qui demande à être échappé.
const DESSIN: Dessin = {
  largeur: 320,
  hauteur: 200,
  marges: { haut: 10, droite: 20, bas: 30, gauche: 40 },
  domaineX: [0, 4],
  domaineY: [-1, 9],
  marques: [
    Plot.ruleY([0, 5], { strokeOpacity: 0.13 }),
    Plot.ruleX(donnees, { x: "x", y1: "bas", y2: "haut", stroke: "var(--commune,#0a6b62)" }),
    Plot.areaY(donnees, { x: "x", y1: "bas", y2: "haut", fillOpacity: 0.16 }),
    Plot.line(donnees, { x: "x", y: "y", stroke: "red", strokeLinejoin: "round" }),
    Plot.rect(donnees, {
      x1: "x",
      x2: (d: { x: number }) => d.x + 0.7,
      y1: 0,
      y2: "y",
      fill: { value: () => "#123456", scale: null },
    }),
    symboles.map((symbol) => Plot.dot(donnees, { x: "x", y: "y", symbol, r: 4, stroke: "white" })),
    pathMark("M0,0h5", { fill: "none", stroke: "blue" }),
    null,
  ],
  etiquettes: [
    { texte: `L’Haÿ & « <b>"X"</b> »`, x: 10, y: 20, ancre: "start", taille: 14, lisere: "papier" },
    { texte: "12,5 %", x: 100, y: 50, ancre: "end", taille: 14, graisse: 700, couleur: "commune" },
  ],
  hachures: [{ x: 10, y: 10, largeur: 20, hauteur: 30 }],
};

it("le document léger rend les mêmes octets qu'un document complet", () => {
  const { window } = new JSDOM("");
  const attendu = new window.XMLSerializer().serializeToString(plotDessin(DESSIN, window.document));
  const ordonne = (svg: string): string =>
    svg.replace(/<svg [^>]*>/, (racine) => [...racine.matchAll(/ [\w:-]+="[^"]*"/g)].map(String).sort().join(""));
  expect(ordonne(serializeSvg(plotDessin(DESSIN, documentSvg)))).toBe(ordonne(attendu));
});

it("refuse un nœud d'un autre document, et un élément qui n'est pas du SVG", () => {
  expect(() => serializeSvg(new JSDOM("<svg></svg>").window.document.querySelector("svg"))).toThrow(TypeError);
  expect(() => documentSvg.createElementNS("http://www.w3.org/1999/xhtml", "div")).toThrow(/namespace must be SVG/);
});
