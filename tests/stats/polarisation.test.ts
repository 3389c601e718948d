import fc from "fast-check";
import { expect, it } from "vitest";
import { estebanRay } from "../../src/stats/esteban-ray.ts";
import { gini } from "../../src/stats/gini.ts";
import { wolfson } from "../../src/stats/wolfson.ts";
import { refuse } from "./refus.ts";

// pysal/inequality, tests/test_wolfson.py et docstring de wolfson.py : échelle de 0 à 0,5.
it.each([
  [[6, 6, 8, 8, 10, 10, 12, 12], 1 / 12, 12],
  [[2, 4, 6, 8, 10, 12, 14, 16], 11 / 72, 12],
  [[20000, 25000, 27000, 30000, 35000, 45000, 60000, 75000, 80000, 120000], 0.2013, 4],
])("Wolfson, PySAL : %j donne %d", (values, expected, digits) => {
  expect(wolfson(values, { maximum: 0.5 })).toBeCloseTo(expected, digits);
  expect(wolfson(values)).toBeCloseTo(2 * wolfson(values, { maximum: 0.5 }), 14);
});

it("Wolfson : l'inégalité baisse et la polarisation monte quand chaque moitié se resserre", () => {
  const [avant, apres] = [
    [6, 6, 8, 8, 10, 10, 12, 12],
    [7, 7, 7, 7, 11, 11, 11, 11],
  ];
  expect(gini(apres)).toBeLessThan(gini(avant));
  expect(wolfson(apres)).toBeGreaterThan(wolfson(avant));
});

it("Wolfson : nombre impair de valeurs, égalité, poids entiers", () => {
  expect(wolfson([5, 5, 5])).toBe(0);
  // L(0,5) de 1, 2, 3 : (1 + 2 × ½) / 6 = 1/3 ; G = 2/9 ; μ = m.
  expect(wolfson([1, 2, 3])).toBeCloseTo(2 * (1 / 3 - 2 / 9), 14);
  expect(wolfson([1, 4, 9], { poids: [2, 1, 3] })).toBeCloseTo(wolfson([1, 1, 4, 9, 9, 9]), 14);
});

it("Wolfson : ignore l'unité et l'ordre, reste positif", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 25 }), (x) => {
      const w = wolfson(x);
      expect(w).toBeGreaterThanOrEqual(0);
      expect(wolfson(x.map((v) => v * 12.5).toReversed())).toBeCloseTo(w, 10);
    }),
  );
});

it("Esteban et Ray : définition en double somme, et deux fois le Gini à alpha nul", () => {
  const groupes = fc.array(
    fc.tuple(fc.double({ min: 0.1, max: 1000, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true })),
    { minLength: 1, maxLength: 15 },
  );
  fc.assert(
    fc.property(groupes, fc.double({ min: 0, max: 1.6, noNaN: true }), (g, alpha) => {
      const [x, poids] = [g.map((r) => r[0]), g.map((r) => r[1])];
      const total = poids.reduce((a, b) => a + b);
      const mean = g.reduce((s, [v, w]) => s + v * w, 0) / total;
      let sum = 0;
      for (const [a, wa] of g)
        for (const [b, wb] of g) sum += (wa / total) ** (1 + alpha) * (wb / total) * Math.abs(a - b);
      expect(estebanRay(x, alpha, { poids })).toBeCloseTo(sum / mean, 9);
      expect(estebanRay(x, 0, { poids })).toBeCloseTo(2 * gini(x, { poids }), 9);
    }),
  );
});

it("Esteban et Ray : un seul groupe n'est pas polarisé, deux groupes égaux le sont plus que quatre", () => {
  expect(estebanRay([4], 1)).toBe(0);
  expect(estebanRay([0, 10], 1.3)).toBeGreaterThan(estebanRay([0, 10 / 3, 20 / 3, 10], 1.3));
});

refuse([
  ["values must hold at least 1 number, got 0", () => wolfson([])],
  ["values must be finite and not negative, got -1 at index 0", () => wolfson([-1, 3])],
  ["median must be positive, got 0", () => wolfson([0, 0, 0, 5])],
  ["weights must have a positive finite sum, got 0", () => wolfson([1], { poids: [0] })],
  ["alpha must be between 0 and 1.6, got 2", () => estebanRay([1, 2], 2)],
  ["alpha must be between 0 and 1.6, got NaN", () => estebanRay([1, 2], NaN)],
  ["values must hold at least 1 number, got 0", () => estebanRay([], 1)],
]);
