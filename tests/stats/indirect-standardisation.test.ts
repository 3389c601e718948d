import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar } from "../../src/stats/byar.ts";
import { indirectStandardisation } from "../../src/stats/indirect-standardisation.ts";
import type {
  OptionsIndirecte,
  StandardisationIndirecte,
  TrancheIndirecte,
} from "../../src/stats/indirect-standardisation.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

type EntreesIsr = Readonly<Record<"count" | "pop" | "refcount" | "refpop", readonly number[]>> & {
  readonly multiplier?: number;
  readonly refvalue?: number;
};

type AttenduIsr = Readonly<
  Record<"observed" | "expected" | "ref_rate" | "value", number> &
    Record<"lower95_0cl" | "upper95_0cl" | "lower99_8cl" | "upper99_8cl", number>
> & { readonly method: string };

const zip = ({ pop, refcount, refpop }: EntreesIsr): TrancheIndirecte[] =>
  pop.map((population, i) => ({
    population,
    evenementsReference: refcount[i] ?? NaN,
    populationReference: refpop[i] ?? NaN,
  }));

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

function indirect(
  observes: number,
  tranches: readonly TrancheIndirecte[],
  options?: OptionsIndirecte,
): StandardisationIndirecte {
  const result = indirectStandardisation(observes, tranches, options);
  if ("motif" in result) throw new Error(result.motif);
  return result;
}

describe.each([
  { id: "phe_israte_testdata_big", champ: "taux" },
  { id: "phe_israte_testdata_tiny", champ: "taux" },
  { id: "phe_isratio_testdata_small", champ: "ratio" },
] as const)("cas publié $id", ({ id, champ }) => {
  const { inputs, expected, tolerance } = readPublie<EntreesIsr, AttenduIsr>(id);
  it.each([
    { confiance: 0.95, bas: expected.lower95_0cl, haut: expected.upper95_0cl },
    { confiance: 0.998, bas: expected.lower99_8cl, haut: expected.upper99_8cl },
  ])("à $confiance", ({ confiance, bas, haut }) => {
    const {
      attendus,
      tauxReference,
      [champ]: estimate,
    } = indirect(total(inputs.count), zip(inputs), {
      confiance,
      parPopulation: inputs.multiplier ?? 1,
      base: inputs.refvalue ?? 100,
    });
    expectPublie(attendus, expected.expected, tolerance);
    if (champ === "taux") expectPublie(tauxReference, expected.ref_rate, tolerance);
    expectPublie(estimate.valeur, expected.value, tolerance);
    expectPublie(estimate.bas, bas, tolerance);
    expectPublie(estimate.haut, haut, tolerance);
    expect(estimate.methode).toBe(expected.method === "Exact" ? "Poisson exacte" : "Byar");
  });
});

const one: TrancheIndirecte = { population: 10, evenementsReference: 5, populationReference: 100 };
refuse([
  ["bands must hold at least 1 item, got 0", () => indirectStandardisation(3, [])],
  ["events must not be negative, got -3", () => indirectStandardisation(-3, [one])],
  ["events must be a finite number, got NaN", () => indirectStandardisation(NaN, [one])],
  ["population must not be negative, got -1", () => indirectStandardisation(3, [{ ...one, population: -1 }])],
  [
    "reference population must be positive, got 0",
    () => indirectStandardisation(3, [{ ...one, populationReference: 0 }]),
  ],
  [
    "reference events must not be negative, got -1",
    () => indirectStandardisation(3, [{ ...one, evenementsReference: -1 }]),
  ],
  ["base must be positive, got 0", () => indirectStandardisation(3, [one], { base: 0 })],
  ["per-population must be positive, got 0", () => indirectStandardisation(3, [one], { parPopulation: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => indirectStandardisation(3, [one], { confiance: 95 })],
]);

it("se tait quand la référence n'attend aucun événement", () => {
  const none = { motif: "aucun événement attendu" };
  expect(indirectStandardisation(2, [{ ...one, evenementsReference: 0 }])).toEqual(none);
  expect(indirectStandardisation(0, [{ ...one, population: 0 }])).toEqual(none);
});

const band = fc.record({
  population: fc.integer({ min: 1, max: 3000 }),
  evenementsReference: fc.integer({ min: 1, max: 5000 }),
  populationReference: fc.integer({ min: 5000, max: 60000 }),
});

it("la référence comparée à elle-même vaut sa base et son taux brut", () => {
  fc.assert(
    fc.property(fc.array(band, { minLength: 1, maxLength: 20 }), (reference) => {
      const own = reference.map((t) => ({ ...t, population: t.populationReference }));
      const { ratio, taux, tauxReference } = indirect(total(own.map((t) => t.evenementsReference)), own);
      expectRelative(ratio.valeur, 100, 1e-12);
      expectRelative(taux.valeur, tauxReference, 1e-12);
    }),
  );
});

it("le ratio est celui de byar sur les attendus, et le taux lui est proportionnel", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.array(band, { minLength: 1, maxLength: 20 }), (observes, tranches) => {
      const { attendus, ratio, taux, tauxReference } = indirect(observes, tranches, { base: 1 });
      expect(ratio).toEqual(byar(observes, attendus));
      expectRelative(taux.haut, ratio.haut * tauxReference, 1e-12);
    }),
  );
});
