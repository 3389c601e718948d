import fc from "fast-check";
import { expect, it } from "vitest";
import { funnelGrid } from "../../src/stats/funnel-grid.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

it("rend les 100 abscisses publiées des proportions", () => {
  const { inputs } = readPublie<{ denominator: number[]; grid_population: number[] }, unknown>(
    "phe_funnel_limits_proportion",
  );
  expect(funnelGrid(inputs.denominator)).toEqual(inputs.grid_population);
});

it("rend celles des taux et leur référence, depuis les 50 territoires de trois ans d'où elles viennent", () => {
  const { inputs } = readPublie<{ events: number[]; baseline_per_100000: number }, unknown>("phe_funnel_limits_rate_1");
  const territoires = readCas("funnelGrid").map((cas) => {
    const evenements = readNumber(cas, "evenements");
    return { evenements, population: (1e5 * evenements) / readNumber(cas, "taux") };
  });
  const populations = territoires.map(({ population }) => population);
  const reference = sum(territoires.map(({ evenements }) => evenements)) / sum(populations);
  expectRelative(1e5 * reference, inputs.baseline_per_100000, 1e-8);
  expect(funnelGrid(populations, { nature: "taux", reference, annees: 3 })).toEqual(inputs.events);
});

it("les abscisses d'un ratio s'arrêtent un pas avant le bout, comme dans la source", () => {
  const { inputs } = readPublie<{ observed_events: number[] }, unknown>("phe_funnel_limits_ratio_poisson");
  // Attendus extrêmes de testdata_funnel_ratio_inputs.csv.
  expect(funnelGrid([4.293052052, 706.7669173], { nature: "ratio" })).toEqual(inputs.observed_events);
});

refuse([
  ["values must hold at least 1 number, got 0", () => funnelGrid([])],
  ["denominator must be positive, got 0", () => funnelGrid([0, 5])],
  ["values must be finite numbers, got NaN at index 1", () => funnelGrid([1, NaN])],
  ["years must be positive, got 0", () => funnelGrid([5], { annees: 0 })],
]);

it("les abscisses sont 100 entiers croissants", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.5, max: 1e6, noNaN: true }), { minLength: 1 }), (denominateurs) => {
      const grid = funnelGrid(denominateurs);
      expect(grid.length).toBe(100);
      grid.forEach((x, i) => expect(x).toBeGreaterThan(grid[i - 1] ?? 0));
      expect(grid.every(Number.isInteger)).toBe(true);
    }),
  );
});
