import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARACTERES, CHASSES_400, CHASSES_700 } from "../../../src/rapport/figures/largeurs.ts";
import { clipText, measureText, wrapText } from "../../../src/rapport/figures/texte.ts";

describe("measureText", () => {
  it("majore la largeur vraie, relevée dans un navigateur à 1 000 px", () => {
    // Chromium 153, Atkinson Hyperlegible Next 400, canvas measureText.
    for (const [texte, vrai] of [
      ["Mulhouse Alsace Agglomération", 14_182],
      ["Provence-Alpes-Côte d'Azur", 12_175],
    ] as const) {
      const mesure = measureText(texte, 1000);
      expect(mesure).toBeGreaterThan(vrai);
      expect(mesure).toBeLessThan(vrai * 1.1);
    }
  });

  it("connaît une chasse par caractère et par graisse", () => {
    expect(CHASSES_400).toHaveLength([...CARACTERES].length);
    expect(CHASSES_700).toHaveLength([...CARACTERES].length);
    expect(measureText("Mulhouse", 14, 700)).toBeGreaterThan(measureText("Mulhouse", 14));
  });
});

describe("wrapText", () => {
  it("coupe aux espaces et après les traits d'union, jamais dans un nombre", () => {
    expect(wrapText("Provence-Alpes-Côte d'Azur", 110, 14)).toEqual(["Provence-Alpes-", "Côte d'Azur"]);
    expect(wrapText("2019-2020", 20, 14, 400, 1)[0]).toMatch(/…$/);
    expect(wrapText("", 100, 14)).toEqual([]);
  });

  it("ne dépasse ni la largeur ni le nombre de lignes, et ne perd rien quand la place suffit", () => {
    const texte = fc.string({ unit: fc.constantFrom(..."abcÉWi -'"), maxLength: 60 });
    fc.assert(
      fc.property(texte, fc.integer({ min: 40, max: 300 }), fc.integer({ min: 1, max: 4 }), (t, largeur, max) => {
        const lignes = wrapText(t, largeur, 14, 400, max);
        expect(lignes.length).toBeLessThanOrEqual(max);
        for (const l of lignes) expect(measureText(l, 14)).toBeLessThanOrEqual(largeur + 0.001);
        if (!lignes.some((l) => l.endsWith("…")))
          expect(lignes.join("").replaceAll(" ", "")).toBe(t.replaceAll(" ", ""));
      }),
    );
  });

  it("clipText garde le texte qui tient", () => {
    expect(clipText("Mulhouse", 200, 14)).toBe("Mulhouse");
    expect(clipText("Mulhouse Alsace Agglomération", 80, 14)).toMatch(/^Mulhouse.*…$/);
  });
});
