import fc from "fast-check";
import { expect, it } from "vitest";
import { dissimilarity } from "../../src/stats/dissimilarity.ts";
import { exposure } from "../../src/stats/exposure.ts";
import { isolation } from "../../src/stats/isolation.ts";
import { refuse } from "./refus.ts";

// pysal/inequality, _indices.py, docstring de segregation_gsg : chaque groupe contre le reste.
it.each([
  [0, 0.182927],
  [1, 0.24714],
  [2, 0.097252],
])("Duncan, PySAL : groupe %d contre le reste, %d", (k, expected) => {
  const zones = [
    [6, 1, 4],
    [4, 8, 4],
    [6, 3, 5],
    [8, 7, 9],
  ];
  const groupe = zones.map((z) => z[k]!);
  const reste = zones.map((z) => z.reduce((a, b) => a + b) - z[k]!);
  expect(dissimilarity(groupe, reste)).toBeCloseTo(expected, 6);
});

refuse([
  ["group must have a positive finite sum, got 0", () => dissimilarity([], [])],
  ["group must have a positive finite sum, got 0", () => dissimilarity([0, 0], [1, 2])],
  ["other group must have a positive finite sum, got 0", () => dissimilarity([1, 2], [0, 0])],
  ["other group must hold 2 values, got 1", () => dissimilarity([1, 2], [1])],
  ["group must be finite and not negative, got -1 at index 1", () => dissimilarity([1, -1], [1, 1])],
  ["group must be finite and not negative, got NaN at index 0", () => dissimilarity([NaN, 1], [1, 1])],
  ["each group must be at most the total, got 5 > 4 at index 0", () => exposure([5], [1], [4])],
  ["each group must be at most the total, got 3 > 2 at index 1", () => isolation([1, 3], [4, 2])],
  ["total must hold 1 values, got 2", () => isolation([1], [4, 2])],
  ["other group must have a positive finite sum, got 0", () => exposure([1], [0], [2])],
]);

const zones = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 })), {
  minLength: 1,
  maxLength: 30,
});

it("est symétrique, entre 0 et 1, et ne change pas si l'on multiplie un groupe", () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 1, max: 50 }), (z, k) => {
      const [a, b] = [z.map((r) => r[0]), z.map((r) => r[1])];
      const d = dissimilarity(a, b);
      expect(d).toBeGreaterThanOrEqual(0);
      expect(d).toBeLessThanOrEqual(1);
      expect(dissimilarity(b, a)).toBeCloseTo(d, 12);
      expect(
        dissimilarity(
          a.map((x) => x * k),
          b,
        ),
      ).toBeCloseTo(d, 12);
      expect(dissimilarity(a, a)).toBe(0);
    }),
  );
});

it("réunir deux zones ne l'augmente jamais", () => {
  fc.assert(
    fc.property(zones, (z) => {
      fc.pre(z.length > 1);
      const [a, b] = [z.map((r) => r[0]), z.map((r) => r[1])];
      const merge = (x: readonly number[]): number[] => [x[0]! + x[1]!, ...x.slice(2)];
      expect(dissimilarity(merge(a), merge(b))).toBeLessThanOrEqual(dissimilarity(a, b) + 1e-12);
    }),
  );
});

it("isolement et exposition au reste se complètent à 1 ; l'isolement est au moins la part du groupe", () => {
  fc.assert(
    fc.property(zones, (z) => {
      const [a, b] = [z.map((r) => r[0]), z.map((r) => r[1])];
      const total = z.map(([x, y]) => x + y);
      expect(isolation(a, total) + exposure(a, b, total)).toBeCloseTo(1, 12);
      const share = a.reduce((s, x) => s + x, 0) / total.reduce((s, x) => s + x, 0);
      expect(isolation(a, total)).toBeGreaterThanOrEqual(share - 1e-12);
    }),
  );
});

it("une zone vide ne compte pas", () => {
  expect(isolation([3, 0], [6, 0])).toBe(0.5);
});
