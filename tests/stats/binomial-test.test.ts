import fc from "fast-check";
import { expect, it } from "vitest";
import { binomialTest } from "../../src/stats/binomial-test.ts";
import { clopperPearson } from "../../src/stats/clopper-pearson.ts";
import { binomialDensity } from "../../src/stats/discrete-density.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("rend les trois probabilités publiées de 51 sur 235 contre un sixième", () => {
  const { inputs, expected, tolerance } = readPublie<
    { k: number; n: number; p0: number },
    { p_less: number; p_greater: number; p_two_sided: number }
  >("binomial_exact_51_235");
  const p = binomialTest(inputs.k, inputs.n, inputs.p0);
  expectPublie(p.inferieure, expected.p_less, tolerance);
  expectPublie(p.superieure, expected.p_greater, tolerance);
  expectPublie(p.bilaterale, expected.p_two_sided, tolerance);
});

it("rend l'exemple de R (aide de binom.test : 682 sur 925 contre trois quarts, p = 0,3825)", () => {
  expect(binomialTest(682, 925, 0.75).bilaterale.toFixed(4)).toBe("0.3825");
});

refuse([
  ["numerator must be at most the denominator, got 5 > 3", () => binomialTest(5, 3, 0.5)],
  ["numerator must be a whole number, got 1.5", () => binomialTest(1.5, 3, 0.5)],
  ["numerator must be a whole number, got -1", () => binomialTest(-1, 3, 0.5)],
  ["denominator must be a whole number, got NaN", () => binomialTest(1, NaN, 0.5)],
  ["reference must be between 0 and 1, got 50", () => binomialTest(1, 3, 50)],
  ["reference must be between 0 and 1, got NaN", () => binomialTest(1, 3, NaN)],
]);

it("est défini aux références certaines et sans observation", () => {
  expect(binomialTest(0, 5, 0)).toEqual({ bilaterale: 1, inferieure: 1, superieure: 1 });
  expect(binomialTest(1, 5, 0)).toEqual({ bilaterale: 0, inferieure: 1, superieure: 0 });
  expect(binomialTest(4, 5, 1)).toEqual({ bilaterale: 0, inferieure: 0, superieure: 1 });
  expect(binomialTest(0, 0, 0.3)).toEqual({ bilaterale: 1, inferieure: 1, superieure: 1 });
});

const trial = fc
  .tuple(fc.nat(60), fc.nat(60), fc.double({ min: 0.01, max: 0.99, noNaN: true }))
  .map(([x, y, p]) => ({ x, n: x + y, p }));

it("bilatéral : la somme, effectif par effectif, de ceux qui sont au plus aussi probables", () => {
  fc.assert(
    fc.property(trial, ({ x, n, p }) => {
      const densities = Array.from({ length: n + 1 }, (_, k) => binomialDensity(k, n, p));
      const threshold = (densities[x] ?? NaN) * (1 + 1e-7);
      const sum = densities.reduce((total, d) => total + (d <= threshold ? d : 0), 0);
      expect(binomialTest(x, n, p).bilaterale).toBeCloseTo(Math.min(1, sum), 11);
    }),
  );
});

it("doublé, rejette exactement ce que Clopper-Pearson exclut", () => {
  fc.assert(
    fc.property(trial, ({ x, n, p }) => {
      fc.pre(n > 0);
      const { bas, haut } = clopperPearson(x, n, { confiance: 0.9 });
      fc.pre(Math.min(Math.abs(p - bas), Math.abs(p - haut)) > 1e-9);
      const rejected = binomialTest(x, n, p, { methode: "exacte" }).bilaterale < 0.1;
      expect(rejected).toBe(p < bas || p > haut);
    }),
  );
});

it("change de côté quand on compte les autres", () => {
  fc.assert(
    fc.property(trial, ({ x, n, p }) => {
      const [a, b] = [binomialTest(x, n, p), binomialTest(n - x, n, 1 - p)];
      expect(a.inferieure).toBeCloseTo(b.superieure, 11);
      expect(a.bilaterale).toBeCloseTo(b.bilaterale, 11);
    }),
  );
});

it("reste rapide et juste à un million d'observations", () => {
  expect(binomialTest(500_000, 1_000_000, 0.5).bilaterale).toBe(1);
  expect(binomialTest(501_000, 1_000_000, 0.5).bilaterale).toBeCloseTo(0.0456, 3); // deux écarts-types
});
