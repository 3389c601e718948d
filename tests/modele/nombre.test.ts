import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatEcart, formatNombre, formatValeur } from "../../src/modele/nombre.ts";

describe("les nombres à la française", () => {
  it.each([
    [108942, 0, "108\u202f942"],
    [1234567.891, 2, "1\u202f234\u202f567,89"],
    [999, 0, "999"],
    [0, 0, "0"],
    [-12.5, 1, "−12,5"], // moins typographique U+2212
    [-0.04, 1, "0,0"], // pas de « −0,0 »
    [1000, 3, "1\u202f000,000"],
  ])("%d à %d décimales", (x, decimales, texte) => expect(formatNombre(x, decimales)).toBe(texte));

  it.each([
    [36, "%", 0, "36\u202f%"],
    [16620, "€", 0, "16\u202f620\u202f€"],
    [12, "points", 1, "12,0\u00a0points"],
    [3.4, "", 1, "3,4"],
  ])("%d %s", (x, unite, decimales, texte) => expect(formatValeur(x, unite, decimales)).toBe(texte));

  it.each([
    [3.2, "+3,2\u00a0points"],
    [-3.2, "−3,2\u00a0points"],
    [0, "0,0\u00a0points"],
    [0.04, "0,0\u00a0points"], // arrondi à zéro : sans signe
    [-0.04, "0,0\u00a0points"],
  ])("écart %d", (x, texte) => expect(formatEcart(x, "points", 1)).toBe(texte));

  it("ne laisse jamais d'espace sécable ni de trait d'union, et se relit", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 4 }), (x, decimales) => {
        const texte = formatNombre(x, decimales);
        expect(texte).toMatch(/^−?\d{1,3}(\u202f\d{3})*(,\d+)?$/);
        const relu = Number(texte.replaceAll("\u202f", "").replace("−", "-").replace(",", "."));
        expect(Math.abs(relu - x)).toBeLessThanOrEqual(0.5 * 10 ** -decimales + Math.abs(x) * 1e-15);
      }),
    );
  });
});
