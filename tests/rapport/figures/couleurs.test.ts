import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COULEURS,
  colorier,
  couleur,
  FILETS,
  fixCouleurs,
  peindrePart,
  rampeOf,
  STYLES,
  TEINTES,
} from "../../../src/rapport/figures/couleurs.ts";

// Luminance relative et contraste : WCAG 2.2, définitions « relative luminance » et « contrast ratio ».
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe("couleurs", () => {
  it("le calcul est celui des WCAG : noir sur blanc, 21:1", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#0a6b62", "#fdfcf9")).toBeCloseTo(6.2, 1); // docs/regles.md, commune sur papier
  });

  it.each(Object.entries(COULEURS).filter(([nom]) => nom !== "paper"))(
    "%s se lit comme texte, de jour et de nuit (4,5:1)",
    (_nom, { clair, sombre }) => {
      expect(contrast(clair, COULEURS.paper.clair)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(sombre, COULEURS.paper.sombre)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(TEINTES.map((t, i) => [i, t] as const))("la part %i porte un texte lisible (4,5:1)", (_i, teinte) => {
    expect(contrast(teinte.texte, teinte.fond)).toBeGreaterThanOrEqual(4.5);
  });

  it("deux parts voisines sont séparées par un filet visible des deux côtés (3:1)", () => {
    expect(FILETS).toHaveLength(TEINTES.length - 1);
    for (const [i, filet] of FILETS.entries()) {
      expect(contrast(filet, TEINTES[i]!.fond)).toBeGreaterThanOrEqual(3);
      expect(contrast(filet, TEINTES[i + 1]!.fond)).toBeGreaterThanOrEqual(3);
    }
  });

  it("la barre se détache du papier par elle-même ou par son contour (3:1)", () => {
    for (const mode of ["clair", "sombre"] as const) {
      expect(contrast(COULEURS.ink[mode], COULEURS.paper[mode])).toBeGreaterThanOrEqual(3);
    }
  });

  it("les rôles d'une comparaison ont chacun leur couleur et leur marque", () => {
    const roles = (["commune", "epci", "departement", "region", "france"] as const).map((r) => STYLES[r]);
    expect(new Set(roles.map((r) => r.couleur)).size).toBe(5);
    expect(new Set(roles.map((r) => r.symbole)).size).toBe(5);
    expect(STYLES.commune.trait).toBeGreaterThan(Math.max(...roles.slice(1).map((r) => r.trait)));
  });
});

describe("les teintes d'une ville", () => {
  const octet = fc.integer({ min: 0, max: 255 }).map((n) => n.toString(16).padStart(2, "0"));
  const toute = fc.tuple(octet, octet, octet).map((rvb) => `#${rvb.join("")}`);

  it("gardent, quelle que soit sa couleur, textes lisibles, filets visibles et cinq classes de luminances distinctes", () => {
    fc.assert(
      fc.property(toute, (clair) => {
        const rampe = rampeOf({ clair });
        rampe.forEach((teinte, i) => {
          expect(contrast(TEINTES[i]!.texte, teinte)).toBeGreaterThanOrEqual(4.5);
          if (i === 0) return;
          const avant = rampe[i - 1]!;
          expect(contrast(FILETS[i - 1]!, avant)).toBeGreaterThanOrEqual(3);
          expect(contrast(FILETS[i - 1]!, teinte)).toBeGreaterThanOrEqual(3);
          // L'écart entre deux classes est celui de l'outil, à l'arrondi des octets près.
          const prevu = contrast(TEINTES[i - 1]!.fond, TEINTES[i]!.fond);
          expect(Math.abs(contrast(avant, teinte) / prevu - 1)).toBeLessThan(0.03);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("gardent sa teinte : un bleu fait une rampe bleue, un gris une rampe grise", () => {
    const canaux = (t: string): number[] => [1, 3, 5].map((i) => Number.parseInt(t.slice(i, i + 2), 16));
    for (const [r = 0, v = 0, b = 0] of rampeOf({ clair: "#0b5fa5" }).map(canaux)) expect(b > v && v > r).toBe(true);
    for (const t of rampeOf({ clair: "#555555" }).map(canaux)) expect(new Set(t).size).toBe(1);
  });

  it("remplacent celles de l'outil dans un dessin, sur le site comme dans un document", () => {
    const svg = `<path fill="${peindrePart(0)}"/><path fill="${peindrePart(4)}" stroke="${couleur("commune")}"/>`;
    const ville = { clair: "#0b5fa5" };
    const [premiere = "", , , , derniere = ""] = rampeOf(ville);
    expect(colorier(svg, ville)).toBe(
      `<path fill="var(--teinte1,${premiere})"/><path fill="var(--teinte5,${derniere})" stroke="var(--commune,#0b5fa5)"/>`,
    );
    expect(fixCouleurs(colorier(svg, ville))).toBe(
      `<path fill="${premiere}"/><path fill="${derniere}" stroke="#0b5fa5"/>`,
    );
    expect(fixCouleurs(svg)).toContain(TEINTES[0].fond);
  });
});
