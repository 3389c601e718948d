import fc from "fast-check";
import { expect, it } from "vitest";
import { arrondirEnsemble } from "../../../src/rapport/figures/arrondir-ensemble.ts";

it("donne l'unité qui manque au plus fort reste", () => {
  // 0,34 + 0,33 + 0,63 = 1,3 ; arrondis un à un, 0,3 + 0,3 + 0,6 = 1,2.
  expect(arrondirEnsemble([0.34, 0.33, 0.63], 1.3, 1)).toEqual([0.4, 0.3, 0.6]);
  // Par défaut −0,4 −0,4 −0,7 : deux unités de trop, rendues aux restes 0,07 et 0,07.
  expect(arrondirEnsemble([-0.34, -0.33, -0.63], -1.3, 1)).toEqual([-0.4, -0.3, -0.6]);
});

it("refuse des parts qui ne mènent pas au total", () => {
  expect(() => arrondirEnsemble([1, 1], 9, 1)).toThrow(RangeError);
});

it("s'additionne toujours au total imprimé, à une unité près de chaque part", () => {
  const part = fc.double({ min: -40, max: 40, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 2 }), (parts, decimales) => {
      const total = parts.reduce((s, p) => s + p, 0);
      const arrondies = arrondirEnsemble(parts, total, decimales);
      expect(arrondies.reduce((s, p) => s + p, 0)).toBeCloseTo(Number(total.toFixed(decimales)), 6);
      arrondies.forEach((a, i) =>
        expect(Math.abs(a - (parts[i] ?? NaN))).toBeLessThanOrEqual(10 ** -decimales * 1.0001),
      );
    }),
  );
});
