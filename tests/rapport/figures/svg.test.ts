import { describe, expect, it } from "vitest";
import { barres } from "../../../src/rapport/figures/barres.ts";
import { fixCouleurs } from "../../../src/rapport/figures/couleurs.ts";
import { courbe } from "../../../src/rapport/figures/courbe.ts";
import { points } from "../../../src/rapport/figures/points.ts";
import { repartition } from "../../../src/rapport/figures/repartition.ts";
import { MULHOUSE, OPTIONS, PAUVRETE_2019, point } from "./cas.ts";
import { parseSvg } from "./lire-svg.ts";

const parts = [10, 90].map((valeur, i) => ({ libelle: `p${i}`, valeur, statut: "valeur" }) as const);
const FIGURES = {
  courbe: courbe([point(MULHOUSE, 2014, 30), point(MULHOUSE, 2019, 33)], OPTIONS),
  points: points(PAUVRETE_2019, OPTIONS),
  barres: barres(parts, { ...OPTIONS, categorie: "Mois", periode: "2025" }),
  repartition: repartition([{ libelle: "2019", parts }], { ...OPTIONS, ligne: "Millésime", ensemble: "ménages" }),
};

describe.each(Object.entries(FIGURES))("SVG de %s", (_forme, figure) => {
  it.each([
    ["large", figure.svg, "640"],
    ["étroit", figure.svgEtroit, "320"],
  ])("%s : image nommée, sans identifiant, ni classe, ni aria interne, ni script", (_nom, svg, largeur) => {
    const racine = parseSvg(svg);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(racine.getAttribute("role")).toBe("img");
    expect(racine.getAttribute("aria-label")).toBe(`${OPTIONS.titre}. ${OPTIONS.alternative}`);
    expect(racine.getAttribute("width")).toBe(largeur);
    expect(racine.getAttribute("viewBox")).toBe(`0 0 ${largeur} ${racine.getAttribute("height")}`);
    const interdits = "[id], [class], style, script, image, a, * [aria-label], * [aria-hidden], * [role]";
    expect(racine.querySelectorAll(interdits)).toHaveLength(0);
  });

  it("n'a pas de nombre à plus de deux décimales, et reste léger", () => {
    for (const svg of [figure.svg, figure.svgEtroit]) {
      expect(svg).not.toMatch(/\d\.\d{3}/);
      expect(svg.length).toBeLessThan(8_000);
    }
  });

  it("se lit sans variables CSS une fois ses couleurs fixées", () => {
    expect(figure.svg).toContain("var(--");
    expect(fixCouleurs(figure.svg)).not.toContain("var(");
  });
});
