import fc from "fast-check";
import { expect, it } from "vitest";
import { gini } from "../../src/stats/gini.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("gini_mexico_1940 : version population", () => {
  const cas = readPublie<{ x: number[] }, { gini: number }>("gini_mexico_1940");
  expectPublie(gini(cas.inputs.x), cas.expected.gini, cas.tolerance);
});

it("gini_reat_doersam : version population et version normalisée", () => {
  const cas = readPublie<{ x: number[] }, { gini: number; gini_normalised: number }>("gini_reat_doersam");
  expectPublie(gini(cas.inputs.x), cas.expected.gini, cas.tolerance);
  expectPublie(gini(cas.inputs.x, { normalisation: "echantillon" }), cas.expected.gini_normalised, cas.tolerance);
});

// pysal/inequality, _indices.py : docstring de gini_gig, une colonne par groupe.
it.each([
  [[6, 4, 6, 8], 0.125],
  [[1, 8, 3, 7], 0.32894737],
  [[4, 4, 5, 9], 0.18181818],
])("PySAL, gini_gig : %j donne %d", (values, expected) => {
  expect(gini(values)).toBeCloseTo(expected, 8);
});

refuse([
  ["values must hold at least 1 number, got 0", () => gini([])],
  ["values must be finite numbers, got NaN at index 1", () => gini([1, NaN])],
  ["values must be finite and not negative, got -1 at index 1", () => gini([1, -1])],
  ["values must have a positive finite sum, got 0", () => gini([0, 0])],
  ["values must have a positive finite sum, got Infinity", () => gini([1e308, 1e308, 1])],
  ["weights must hold 2 values, got 1", () => gini([1, 2], { poids: [1] })],
  ["weights must be finite and not negative, got -1 at index 0", () => gini([1, 2], { poids: [-1, 2] })],
  ["weights must have a positive finite sum, got 0", () => gini([1, 2], { poids: [0, 0] })],
  ["values of positive weight must have a positive sum, got 0", () => gini([0, 2], { poids: [1, 0] })],
  ["sample size must be greater than 1, got 1", () => gini([3], { normalisation: "echantillon" })],
]);

it("est défini pour une seule valeur et pour une série constante : 0", () => {
  expect(gini([7])).toBe(0);
  expect(gini([7, 7, 7], { normalisation: "echantillon" })).toBe(0);
});

const revenus = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

it("est la moitié de l'écart moyen relatif, définition double somme", () => {
  fc.assert(
    fc.property(revenus, (x) => {
      const mean = x.reduce((a, b) => a + b) / x.length;
      let sum = 0;
      for (const a of x) for (const b of x) sum += Math.abs(a - b);
      expect(gini(x)).toBeCloseTo(sum / (2 * x.length ** 2 * mean), 10);
    }),
  );
});

it("ignore l'ordre et l'unité, reste entre 0 et 1 − 1/n", () => {
  fc.assert(
    fc.property(revenus, fc.double({ min: 0.001, max: 1000, noNaN: true }), (x, unite) => {
      const g = gini(x);
      expect(gini(x.toReversed())).toBeCloseTo(g, 10);
      expect(gini(x.map((v) => v * unite))).toBeCloseTo(g, 10);
      expect(g).toBeGreaterThanOrEqual(0);
      expect(g).toBeLessThanOrEqual(1 - 1 / x.length + 1e-12);
      expect(gini(x, { normalisation: "echantillon" })).toBeLessThanOrEqual(1);
    }),
  );
});

it("un poids entier vaut autant de répétitions, dans les deux versions ; un poids nul efface", () => {
  const couples = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(couples, (c) => {
      const [values, poids] = [c.map(([x]) => x), c.map(([, w]) => w)];
      const repeated = c.flatMap(([x, w]) => Array.from({ length: w }, () => x));
      for (const normalisation of ["population", "echantillon"] as const) {
        expect(gini(values, { poids, normalisation })).toBeCloseTo(gini(repeated, { normalisation }), 10);
      }
      expect(gini([...values, 1e6], { poids: [...poids, 0] })).toBeCloseTo(gini(repeated), 10);
    }),
  );
});

it("garde ses décimales pour une inégalité infime", () => {
  // Deux valeurs 1 ± e : le Gini vaut e / 2.
  expect(gini([1 - 2 ** -30, 1 + 2 ** -30])).toBeCloseTo(2 ** -31, 24);
});
