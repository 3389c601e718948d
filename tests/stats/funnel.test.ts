import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelGrid } from "../../src/stats/funnel-grid.ts";
import { funnelPoisson } from "../../src/stats/funnel-poisson.ts";
import { funnelProportion } from "../../src/stats/funnel-proportion.ts";
import { funnelSignificance } from "../../src/stats/funnel-significance.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe("proportions publiées", () => {
  type Row = Readonly<Record<"lower_2s" | "upper_2s" | "lower_3s" | "upper_3s" | "baseline", number>>;
  const { inputs, expected, tolerance } = readPublie<
    { numerator: number[]; denominator: number[]; grid_population: number[] },
    { rows: Row[] }
  >("phe_funnel_limits_proportion");
  const reference = sum(inputs.numerator) / sum(inputs.denominator);

  it("les 100 lignes : limites à 95 % et 99,8 %, en pourcent", () => {
    expect(expected.rows.length).toBe(100);
    expected.rows.forEach((row, i) => {
      const population = inputs.grid_population[i] ?? NaN;
      const [two, three] = [0.95, 0.998].map((confiance) => funnelProportion(reference, population, { confiance }));
      expectPublie(100 * (two?.bas ?? NaN), row.lower_2s, tolerance);
      expectPublie(100 * (two?.haut ?? NaN), row.upper_2s, tolerance);
      expectPublie(100 * (three?.bas ?? NaN), row.lower_3s, tolerance);
      expectPublie(100 * (three?.haut ?? NaN), row.upper_3s, tolerance);
      expectPublie(100 * reference, row.baseline, tolerance);
    });
  });

  it("les 100 abscisses", () => {
    expect(funnelGrid(inputs.denominator)).toEqual(inputs.grid_population);
  });

  it.each(readCas("funnelProportion"))("$numerateur sur $denominateur : $classe", (cas) => {
    const point = {
      nature: "proportion",
      numerateur: readNumber(cas, "numerateur"),
      denominateur: readNumber(cas, "denominateur"),
    } as const;
    expect(funnelSignificance(point, reference)).toBe(cas.classe);
  });
});

/**
 * La recherche de la source, refaite depuis la borne exacte : une dichotomie sur `v = x / (1 + O + x)`, arrêtée quand le
 * pas passe sous 1e-7. Ses tables s'écartent de la loi exacte d'autant, soit 4,7e-5 à un événement et 99,8 %.
 */
function stopEarly(exact: number, evenements: number): number {
  const target = exact / (1 + evenements + exact);
  let v = 0.5;
  for (let step = 0.25; ; step /= 2) {
    v += v < target ? step : -step;
    if (step <= 1e-7) return ((1 + evenements) * v) / (1 - v);
  }
}

describe("ratios publiés", () => {
  const { inputs, expected, tolerance } = readPublie<
    { observed_events: number[] },
    { rows: Readonly<Record<string, number>>[] }
  >("phe_funnel_limits_ratio_poisson");
  const cells = inputs.observed_events.flatMap((evenements, i) =>
    [0.95, 0.998].flatMap((confiance) => {
      const limits = funnelPoisson(evenements, { reference: 100, confiance });
      const sigma = confiance === 0.95 ? "2s" : "3s";
      const row = expected.rows[i] ?? {};
      return [
        { evenements, published: row, side: `lower_${sigma}`, attendus: limits.attendusBas, isr: limits.bas },
        { evenements, published: row, side: `upper_${sigma}`, attendus: limits.attendusHaut, isr: limits.haut },
      ];
    }),
  );

  it("les 400 limites tiennent la tolérance du cas, la dichotomie arrêtée où la source l'arrête", () => {
    expect(cells.length).toBe(400);
    for (const { evenements, published, side, attendus } of cells) {
      const stopped = stopEarly(attendus, evenements);
      expectPublie(stopped, published[`${side}_exp_events`] ?? NaN, tolerance);
      expectPublie((100 * evenements) / stopped, published[`${side}_isr`] ?? NaN, tolerance);
      // L'écart relatif publié perd deux chiffres quand il est petit : la tolérance vaut pour observés / attendus.
      expectPublie(evenements / stopped, 1 + (published[`${side}_count`] ?? NaN), tolerance);
    }
  });

  it("la loi exacte tient la tolérance partout, sauf à un événement et 99,8 %, où la source s'arrête trop tôt", () => {
    const beyond = cells.filter(
      ({ published, side, attendus }) =>
        Math.abs(attendus / (published[`${side}_exp_events`] ?? NaN) - 1) > (tolerance.rel ?? 0),
    );
    expect(beyond.map(({ evenements, side }) => [evenements, side])).toEqual([[1, "upper_3s"]]);
    expectRelative(beyond[0]?.attendus ?? NaN, -Math.log(0.999), 1e-12); // forme close ; la source imprime 0,001000547
  });
});

