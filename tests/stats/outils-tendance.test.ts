import fc from "fast-check";
import { linearRegression, median } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { autocorrelation } from "../../src/stats/autocorrelation.ts";
import { detrend } from "../../src/stats/detrend.ts";
import { kendallCovariance } from "../../src/stats/kendall-covariance.ts";
import { leastSquares } from "../../src/stats/least-squares.ts";
import { medianInPlace } from "../../src/stats/median-in-place.ts";
import { midRanks } from "../../src/stats/mid-ranks.ts";
import { normalQuantile } from "../../src/stats/normal-quantile.ts";
import { normalTail } from "../../src/stats/normal-tail.ts";
import { expectRelative } from "./cas.ts";

describe("queue normale", () => {
  // scipy 1.17, stats.norm.sf
  it.each([
    [-3, 0.9986501019683699],
    [0.3, 0.3820885778110474],
    [1, 0.15865525393145707],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300957],
    [5.66, 7.56864975199768e-9],
    [8, 6.22096057427174e-16],
    [20, 2.7536241186061556e-89],
    [37, 5.725571222523927e-300],
  ])("P(Z > %d)", (z, attendu) => expectRelative(normalTail(z), attendu, 1e-12));

  it("est la réciproque du quantile, complémentaire, décroissante, définie à l'infini", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
        expectRelative(normalTail(-normalQuantile(p)), p, 1e-12);
        expect(normalTail(normalQuantile(p))).toBeCloseTo(1 - p, 15);
      }),
    );
    const grille = Array.from({ length: 800 }, (_, i) => normalTail(i / 20 - 2));
    expect(grille.every((p, i) => i === 0 || p <= (grille[i - 1] ?? NaN))).toBe(true);
    expect([normalTail(Infinity), normalTail(-Infinity)]).toEqual([0, 1]);
  });
});

const nombres = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 });

it("la médiane sur place est celle de simple-statistics, et laisse les cases suivantes", () => {
  fc.assert(
    fc.property(nombres, (xs) => {
      const values = Float64Array.of(...xs, 1000);
      expect(medianInPlace(values, xs.length)).toBe(median([...xs]));
      expect(values[xs.length]).toBe(1000);
    }),
  );
  expect(medianInPlace(new Float64Array(), 0)).toBeNaN();
});

it("les rangs moyens ont la somme des rangs, et l'ordre des valeurs", () => {
  fc.assert(
    fc.property(nombres, (xs) => {
      const ranks = midRanks(Float64Array.from(xs));
      expect(ranks.reduce((a, b) => a + b, 0)).toBe((xs.length * (xs.length + 1)) / 2);
      xs.forEach((x, i) =>
        xs.forEach((y, j) => expect(Math.sign((ranks[i] ?? NaN) - (ranks[j] ?? NaN))).toBe(Math.sign(x - y))),
      );
    }),
  );
});

it("la covariance de Kendall d'une série et d'elle-même est la variance de S, ex æquo compris", () => {
  // Variance de mk_original, par l'autre formule : n (n − 1)(2n + 5) / 18 moins les ex æquo.
  const serie = Float64Array.of(1, 2, 2, 3, 3, 3, 4);
  const term = (t: number): number => t * (t - 1) * (2 * t + 5);
  expect(kendallCovariance(serie, serie)).toBeCloseTo((term(7) - term(2) - term(3)) / 18, 12);
  expect(
    kendallCovariance(
      serie,
      serie.map((x) => -x),
    ),
  ).toBeCloseTo(-(term(7) - term(2) - term(3)) / 18, 12);
  expect(kendallCovariance(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBe(0);
});

it("l'autocorrélation vaut 1 au décalage 0, reste dans [−1 ; 1], et se somme à −1/2", () => {
  fc.assert(
    fc.property(nombres, (xs) => {
      const r = autocorrelation(Float64Array.from(xs), xs.length - 1);
      for (const x of r) expect(Math.abs(x)).toBeLessThanOrEqual(1 + 1e-12);
      if (new Set(xs).size > 1) expect(r.reduce((a, b) => a + b, 0)).toBeCloseTo(0.5, 9);
      else expect(r.every((x) => x === 0)).toBe(true);
    }),
  );
});

it("une droite exacte n'a plus de résidu, une autre garde les siens", () => {
  const droite = Float64Array.from({ length: 10 }, (_, i) => 2015 + 0.1 * i);
  expect(new Set(detrend(droite, 0.1)).size).toBe(1);
  expect([...detrend(Float64Array.of(2, 5, 5), 1)]).toEqual([1, 3, 2]);
});

it("les moindres carrés rendent la droite de simple-statistics, et refusent une colonne redondante", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 3 }), (points) => {
      fc.pre(new Set(points.map(([x]) => x)).size > 1);
      const column = (f: (p: readonly [number, number]) => number): Float64Array => Float64Array.from(points, f);
      const fit = leastSquares(
        [column(() => 1), column(([x]) => x)],
        column(([, y]) => y),
      );
      const { m, b } = linearRegression(points);
      expect(fit?.coefficients[1]).toBeCloseTo(m, 7);
      expect(fit?.coefficients[0]).toBeCloseTo(b, 7);
    }),
  );
  const ones = Float64Array.of(1, 1, 1);
  expect(leastSquares([ones, ones.map((x) => 3 * x)], Float64Array.of(1, 2, 3))).toBeNull();
});
