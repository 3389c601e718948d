import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelSignificance } from "../../src/stats/funnel-significance.ts";
import { readCas, readNumber } from "./cas.ts";
import { readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe("classes publiées des proportions", () => {
  const { inputs } = readPublie<{ numerator: number[]; denominator: number[] }, unknown>(
    "phe_funnel_limits_proportion",
  );
  const reference = sum(inputs.numerator) / sum(inputs.denominator);
  it.each(readCas("funnelSignificanceProportion"))("$numerateur sur $denominateur : $classe", (cas) => {
    const point = {
      nature: "proportion",
      numerateur: readNumber(cas, "numerateur"),
      denominateur: readNumber(cas, "denominateur"),
    } as const;
    expect(funnelSignificance(point, reference)).toBe(cas.classe);
  });
});

describe("classes publiées des taux", () => {
  const cas = readCas("funnelSignificance");
  const territoires = cas.map((c) => ({
    evenements: readNumber(c, "evenements"),
    population: readNumber(c, "population"),
    taux: Number(c.taux_standardise),
    standardise: c.standardise,
    avecZero: c.brut_avec_zero,
    sansZero: c.brut_sans_zero,
  }));
  const events = sum(territoires.map(({ evenements }) => evenements));

  it("taux standardisés pour 100 000", () => {
    const derived = territoires.filter(({ evenements }) => evenements > 0);
    const reference = events / sum(derived.map(({ evenements, taux }) => evenements / taux));
    for (const { evenements, taux, standardise } of territoires) {
      expect(funnelSignificance({ nature: "taux standardise", evenements, taux }, reference)).toBe(standardise);
    }
  });

  it.each(["avecZero", "sansZero"] as const)("taux bruts, territoire vide compté ou non : %s", (colonne) => {
    const kept = territoires.filter(({ evenements }) => colonne === "avecZero" || evenements > 0);
    const reference = events / sum(kept.map(({ population }) => population));
    for (const { evenements, population, [colonne]: classe } of kept) {
      expect(funnelSignificance({ nature: "taux", evenements, population }, reference)).toBe(classe);
    }
  });
});

refuse([
  ["reference must be positive, got 0", () => funnelSignificance({ nature: "ratio", evenements: 3, attendus: 2 }, 0)],
  ["population must be positive, got 0", () => funnelSignificance({ nature: "taux", evenements: 3, population: 0 }, 1)],
  [
    "rate must be positive, got 0",
    () => funnelSignificance({ nature: "taux standardise", evenements: 12, taux: 0 }, 1),
  ],
  [
    "numerator must be at most the denominator, got 5 > 3",
    () => funnelSignificance({ nature: "proportion", numerateur: 5, denominateur: 3 }, 0.5),
  ],
  [
    "reference must be between 0 and 1, got 50",
    () => funnelSignificance({ nature: "proportion", numerateur: 1, denominateur: 3 }, 50),
  ],
]);

it("la classe monte avec les événements, et « très » implique l'autre côté des limites à 95 %", () => {
  const ORDER = ["très bas", "bas", "ordinaire", "haut", "très haut"];
  fc.assert(
    fc.property(fc.nat(300), fc.double({ min: 1, max: 300, noNaN: true }), (x, attendus) => {
      const rank = (evenements: number): number =>
        ORDER.indexOf(funnelSignificance({ nature: "ratio", evenements, attendus }));
      expect(rank(x + 1)).toBeGreaterThanOrEqual(rank(x));
    }),
  );
});
