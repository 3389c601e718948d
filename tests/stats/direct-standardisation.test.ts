import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar } from "../../src/stats/byar.ts";
import { directStandardisation } from "../../src/stats/direct-standardisation.ts";
import type { OptionsDirecte, TauxStandardise } from "../../src/stats/direct-standardisation.ts";
import type { ValeurEncadree } from "../../src/stats/intervalle.ts";
import type { TrancheDirecte } from "../../src/stats/weighted-rate.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface EntreesDsr {
  readonly count: readonly number[];
  readonly pop: readonly number[];
  readonly stdpop_esp2013: readonly number[];
  readonly multiplier: number;
}

type AttenduDsr = Readonly<
  Record<"total_count" | "total_pop" | "value" | "lower95_0cl" | "upper95_0cl" | "lower99_8cl" | "upper99_8cl", number>
>;

const zip = ({ count, pop, stdpop_esp2013 }: EntreesDsr): TrancheDirecte[] =>
  count.map((evenements, i) => ({ evenements, population: pop[i] ?? NaN, poids: stdpop_esp2013[i] ?? NaN }));

function value(tranches: readonly TrancheDirecte[], options?: OptionsDirecte): ValeurEncadree {
  const rate: TauxStandardise = directStandardisation(tranches, options);
  if ("motif" in rate) throw new Error(rate.motif);
  return rate;
}

function expectDsr(
  tranches: readonly TrancheDirecte[],
  parPopulation: number,
  expected: AttenduDsr,
  tolerance: { readonly rel?: number },
): void {
  const [two, three] = [0.95, 0.998].map((confiance) => value(tranches, { parPopulation, confiance }));
  expectPublie(two?.valeur ?? NaN, expected.value, tolerance);
  expectPublie(two?.bas ?? NaN, expected.lower95_0cl, tolerance);
  expectPublie(two?.haut ?? NaN, expected.upper95_0cl, tolerance);
  expectPublie(three?.bas ?? NaN, expected.lower99_8cl, tolerance);
  expectPublie(three?.haut ?? NaN, expected.upper99_8cl, tolerance);
  expect(two).toMatchObject({ evenements: expected.total_count, population: expected.total_pop, methode: "Dobson" });
}

describe("cas publiés", () => {
  it("19 tranches, population européenne type de 2013", () => {
    const { inputs, expected, tolerance } = readPublie<EntreesDsr, AttenduDsr>("phe_dsr_testdata_big");
    expectDsr(zip(inputs), inputs.multiplier, expected, tolerance);
  });

  it("sous 10 événements, le taux est tu et ses totaux restent", () => {
    const { inputs, expected } = readPublie<EntreesDsr, AttenduDsr>("phe_dsr_testdata_tiny");
    expect(expected.value).toBe(null);
    expect(directStandardisation(zip(inputs), { parPopulation: inputs.multiplier })).toEqual({
      motif: "trop peu d'événements",
      evenements: expected.total_count,
      population: expected.total_pop,
    });
  });

  it("événements non indépendants : une personne en vit de 1 à 4", () => {
    const { inputs, expected, tolerance } = readPublie<
      EntreesDsr & { readonly persons_by_frequency: Readonly<Record<string, readonly number[]>> },
      AttenduDsr
    >("phe_dsr_testdata_nonind_big");
    const frequencies = Object.values(inputs.persons_by_frequency);
    const tranches = inputs.pop.map((population, i) => ({
      population,
      poids: inputs.stdpop_esp2013[i] ?? NaN,
      personnesParFrequence: frequencies.map((persons) => persons[i] ?? NaN),
    }));
    expectDsr(tranches, inputs.multiplier, expected, tolerance);
  });
});

const one: TrancheDirecte = { evenements: 12, population: 100, poids: 1 };
refuse([
  ["bands must hold at least 1 item, got 0", () => directStandardisation([])],
  ["population must not be negative, got -1", () => directStandardisation([{ ...one, population: -1 }])],
  ["events must not be negative, got -1", () => directStandardisation([{ ...one, evenements: -1 }])],
  ["events must be a finite number, got NaN", () => directStandardisation([{ ...one, evenements: NaN }])],
  [
    "persons must not be negative, got -2",
    () => directStandardisation([{ population: 10, poids: 1, personnesParFrequence: [3, -2] }]),
  ],
  ["sum of weights must be positive, got 0", () => directStandardisation([{ ...one, poids: 0 }])],
  ["per-population must be positive, got 0", () => directStandardisation([one], { parPopulation: 0 })],
  ["minimum of events must be positive, got 0", () => directStandardisation([one], { minEvenements: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => directStandardisation([one], { confiance: 95 })],
]);

it("se tait quand une tranche qui pèse est vide, et l'ignore quand elle ne pèse rien", () => {
  expect(directStandardisation([one, { evenements: 0, population: 0, poids: 1 }])).toEqual({
    motif: "tranche sans population",
  });
  expect(value([one, { evenements: 0, population: 0, poids: 0 }]).valeur).toBeCloseTo(0.12, 14);
});

it("une seule tranche : le taux brut et les bornes de Byar, exactes si le seuil est abaissé", () => {
  const crude = byar(12, 100);
  expectRelative(value([one]).bas, crude.bas, 1e-12);
  expectRelative(value([one]).haut, crude.haut, 1e-12);
  const few = value([{ ...one, evenements: 3 }], { minEvenements: 1 });
  expectRelative(few.haut, byar(3, 100).haut, 1e-12);
});

const band = fc.record({
  evenements: fc.integer({ min: 1, max: 60 }),
  population: fc.integer({ min: 100, max: 5000 }),
  poids: fc.integer({ min: 1, max: 9000 }),
});
const bands = fc.array(band, { minLength: 10, maxLength: 20 });

it("ne dépend ni de l'ordre des tranches ni de l'échelle des poids", () => {
  fc.assert(
    fc.property(bands, (tranches) => {
      const rate = value(tranches);
      expectRelative(value(tranches.toReversed()).haut, rate.haut, 1e-12);
      const scaled = tranches.map((tranche) => ({ ...tranche, poids: tranche.poids * 1e-5 }));
      expectRelative(value(scaled).bas, rate.bas, 1e-12);
    }),
  );
});

it("avec pour poids sa propre population, vaut le taux brut", () => {
  fc.assert(
    fc.property(bands, (tranches) => {
      const own = tranches.map((tranche) => ({ ...tranche, poids: tranche.population }));
      const [x, n] = own.reduce(([a, b], t) => [a + t.evenements, b + t.population], [0, 0]);
      expectRelative(value(own).valeur, x / n, 1e-12);
      expectRelative(value(own).haut, byar(x, n).haut, 1e-12);
    }),
  );
});

it("des événements regroupés sur moins de personnes élargissent l'intervalle sans changer la valeur", () => {
  fc.assert(
    fc.property(bands, (tranches) => {
      const single = tranches.map(({ evenements, ...t }) => ({ ...t, personnesParFrequence: [evenements] }));
      const double = tranches.map(({ evenements, ...t }) => ({ ...t, personnesParFrequence: [0, evenements / 2] }));
      const [independent, grouped] = [value(tranches), value(double)];
      expect(value(single)).toEqual(independent);
      expectRelative(grouped.valeur, independent.valeur, 1e-12);
      expectRelative(grouped.haut - grouped.valeur, Math.SQRT2 * (independent.haut - independent.valeur), 1e-9);
    }),
  );
});
