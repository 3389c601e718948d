import fc from "fast-check";
import { expect, it } from "vitest";
import { criticalZ } from "../../src/stats/normal-quantile.ts";
import { normalTail } from "../../src/stats/normal-tail.ts";
import { expectRelative } from "./cas.ts";
import { refuse } from "./refus.ts";

// scipy.stats.norm.sf, scipy 1.17.
it.each([
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [1, 0.15865525393145707],
  [2.5, 0.006209665325776132],
  [2.9999, 0.001350341282954925],
  [3, 0.0013498980316300933],
  [3.0001, 0.0013494549132607172],
  [5, 2.866515718791933e-7],
  [10, 7.61985302416047e-24],
  [30, 4.906713927147908e-198],
])("P(Z > %d) = %d", (z, expected) => {
  expectRelative(normalTail(z), expected, 2e-13);
});

it("se complète à 1, décroît, et retrouve le quantile", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
      (z, c) => {
        expect(normalTail(z) + normalTail(-z)).toBeCloseTo(1, 14);
        expect(normalTail(z + 0.01)).toBeLessThanOrEqual(normalTail(z));
        expect(2 * normalTail(criticalZ(c))).toBeCloseTo(1 - c, 13);
      },
    ),
  );
});

it("est définie à l'infini", () => {
  expect(normalTail(Infinity)).toBe(0);
  expect(normalTail(-Infinity)).toBe(1);
});

refuse([["z must be a number, got NaN", () => normalTail(NaN)]]);
