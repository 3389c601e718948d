import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { COULEURS } from "../../../src/rapport/figures/couleurs.ts";

const css = await readFile(new URL("../../../src/site/2-couleurs.css", import.meta.url), "utf8");
const [clair = "", sombre = ""] = css.split("@media");

const readVariables = (texte: string): Map<string, string> =>
  new Map([...texte.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, nom = "", valeur = ""]) => [nom, valeur]));

/** Luminance relative puis rapport de contraste, WCAG 2.1. */
function luminance(hexa: string): number {
  const [r = 0, v = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hexa.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * v + 0.0722 * b;
}
function contraste(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Rapports publiés par docs/regles.md, clair puis sombre : la feuille ne peut s'en écarter sans que cela se voie. */
const PUBLIES: readonly (readonly [nom: string, clair: number, sombre: number])[] = [
  ["ink", 15.8, 14.8],
  ["muted", 6.4, 8.1],
  ["commune", 6.2, 8.7],
  ["epci", 5.3, 7.9],
  ["departement", 6.3, 7.8],
  ["region", 5.1, 8.4],
  ["france", 4.9, 7.2],
  ["vigilance", 6.5, 7.3],
  ["favorable", 6.0, 9.0],
];

describe.each([
  ["clair", readVariables(clair), 1],
  ["sombre", readVariables(sombre), 2],
] as const)("couleurs, fond %s", (theme, variables, rang) => {
  const couleur = (nom: string): string => variables.get(nom) ?? "";

  it.each(PUBLIES.map((p) => [p[0], p[rang]] as const))(
    "--%s a le contraste publié sur le papier (%f)",
    (nom, publie) => {
      expect(contraste(couleur(nom), couleur("paper"))).toBeCloseTo(publie, 0);
      expect(contraste(couleur(nom), couleur("paper"))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("le texte des bandeaux se lit sur leur fond", () => {
    expect(contraste(couleur("ink"), couleur("fond-fictif"))).toBeGreaterThanOrEqual(7);
    expect(contraste(couleur("muted"), couleur("fond-doux"))).toBeGreaterThanOrEqual(4.5);
    expect(contraste(couleur("paper"), couleur("vigilance"))).toBeGreaterThanOrEqual(4.5);
  });

  it("les figures et la feuille de style disent la même couleur", () => {
    for (const [nom, valeur] of Object.entries(COULEURS)) expect([nom, couleur(nom)]).toEqual([nom, valeur[theme]]);
  });
});
