import fc from "fast-check";
import { expect, it } from "vitest";
import { clopperPearson } from "../../src/stats/clopper-pearson.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("rend l'intervalle publié de 51 sur 235", () => {
  const { inputs, expected, tolerance } = readPublie<
    { k: number; n: number },
    { ci95_two_sided: readonly [number, number] }
  >("binomial_exact_51_235");
  const interval = clopperPearson(inputs.k, inputs.n);
  expectPublie(interval.bas, expected.ci95_two_sided[0], tolerance);
  expectPublie(interval.haut, expected.ci95_two_sided[1], tolerance);
  expect(interval).toMatchObject({ valeur: 51 / 235, confiance: 0.95, methode: "Clopper-Pearson" });
});

it("rend l'exemple de R, les plants géants de Mendel (aide de binom.test : 682 sur 925)", () => {
  const { bas, haut } = clopperPearson(682, 925);
  expect([bas.toFixed(7), haut.toFixed(7)]).toEqual(["0.7076683", "0.7654066"]);
});

refuse([
  ["numerator must be at most the denominator, got 5 > 3", () => clopperPearson(5, 3)],
  ["numerator must not be negative, got -1", () => clopperPearson(-1, 3)],
  ["numerator must be a finite number, got NaN", () => clopperPearson(NaN, 3)],
  ["denominator must be positive, got 0", () => clopperPearson(0, 0)],
  ["confidence must be strictly between 0 and 1, got 95", () => clopperPearson(1, 2, { confiance: 95 })],
]);

it("aux extrêmes, a la forme close 1 − (α/2)^(1/n)", () => {
  expect(clopperPearson(0, 20).bas).toBe(0);
  expectRelative(clopperPearson(0, 20).haut, 1 - 0.025 ** (1 / 20), 1e-13);
  expect(clopperPearson(20, 20).haut).toBe(1);
  expectRelative(clopperPearson(20, 20).bas, 0.025 ** (1 / 20), 1e-13);
});

const count = fc.tuple(fc.nat(2000), fc.nat(2000)).filter(([x, y]) => x + y > 0);

it("est symétrique, contient la valeur, et s'élargit avec la confiance", () => {
  fc.assert(
    fc.property(count, ([x, y]) => {
      const interval = clopperPearson(x, x + y);
      const mirror = clopperPearson(y, x + y);
      expect(mirror.bas).toBeCloseTo(1 - interval.haut, 12);
      expect(interval.bas).toBeLessThanOrEqual(interval.valeur);
      expect(interval.haut).toBeGreaterThanOrEqual(interval.valeur);
      expect(clopperPearson(x, x + y, { confiance: 0.99 }).haut).toBeGreaterThanOrEqual(interval.haut);
    }),
    { numRuns: 50 },
  );
});

it("rejoint Wilson sur un grand effectif", () => {
  const [exact, score] = [clopperPearson(400_000, 1_000_000), wilson(400_000, 1_000_000)];
  expect(Math.abs(exact.bas - score.bas)).toBeLessThan(1e-6);
  expect(Math.abs(exact.haut - score.haut)).toBeLessThan(1e-6);
});
