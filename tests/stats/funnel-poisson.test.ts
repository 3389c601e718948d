import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelPoisson } from "../../src/stats/funnel-poisson.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

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
});

refuse([
  ["events must be positive, got 0", () => funnelPoisson(0)],
  ["reference must be positive, got 0", () => funnelPoisson(3, { reference: 0 })],
  ["confidence must be strictly between 0 and 1, got NaN", () => funnelPoisson(3, { confiance: NaN })],
]);

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
