import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonExact } from "../../src/stats/poisson-exact.ts";
import { poissonInterval } from "../../src/stats/poisson-interval.ts";
import type { IntervallePoisson } from "../../src/stats/poisson-interval.ts";
import { poissonTest } from "../../src/stats/poisson-test.ts";
import type { TestPoisson } from "../../src/stats/poisson-test.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const METHODES: readonly IntervallePoisson[] = [
  "exacte",
  "mi-p",
  "score",
  "Wald",
  "Wald corrigé",
  "Jeffreys",
  "Byar centré",
];

describe("15 événements pour 400, cas publié", () => {
  const { inputs, expected, tolerance } = readPublie<
    { count: number; exposure: number },
    Record<"exact" | "score" | "wald" | "byar_desctools" | "jeffreys", readonly [number, number]>
  >("poisson_one_sample_cis");
  const published: readonly (readonly [IntervallePoisson, readonly [number, number]])[] = [
    ["exacte", expected.exact],
    ["score", expected.score],
    ["Wald", expected.wald],
    ["Byar centré", expected.byar_desctools],
    ["Jeffreys", expected.jeffreys],
  ];
  it.each(published)("%s", (methode, [bas, haut]) => {
    const interval = poissonInterval(inputs.count, inputs.exposure, { methode });
    expectPublie(interval.bas, bas, tolerance);
    expectPublie(interval.haut, haut, tolerance);
  });

  it("mi-p, borne haute de ratesci (rateci(15, 400), citée par statsmodels à 1e-5)", () => {
    expectRelative(poissonInterval(15, 400, { methode: "mi-p" }).haut, 0.0604627555786095, 1e-5);
  });
});

it("rend l'exemple de R (aide de poisson.test : 137 décès pour 24,19893 attendus)", () => {
  const { bas, haut } = poissonInterval(137, 24.19893);
  expect([bas.toFixed(6), haut.toFixed(6)]).toEqual(["4.753125", "6.692709"]);
});

describe.each(METHODES)("%s", (methode) => {
  refuse([
    ["events must not be negative, got -1", () => poissonInterval(-1, 10, { methode })],
    ["population must be positive, got 0", () => poissonInterval(1, 0, { methode })],
    ["per-population must be positive, got -1", () => poissonInterval(1, 10, { methode, parPopulation: -1 })],
    ["confidence must be strictly between 0 and 1, got 95", () => poissonInterval(1, 10, { methode, confiance: 95 })],
  ]);

  it("contient la valeur, reste positif, se met à l'échelle", () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(40), fc.nat(4000)), fc.integer({ min: 1, max: 1e6 }), (x, n) => {
        const interval = poissonInterval(x, n, { methode });
        expect(interval.bas).toBeGreaterThanOrEqual(0);
        if (x > 0 || methode !== "Jeffreys") expect(interval.bas).toBeLessThanOrEqual(interval.valeur);
        expect(interval.haut).toBeGreaterThanOrEqual(interval.valeur);
        expectRelative(poissonInterval(x, n, { methode, parPopulation: 1000 }).haut, 1000 * interval.haut, 1e-12);
      }),
      { numRuns: 40 },
    );
  });
});

it("rejoint l'exact quand les événements sont nombreux", () => {
  const exact = poissonExact(1e6, 1);
  for (const methode of METHODES) {
    const { bas, haut } = poissonInterval(1e6, 1, { methode });
    expectRelative(bas, exact.bas, 3e-6);
    expectRelative(haut, exact.haut, 3e-6);
  }
});

it("sans événement : Wald est vide, le score vaut z², le mi-p −ln(2 × 0,025)", () => {
  expect(poissonInterval(0, 1, { methode: "Wald" })).toMatchObject({ bas: 0, haut: 0 });
  expectRelative(poissonInterval(0, 1, { methode: "score" }).haut, 1.959963984540054 ** 2, 1e-14);
  expect(poissonInterval(0, 1, { methode: "mi-p" }).bas).toBe(0);
  expectRelative(poissonInterval(0, 1, { methode: "mi-p" }).haut, -Math.log(0.05), 1e-13);
});

it("répond au test du même nom : à chaque borne, la probabilité bilatérale est de 5 %", () => {
  const pairs: readonly (IntervallePoisson & TestPoisson)[] = ["exacte", "mi-p", "score", "Wald", "Wald corrigé"];
  fc.assert(
    fc.property(fc.constantFrom(...pairs), fc.integer({ min: 10, max: 3000 }), (methode, x) => {
      const { bas, haut } = poissonInterval(x, 400, { methode });
      for (const reference of [bas, haut]) {
        expectRelative(poissonTest(x, 400, reference, { methode }).bilaterale, 0.05, 1e-9);
      }
    }),
  );
});
