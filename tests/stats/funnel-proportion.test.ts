import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelProportion } from "../../src/stats/funnel-proportion.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe("proportions publiées", () => {
  type Row = Readonly<Record<"lower_2s" | "upper_2s" | "lower_3s" | "upper_3s" | "baseline", number>>;
  const { inputs, expected, tolerance } = readPublie<
    { numerator: number[]; denominator: number[]; grid_population: number[] },
    { rows: Row[] }
  >("phe_funnel_limits_proportion");
  const reference = sum(inputs.numerator) / sum(inputs.denominator);

  it("les 100 lignes : limites à 95 % et 99,8 %, en pourcent", () => {
    expect(expected.rows.length).toBe(100);
    expected.rows.forEach((row, i) => {
      const population = inputs.grid_population[i] ?? NaN;
      const [two, three] = [0.95, 0.998].map((confiance) => funnelProportion(reference, population, { confiance }));
      expectPublie(100 * (two?.bas ?? NaN), row.lower_2s, tolerance);
      expectPublie(100 * (two?.haut ?? NaN), row.upper_2s, tolerance);
      expectPublie(100 * (three?.bas ?? NaN), row.lower_3s, tolerance);
      expectPublie(100 * (three?.haut ?? NaN), row.upper_3s, tolerance);
      expectPublie(100 * reference, row.baseline, tolerance);
    });
  });
});

refuse([
  ["reference must be between 0 and 1, got 20", () => funnelProportion(20, 100)],
  ["denominator must be positive, got 0", () => funnelProportion(0.2, 0)],
  ["confidence must be strictly between 0 and 1, got 95", () => funnelProportion(0.2, 10, { confiance: 95 })],
]);

const reference = fc.double({ min: 0.01, max: 0.99, noNaN: true });

it("une proportion est sur sa limite quand son intervalle de Wilson touche la référence", () => {
  fc.assert(
    fc.property(reference, fc.integer({ min: 1, max: 1e5 }), (p, n) => {
      const { bas, haut } = funnelProportion(p, n);
      expect(bas).toBeGreaterThanOrEqual(0);
      expect(haut).toBeLessThanOrEqual(1);
      if (bas > 0) expect(wilson(bas * n, n).haut).toBeCloseTo(p, 10);
      if (haut < 1) expect(wilson(haut * n, n).bas).toBeCloseTo(p, 10);
    }),
  );
});
