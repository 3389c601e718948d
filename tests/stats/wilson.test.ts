import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../src/stats/wilson.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it.each(readCas("wilson"))("$numerateur / $denominateur à $confiance : valeur publiée", (cas) => {
  const confiance = readNumber(cas, "confiance");
  const w = wilson(readNumber(cas, "numerateur"), readNumber(cas, "denominateur"), { confiance });
  expectRelative(w.valeur, readNumber(cas, "valeur"), 1e-12);
  expectRelative(w.bas, readNumber(cas, "bas"), 1e-8);
  expectRelative(w.haut, readNumber(cas, "haut"), 1e-8);
  expect(w).toMatchObject({ confiance, methode: "Wilson" });
});

describe("proportions publiées par l'UKHSA", () => {
  const { inputs, expected, tolerance } = readPublie<
    { rows: { Numerator: number; Denominator: number; multiplier: number }[] },
    { rows: Readonly<Record<string, number>>[] }
  >("phe_proportion_wilson");
  it.each(inputs.rows.map((row, i) => ({ ...row, i })))("$Numerator / $Denominator, pour $multiplier", (row) => {
    const publie = expected.rows[row.i] ?? {};
    for (const [confiance, suffix] of [
      [0.95, "95_0cl"],
      [0.998, "99_8cl"],
    ] as const) {
      const w = wilson(row.Numerator, row.Denominator, { confiance });
      expectPublie(row.multiplier * w.valeur, publie.value ?? NaN, tolerance);
      expectPublie(row.multiplier * w.bas, publie[`lower${suffix}`] ?? NaN, tolerance);
      expectPublie(row.multiplier * w.haut, publie[`upper${suffix}`] ?? NaN, tolerance);
    }
  });
});

describe("bornes élémentaires publiées, effectif fractionnaire compris", () => {
  const { inputs, expected, tolerance } = readPublie<
    { rows: { x: number; n: number; confidence: number; method: string }[] },
    { rows: { lowercl: number; uppercl: number }[] }
  >("phe_byars_wilson_primitives_open");
  it.each(inputs.rows.flatMap((row, i) => (row.method === "Wilson" ? [{ ...row, i }] : [])))("$x / $n", (row) => {
    const { bas, haut } = wilson(row.x, row.n, { confiance: row.confidence });
    expectPublie(bas, expected.rows[row.i]?.lowercl ?? NaN, tolerance);
    expectPublie(haut, expected.rows[row.i]?.uppercl ?? NaN, tolerance);
  });
});

refuse([
  ["numerator must be at most the denominator, got 5 > 3", () => wilson(5, 3)],
  ["numerator must not be negative, got -1", () => wilson(-1, 3)],
  ["numerator must be a finite number, got NaN", () => wilson(NaN, 3)],
  ["denominator must be positive, got 0", () => wilson(0, 0)],
  ["denominator must be a finite number, got Infinity", () => wilson(1, Infinity)],
  ["confidence must be strictly between 0 and 1, got 95", () => wilson(1, 2, { confiance: 95 })],
  ["confidence must be strictly between 0 and 1, got 1", () => wilson(1, 2, { confiance: 1 })],
  ["confidence must be strictly between 0 and 1, got NaN", () => wilson(1, 2, { confiance: NaN })],
]);

it("rend 100 % quand des effectifs pondérés sommés dépassent leur total du seul arrondi flottant", () => {
  const parts = [0.1, 0.2];
  const somme = parts.reduce((a, b) => a + b);
  expect(somme).toBeGreaterThan(0.3);
  expect(wilson(somme, 0.3)).toMatchObject({ valeur: 1, haut: 1 });
  expect(() => wilson(0.3001, 0.3)).toThrow(RangeError);
});

// Effectifs fractionnaires, comme ceux du recensement ; la part couvre 0 % et 100 %.
const effectif = fc.double({ min: 1e-3, max: 1e8, noNaN: true });
const part = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const confiance = fc.double({ min: 0.5, max: 0.999, noNaN: true });

it("contient la valeur, sans sortir de [0 ; 1]", () => {
  fc.assert(
    fc.property(effectif, part, confiance, (n, p, c) => {
      const w = wilson(n * p, n, { confiance: c });
      expect(w.bas).toBeGreaterThanOrEqual(0);
      expect(w.bas).toBeLessThanOrEqual(w.valeur);
      expect(w.haut).toBeGreaterThanOrEqual(w.valeur);
      expect(w.haut).toBeLessThanOrEqual(1);
    }),
  );
});

it("est symétrique : l'intervalle du complément est le complément de l'intervalle", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), confiance, (x, y, c) => {
      fc.pre(x + y > 0);
      const w = wilson(x, x + y, { confiance: c });
      const complement = wilson(y, x + y, { confiance: c });
      expect(complement.bas).toBeCloseTo(1 - w.haut, 12);
      expect(complement.haut).toBeCloseTo(1 - w.bas, 12);
    }),
  );
});

it("se resserre avec l'effectif, s'élargit avec la confiance, monte avec le numérateur", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1e5 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
      const width = (k: number, c = 0.95): number => {
        const w = wilson(n * p * k, n * k, { confiance: c });
        return w.haut - w.bas;
      };
      expect(width(2)).toBeLessThan(width(1));
      expect(width(1, 0.99)).toBeGreaterThan(width(1, 0.9));
      const [below, above] = [wilson(n * p * 0.9, n), wilson(n * p, n)];
      expect(above.bas).toBeGreaterThan(below.bas);
      expect(above.haut).toBeGreaterThan(below.haut);
    }),
  );
});
