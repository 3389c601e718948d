import fc from "fast-check";
import { expect, it } from "vitest";
import { atkinson } from "../../src/stats/atkinson.ts";
import { generalisedEntropy } from "../../src/stats/generalised-entropy.ts";
import { meanLogDeviation } from "../../src/stats/mean-log-deviation.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("atkinson_small : indice et revenu équivalent à epsilon 0, 0,5 et 1", () => {
  const cas = readPublie<{ x: number[] }, Record<string, number>>("atkinson_small");
  const { x } = cas.inputs;
  for (const epsilon of [0, 0.5, 1]) {
    const { valeur, equivalent } = atkinson(x, epsilon);
    expectPublie(valeur, cas.expected[`A_eps${epsilon}`]!, cas.tolerance);
    if (epsilon > 0) expectPublie(equivalent, cas.expected[`EDE_eps${epsilon}`]!, cas.tolerance);
  }
});

refuse([
  ["values must hold at least 1 number, got 0", () => atkinson([], 1)],
  ["values must be finite and not negative, got -1 at index 0", () => atkinson([-1], 1)],
  ["values must have a positive finite sum, got 0", () => atkinson([0, 0], 1)],
  ["epsilon must not be negative, got -1", () => atkinson([1, 2], -1)],
  ["epsilon must be a finite number, got NaN", () => atkinson([1, 2], NaN)],
  ["weights must hold 2 values, got 3", () => atkinson([1, 2], 1, { poids: [1, 1, 1] })],
]);

it("une valeur nulle le rend égal à 1 dès epsilon = 1, pas avant", () => {
  expect(atkinson([0, 10], 1)).toEqual({ valeur: 1, equivalent: 0 });
  expect(atkinson([0, 10], 2)).toEqual({ valeur: 1, equivalent: 0 });
  expect(atkinson([0, 10], 0.5).valeur).toBeCloseTo(0.5, 14);
});

const revenus = fc.array(fc.double({ min: 0.5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 30 });

it("reste entre 0 et 1, croît avec epsilon, jusqu'à 1 − minimum / moyenne", () => {
  fc.assert(
    fc.property(revenus, fc.double({ min: 0, max: 50, noNaN: true }), (x, epsilon) => {
      const mean = x.reduce((s, v) => s + v, 0) / x.length;
      const { valeur, equivalent } = atkinson(x, epsilon);
      expect(valeur).toBeGreaterThanOrEqual(0);
      expect(valeur).toBeLessThanOrEqual(1 - Math.min(...x) / mean + 1e-9);
      expect(atkinson(x, epsilon + 1).valeur).toBeGreaterThanOrEqual(valeur - 1e-12);
      expect(equivalent).toBeCloseTo(mean * (1 - valeur), 6);
    }),
  );
});

it("se déduit de l'entropie : L à epsilon 1, GE(1 − epsilon) sinon ; sans saut en 1", () => {
  const x = [3, 5, 8, 13, 40];
  expect(atkinson(x, 1).valeur).toBeCloseTo(-Math.expm1(-meanLogDeviation(x)), 14);
  const ge = generalisedEntropy(x, 0.5);
  expect(atkinson(x, 0.5).valeur).toBeCloseTo(1 - (1 - 0.25 * ge) ** 2, 14);
  expect(atkinson(x, 1 + 1e-12).valeur).toBeCloseTo(atkinson(x, 1).valeur, 11);
});

it("ne déborde pas pour une grande aversion, et un poids entier vaut autant de répétitions", () => {
  expect(atkinson([1e-3, 1e6], 400).valeur).toBeCloseTo(1, 8);
  expect(atkinson([1, 2, 4], 800).equivalent).toBeCloseTo(3 ** (1 / 799), 10);
  expect(atkinson([1, 5], 2, { poids: [3, 1] }).valeur).toBeCloseTo(atkinson([1, 1, 1, 5], 2).valeur, 14);
});
