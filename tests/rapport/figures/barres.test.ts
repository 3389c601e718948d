import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PartFigure } from "../../../src/modele/figure.ts";
import { isServi } from "../../../src/modele/statut.ts";
import { barres } from "../../../src/rapport/figures/barres.ts";
import { OPTIONS, TIRAGES } from "./cas.ts";
import { findDefauts, parseSvg, prettySvg, readTextes } from "./lire-svg.ts";

const MOIS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const part = (libelle: string, valeur: number | null): PartFigure => ({
  libelle,
  valeur,
  statut: valeur === null ? "secret" : "valeur",
});
const options = { ...OPTIONS, unite: "passages", decimales: 0, categorie: "Mois", periode: "2025" };
const annee = MOIS.map((m, i) => part(m, i === 7 ? null : 820 + ((i * 173) % 640)));
const precedente = { libelle: "2024", parts: MOIS.map((m, i) => part(m, 790 + ((i * 211) % 560))) };

// Les barres debout ou couchées sont des `<rect>` ; la base de toutes est la même, et c'est zéro.
const rects = (svg: string): Record<"x" | "y" | "width" | "height", number>[] =>
  [...parseSvg(svg).querySelectorAll("rect")].map((rect) => {
    const lire = (nom: string): number => Number(rect.getAttribute(nom));
    return { x: lire("x"), y: lire("y"), width: lire("width"), height: lire("height") };
  });

describe("barres", () => {
  it("partent toutes de zéro, et leur longueur est proportionnelle à la valeur", () => {
    const { svg, svgEtroit } = barres([part("a", 100), part("b", 50), part("c", 0)], options);
    const [a, b, c] = rects(svg);
    expect(a!.y + a!.height).toBeCloseTo(b!.y + b!.height, 1);
    expect(a!.height / b!.height).toBeCloseTo(2, 1);
    expect(c!.height).toBe(0);
    const [x, y] = rects(svgEtroit);
    expect(x!.x).toBe(y!.x);
    expect(x!.width / y!.width).toBeCloseTo(2, 1);
  });

  it("mettent l'année en colonnes à 640 px, en lignes à 320 px, avec l'année précédente et le mois secret", () => {
    const figure = barres(annee, { ...options, precedente });
    for (const svg of [figure.svg, figure.svgEtroit]) {
      const textes = readTextes(svg).map((t) => t.texte);
      expect(textes).toEqual(expect.arrayContaining([...MOIS, "2025", "2024", "secret"]));
      expect(findDefauts(svg)).toEqual([]);
    }
    expect(new Set(rects(figure.svg).map((r) => r.width)).size).toBeLessThanOrEqual(2);
    expect(new Set(rects(figure.svgEtroit).map((r) => r.height)).size).toBe(1);
    expect(figure.tableau.colonnes.map((c) => c.libelle)).toEqual(["Mois", "2025", "2024"]);
    expect(figure.tableau.lignes[7]?.[1]).toBe("secret");
    expect(figure.notes).toEqual(["Secret (2025) : août."]);
  });

  it("ne disent jamais la valeur d'un secret", () => {
    const figure = barres([part("a", 4), { libelle: "b", valeur: 7777, statut: "secret" }], {
      ...options,
      precedente: { libelle: "2024", parts: [{ libelle: "a", valeur: 8888, statut: "secret" }] },
    });
    expect(JSON.stringify(figure).replace(/[\s\u202f\u00a0]/g, "")).not.toMatch(/7777|8888/);
  });

  it("se relisent", async () => {
    const { svg } = barres(annee.slice(5, 9), {
      ...options,
      precedente: { ...precedente, parts: precedente.parts.slice(5, 9) },
    });
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/barres.svg");
  });

  it.each([
    ["rien à dessiner", () => barres([part("a", null)], options), /at least one served value/],
    ["une catégorie répétée", () => barres([part("a", 1), part("a", 2)], options), /unique by libelle/],
    ["une catégorie sans nom", () => barres([part(" ", 1)], options), /libelle must not be empty/],
    ["une valeur infinie", () => barres([part("a", Infinity)], options), /must be finite/],
    [
      "une catégorie précédente inconnue",
      () => barres([part("a", 1)], { ...options, precedente: { libelle: "2024", parts: [part("z", 1)] } }),
      /known categories, got "z"/,
    ],
    ["une source vide", () => barres([part("a", 1)], { ...options, source: "" }), /source must not be empty/],
  ])("refusent %s", (_cas, appel, message) => {
    expect(appel).toThrow(RangeError);
    expect(appel).toThrow(message);
  });

  it("aucun texte ne sort du cadre ni n'en recouvre un autre", () => {
    const libelle = fc.oneof(
      fc.constantFrom(...MOIS),
      fc.constantFrom(
        "Aide alimentaire d’urgence",
        "Énergie et factures impayées, eau comprise",
        "Logement : maintien, accès, expulsion, insalubrité et hébergement",
      ),
    );
    const nombre = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: -300, max: 300 }));
    const parts = fc.uniqueArray(
      fc.record({ libelle, valeur: nombre, statut: fc.constantFrom("valeur", "valeur", "secret", "absent") }),
      {
        minLength: 1,
        maxLength: 14,
        selector: (p) => p.libelle,
      },
    ) as fc.Arbitrary<PartFigure[]>;
    fc.assert(
      fc.property(parts, fc.boolean(), (ps, hasAvant) => {
        fc.pre(ps.some((p) => isServi(p.statut)));
        const avant = hasAvant
          ? {
              precedente: {
                libelle: "saison 2023-2024",
                parts: ps.map((p) => ({ ...p, valeur: (p.valeur ?? 0) * 1.2 })),
              },
            }
          : {};
        const { svg, svgEtroit } = barres(ps, { ...options, ...avant });
        expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
      }),
      { numRuns: TIRAGES },
    );
  }, 600_000);
});
