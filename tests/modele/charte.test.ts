import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contraste, PAPIER, rendreLisible } from "../../src/modele/charte.ts";

const hexa = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

describe("contraste", () => {
  // W3C, Understanding SC 1.4.3 : noir sur blanc 21:1 ; #777777 sur blanc 4,48:1, juste sous le seuil.
  it.each([
    ["#000000", "#ffffff", 21],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
  ])("%s sur %s : %f", (a, b, attendu) => {
    expect(contraste(a, b)).toBeCloseTo(attendu, 2);
    expect(contraste(b, a)).toBe(contraste(a, b));
  });
});

describe("rendreLisible", () => {
  it("atteint le contraste demandé, sur le papier de jour comme de nuit", () => {
    fc.assert(
      fc.property(
        hexa,
        fc.constantFrom(PAPIER.clair, PAPIER.sombre),
        fc.double({ min: 1, max: 15, noNaN: true }),
        (couleur, fond, minimum) => {
          expect(contraste(rendreLisible(couleur, fond, minimum), fond)).toBeGreaterThanOrEqual(minimum);
        },
      ),
    );
  });

  it("ne touche pas à une couleur qui se lit", () => {
    expect(rendreLisible("#0a6b62", PAPIER.clair, 4.5)).toBe("#0a6b62");
  });

  it("dit ce que rien n'atteint", () => {
    expect(() => rendreLisible("#808080", "#808080", 20)).toThrow(RangeError);
  });
});
