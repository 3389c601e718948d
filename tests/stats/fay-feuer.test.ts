import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directStandardisation } from "../../src/stats/direct-standardisation.ts";
import { fayFeuer } from "../../src/stats/fay-feuer.ts";
import type { OptionsFayFeuer } from "../../src/stats/fay-feuer.ts";
import type { ValeurEncadree } from "../../src/stats/intervalle.ts";
import { poissonExact } from "../../src/stats/poisson-exact.ts";
import type { TrancheDirecte } from "../../src/stats/weighted-rate.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

function value(tranches: readonly TrancheDirecte[], options?: OptionsFayFeuer): ValeurEncadree {
  const rate = fayFeuer(tranches, options);
  if ("motif" in rate) throw new Error(rate.motif);
  return rate;
}

describe("deux territoires publiés, quatre âges", () => {
  const { inputs, expected, tolerance } = readPublie<
    Readonly<Record<"events" | "population" | "standard_population", readonly number[]>>,
    { direct: readonly (readonly number[])[] }
  >("age_standardisation_fayfeuer_esda");
  it.each([0, 1])("territoire %i", (area) => {
    const tranches = [0, 1, 2, 3].map((age) => ({
      evenements: inputs.events[4 * area + age] ?? NaN,
      population: inputs.population[4 * area + age] ?? NaN,
      poids: inputs.standard_population[4 * area + age] ?? NaN,
    }));
    const [valeur = NaN, bas = NaN, haut = NaN] = expected.direct[area] ?? [];
    const rate = value(tranches);
    expectPublie(rate.valeur, valeur, tolerance);
    expectPublie(rate.bas, bas, tolerance);
    expectPublie(rate.haut, haut, tolerance);
  });
});

const one: TrancheDirecte = { evenements: 12, population: 100, poids: 1 };
refuse([
  ["bands must hold at least 1 item, got 0", () => fayFeuer([])],
  ["events must not be negative, got -1", () => fayFeuer([{ ...one, evenements: -1 }])],
  ["weight must be a finite number, got NaN", () => fayFeuer([{ ...one, poids: NaN }])],
  ["sum of weights must be positive, got 0", () => fayFeuer([{ ...one, poids: 0 }])],
  ["per-population must be positive, got 0", () => fayFeuer([one], { parPopulation: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => fayFeuer([one], { confiance: 95 })],
]);

it("se tait quand une tranche qui pèse est vide", () => {
  expect(fayFeuer([one, { evenements: 0, population: 0, poids: 1 }])).toEqual({ motif: "tranche sans population" });
});

it("sans événement, la borne haute est celle du poids le plus lourd", () => {
  const none = [
    { evenements: 0, population: 100, poids: 1 },
    { evenements: 0, population: 400, poids: 1 },
  ];
  const rate = value(none);
  expect(rate).toMatchObject({ valeur: 0, bas: 0 });
  expectRelative(rate.haut, -Math.log(0.025) * (0.5 / 100), 1e-12);
  expect(value(none, { evenementDePlus: "moyen" }).haut).toBeLessThan(rate.haut);
});

const count = fc.integer({ min: 0, max: 40 });
const population = fc.integer({ min: 100, max: 5000 });

it.each(["maximal", "moyen"] as const)("tous les poids égaux, rend l'exact de Poisson (%s)", (evenementDePlus) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(count, population), { minLength: 1, maxLength: 12 }), (cells) => {
      const tranches = cells.map(([evenements, n]) => ({ evenements, population: n, poids: n }));
      const [x, n] = cells.reduce(([a, b], cell) => [a + cell[0], b + cell[1]], [0, 0]);
      const [rate, exact] = [value(tranches, { evenementDePlus }), poissonExact(x, n)];
      expectRelative(rate.bas, exact.bas, 1e-9);
      expectRelative(rate.haut, exact.haut, 1e-9);
    }),
    { numRuns: 40 },
  );
});

const band = fc.record({ evenements: count, population, poids: fc.integer({ min: 1, max: 9000 }) });

it("couvre plus que Dobson du côté haut, à la même valeur ; Tiwari est entre les deux poids", () => {
  fc.assert(
    fc.property(fc.array(band, { minLength: 2, maxLength: 15 }), (tranches) => {
      const rate = value(tranches);
      const tiwari = value(tranches, { evenementDePlus: "moyen" });
      expect(tiwari.haut).toBeLessThanOrEqual(rate.haut * (1 + 1e-12));
      expect(tiwari.bas).toBe(rate.bas);
      expect(rate.bas).toBeLessThanOrEqual(rate.valeur);
      expect(rate.haut).toBeGreaterThan(rate.valeur);
      const dobson = directStandardisation(tranches);
      if (!("motif" in dobson)) expectRelative(dobson.valeur, rate.valeur, 1e-12);
    }),
    { numRuns: 60 },
  );
});