describe("taux publiés", () => {
  const { inputs, expected, tolerance } = readPublie<
    { events: number[]; baseline_per_100000: number },
    { rows: Readonly<Record<string, number>>[] }
  >("phe_funnel_limits_rate_1");

  it("les 100 lignes : limites à 95 % et 99,8 %, pour 100 000", () => {
    inputs.events.forEach((evenements, i) => {
      const row = expected.rows[i] ?? {};
      for (const [confiance, sigma] of [
        [0.95, "2s"],
        [0.998, "3s"],
      ] as const) {
        const limits = funnelPoisson(evenements, { reference: inputs.baseline_per_100000, confiance });
        expectPublie(limits.bas, row[`lower_${sigma}_limit`] ?? NaN, tolerance);
        expectPublie(limits.haut, row[`upper_${sigma}_limit`] ?? NaN, tolerance);
      }
    });
  });

  it("les abscisses et la référence, depuis les 50 territoires de trois ans d'où elles viennent", () => {
    const territoires = readCas("funnelGrid").map((cas) => {
      const evenements = readNumber(cas, "evenements");
      return { evenements, population: (1e5 * evenements) / readNumber(cas, "taux") };
    });
    const populations = territoires.map(({ population }) => population);
    const reference = sum(territoires.map(({ evenements }) => evenements)) / sum(populations);
    expectRelative(1e5 * reference, inputs.baseline_per_100000, 1e-8);
    expect(funnelGrid(populations, { nature: "taux", reference, annees: 3 })).toEqual(inputs.events);
  });
});

it("les abscisses d'un ratio s'arrêtent un pas avant le bout, comme dans la source", () => {
  const { inputs } = readPublie<{ observed_events: number[] }, unknown>("phe_funnel_limits_ratio_poisson");
  // Attendus extrêmes de testdata_funnel_ratio_inputs.csv.
  expect(funnelGrid([4.293052052, 706.7669173], { nature: "ratio" })).toEqual(inputs.observed_events);
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
      expect(funnelSignificance({ nature: "taux standardisé", evenements, taux }, reference)).toBe(standardise);
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
  ["reference must be between 0 and 1, got 20", () => funnelProportion(20, 100)],
  ["denominator must be positive, got 0", () => funnelProportion(0.2, 0)],
  ["confidence must be strictly between 0 and 1, got 95", () => funnelProportion(0.2, 10, { confiance: 95 })],
  ["events must be positive, got 0", () => funnelPoisson(0)],
  ["reference must be positive, got 0", () => funnelPoisson(3, { reference: 0 })],
  ["confidence must be strictly between 0 and 1, got NaN", () => funnelPoisson(3, { confiance: NaN })],
  ["values must hold at least 1 number, got 0", () => funnelGrid([])],
  ["denominator must be positive, got 0", () => funnelGrid([0, 5])],
  ["values must be finite numbers, got NaN at index 1", () => funnelGrid([1, NaN])],
  ["years must be positive, got 0", () => funnelGrid([5], { annees: 0 })],
  ["reference must be positive, got 0", () => funnelSignificance({ nature: "ratio", evenements: 3, attendus: 2 }, 0)],
  ["population must be positive, got 0", () => funnelSignificance({ nature: "taux", evenements: 3, population: 0 }, 1)],
  [
    "rate must be positive, got 0",
    () => funnelSignificance({ nature: "taux standardisé", evenements: 12, taux: 0 }, 1),
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

const reference = fc.double({ min: 0.01, max: 0.99, noNaN: true });

it("une proportion est sur sa limite quand son intervalle de Wilson touche la référence", () => {
  fc.assert(
    fc.property(reference, fc.integer({ min: 1, max: 1e5 }), (p, n) => {
      const { bas, haut } = funnelProportion(p, n);
      expect(bas).toBeGreaterThanOrEqual(0);
      expect(haut).toBeLessThanOrEqual(1);
      if (bas > 0) expect(wilson(bas * n, n).haut).toBeCloseTo(p, 10);
      if (haut < 1) expect(wilson(haut * n, n).bas).toBeCloseTo(p, 10);
    }),
  );
});

it("se resserre vers la référence, qui reste entre les deux limites", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (x) => {
      const [few, many] = [funnelPoisson(x), funnelPoisson(2 * x)];
      expect(few.bas).toBeLessThan(many.bas);
      expect(many.bas).toBeLessThan(1);
      expect(few.haut).toBeGreaterThan(many.haut);
      expect(many.haut).toBeGreaterThan(1);
    }),
    { numRuns: 50 },
  );
});

it("les abscisses sont 100 entiers croissants", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.5, max: 1e6, noNaN: true }), { minLength: 1 }), (denominateurs) => {
      const grid = funnelGrid(denominateurs);
      expect(grid.length).toBe(100);
      grid.forEach((x, i) => expect(x).toBeGreaterThan(grid[i - 1] ?? 0));
      expect(grid.every(Number.isInteger)).toBe(true);
    }),
  );
});

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
