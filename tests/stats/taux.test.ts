import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar } from "../../src/stats/byar.ts";
import { byarLimits } from "../../src/stats/byar-limits.ts";
import { poissonExact } from "../../src/stats/poisson-exact.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it.each(readCas("byar"))("$evenements / $population à $confiance : valeur publiée ($methode)", (cas) => {
  const taux = byar(readNumber(cas, "evenements"), readNumber(cas, "population"), {
    parPopulation: readNumber(cas, "par_population"),
    confiance: readNumber(cas, "confiance"),
  });
  expectRelative(taux.valeur, readNumber(cas, "valeur"), 1e-12);
  expectRelative(taux.bas, readNumber(cas, "bas"), 1e-8);
  expectRelative(taux.haut, readNumber(cas, "haut"), 1e-8);
  expect(taux.methode).toBe(cas.methode);
});

it.each(readCas("poissonExact"))("exacte, $evenements / $population : valeur publiée", (cas) => {
  const taux = poissonExact(readNumber(cas, "evenements"), readNumber(cas, "population"), {
    confiance: readNumber(cas, "confiance"),
  });
  expectRelative(taux.bas, readNumber(cas, "bas"), 1e-10);
  expectRelative(taux.haut, readNumber(cas, "haut"), 1e-10);
});

describe("taux publiés par l'UKHSA", () => {
  const { inputs, expected, tolerance } = readPublie<
    { rows: { Numerator: number; Denominator: number; multiplier: number }[] },
    { rows: (Readonly<Record<string, number>> & { readonly method: string })[] }
  >("phe_rate_byars_exact_open");
  it.each(inputs.rows.map((row, i) => ({ ...row, i })))("$Numerator / $Denominator", (row) => {
    const publie = expected.rows[row.i];
    for (const [confiance, suffix] of [
      [0.95, "95_0cl"],
      [0.998, "99_8cl"],
    ] as const) {
      const taux = byar(row.Numerator, row.Denominator, { parPopulation: row.multiplier, confiance });
      expectPublie(taux.valeur, publie?.value ?? NaN, tolerance);
      expectPublie(taux.bas, publie?.[`lower${suffix}`] ?? NaN, tolerance);
      expectPublie(taux.haut, publie?.[`upper${suffix}`] ?? NaN, tolerance);
      expect(taux.methode).toBe(publie?.method === "Exact" ? "Poisson exacte" : "Byar");
    }
  });
});

describe("bornes de Byar sans repli", () => {
  const { inputs, expected, tolerance } = readPublie<
    { rows: { x: number; n: number | null; confidence: number; method: string }[] },
    { rows: { lowercl: number; uppercl: number }[] }
  >("phe_byars_wilson_primitives_open");
  it.each(inputs.rows.flatMap((row, i) => (row.method === "Byars" ? [{ ...row, i }] : [])))("$x événements", (row) => {
    const { bas, haut } = byarLimits(row.x, { confiance: row.confidence });
    expectPublie(bas, expected.rows[row.i]?.lowercl ?? NaN, tolerance);
    expectPublie(haut, expected.rows[row.i]?.uppercl ?? NaN, tolerance);
  });

  it("ne descendent pas sous 0", () => {
    expect(byarLimits(0).bas).toBe(0);
    expect(byarLimits(0.2).bas).toBe(0);
    expect(byarLimits(1, { confiance: 0.9999 }).bas).toBe(0);
  });

  refuse([
    ["events must not be negative, got -1", () => byarLimits(-1)],
    ["events must be a finite number, got NaN", () => byarLimits(NaN)],
    ["confidence must be strictly between 0 and 1, got 95", () => byarLimits(3, { confiance: 95 })],
  ]);
});

it("sans événement, la borne haute est −ln(0,025) : la « règle de trois » bilatérale", () => {
  expectRelative(poissonExact(0, 1).haut, -Math.log(0.025), 1e-12);
  expect(byar(0, 500)).toMatchObject({ valeur: 0, bas: 0, methode: "Poisson exacte" });
});

it("passe à Byar à 10 événements, pas avant", () => {
  expect(byar(9.99, 500).methode).toBe("Poisson exacte");
  expect(byar(10, 500).methode).toBe("Byar");
});

it("reste à 0,2 % de l'intervalle exact dès 10 événements (PHE, Technical Guide : Confidence Intervals, 2018)", () => {
  for (const evenements of [10, 11, 15, 25.5, 60, 400]) {
    const exact = poissonExact(evenements, 1);
    const taux = byar(evenements, 1);
    expectRelative(taux.bas, exact.bas, 2e-3);
    expectRelative(taux.haut, exact.haut, 2e-3);
  }
});

describe.each([{ fonction: byar }, { fonction: poissonExact }])("$fonction.name", ({ fonction }) => {
  refuse([
    ["events must not be negative, got -1", () => fonction(-1, 10)],
    ["events must be a finite number, got NaN", () => fonction(NaN, 10)],
    ["population must be positive, got 0", () => fonction(0, 0)],
    ["per-population must be positive, got 0", () => fonction(1, 10, { parPopulation: 0 })],
    ["confidence must be strictly between 0 and 1, got 95", () => fonction(1, 10, { confiance: 95 })],
  ]);

  const evenements = fc.oneof(
    fc.nat(50),
    fc.double({ min: 0, max: 12, noNaN: true }),
    fc.double({ min: 0, max: 1e4, noNaN: true }),
  );
  const confiance = fc.double({ min: 0.5, max: 0.999, noNaN: true });

  it("contient la valeur et reste positif", () => {
    fc.assert(
      fc.property(evenements, confiance, (x, c) => {
        const taux = fonction(x, 1000, { parPopulation: 1000, confiance: c });
        expect(taux.bas).toBeGreaterThanOrEqual(0);
        expect(taux.bas).toBeLessThanOrEqual(taux.valeur);
        expect(taux.haut).toBeGreaterThan(taux.valeur);
      }),
    );
  });

  it("monte avec les événements et se met à l'échelle de la population", () => {
    fc.assert(
      fc.property(evenements, fc.integer({ min: 1, max: 1e6 }), (x, n) => {
        const [a, b] = [fonction(x, n), fonction(x + 0.5, n)];
        expect(b.bas).toBeGreaterThanOrEqual(a.bas);
        expect(b.haut).toBeGreaterThan(a.haut);
        expectRelative(fonction(x, n, { parPopulation: 1000 }).haut, a.haut * 1000, 1e-12);
      }),
    );
  });
});
