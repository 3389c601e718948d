import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankIntervalsJoint } from "../../src/stats/rank-intervals-joint.ts";
import { pairwiseThreshold, rankIntervalsPairwise } from "../../src/stats/rank-intervals-pairwise.ts";
import { rankIntervals } from "../../src/stats/rank-intervals.ts";
import { seededRandom } from "../../src/stats/seeded-random.ts";
import { refuse } from "./refus.ts";

const METHODES = { rankIntervals, rankIntervalsJoint, rankIntervalsPairwise };
const bounds = (rangs: readonly { bas: number; haut: number }[]): [number, number][] =>
  rangs.map(({ bas, haut }) => [bas, haut]);

describe.each(Object.entries(METHODES))("%s", (_, intervals) => {
  it("sans erreur, le classement est certain et les ex æquo partagent le meilleur rang", () => {
    const rangs = intervals([10, 30, 20, 30], [0, 0, 0, 0]);
    expect(rangs.map((r) => r.valeur)).toEqual([4, 1, 3, 1]);
    for (const r of rangs) expect(r.bas).toBe(r.valeur);
  });

  it("erreurs immenses : chacun peut être n'importe où", () => {
    for (const r of intervals([1, 2, 3, 4], [1e6, 1e6, 1e6, 1e6])) expect(r).toMatchObject({ bas: 1, haut: 4 });
  });

  it("un seul territoire est premier", () => {
    expect(intervals([3], [1])[0]).toMatchObject({ valeur: 1, bas: 1, haut: 1 });
  });

  it("croissant et décroissant sont le miroir l'un de l'autre", () => {
    const [x, s] = [[5, 9, 14, 15, 22], [1, 2, 1, 3, 2]]; // prettier-ignore
    const up = intervals(x, s, { ordre: "croissant" });
    const down = intervals(
      x.map((v) => -v),
      s,
    );
    expect(up).toEqual(down);
  });

  it("le rang est dans son intervalle, de 1 à n ; plus de confiance n'en retire rien", () => {
    const zones = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(zones, (z) => {
        const [x, s] = [z.map(([a]) => a), z.map(([, b]) => b)];
        const narrow = intervals(x, s, { confiance: 0.8 });
        const wide = intervals(x, s, { confiance: 0.99 });
        narrow.forEach((r, i) => {
          expect(r.bas).toBeGreaterThanOrEqual(1);
          expect(r.haut).toBeLessThanOrEqual(x.length);
          expect(r.bas).toBeLessThanOrEqual(r.valeur);
          expect(r.haut).toBeGreaterThanOrEqual(r.valeur);
          expect(wide[i]?.bas).toBeLessThanOrEqual(r.bas);
          expect(wide[i]?.haut).toBeGreaterThanOrEqual(r.haut);
        });
      }),
      { numRuns: 15 },
    );
  });

  refuse([
    ["number of areas must be positive, got 0", () => intervals([], [])],
    ["standard errors must hold 2 values, got 1", () => intervals([1, 2], [1])],
    ["standard error must not be negative, got -1", () => intervals([1], [-1])],
    ["estimate must be a finite number, got NaN", () => intervals([NaN], [1])],
    ["confidence must be strictly between 0 and 1, got 95", () => intervals([1], [1], { confiance: 95 })],
  ]);
});

refuse([
  ["draws must be an integer of at least 100, got 10", () => rankIntervals([1], [1], { tirages: 10 })],
  ["draws must be an integer of at least 100, got 150.5", () => rankIntervalsPairwise([1], [1], { tirages: 150.5 })],
  ["seed must be an integer, got NaN", () => rankIntervals([1], [1], { graine: NaN })],
]);

it("Klein, Wright et Wieczorek : le calcul à la main", () => {
  // n = 3, Šidák à 95 % : chaque intervalle à 98,305 %, z = 2,3877. Marges de 2,3877 : [7,61 ; 12,39] et [12,61 ; 17,39].
  const x = [10, 15, 14.7];
  expect(bounds(rankIntervalsJoint(x, [1, 1, 1]))).toEqual([[2, 3], [1, 2], [1, 3]]); // prettier-ignore
  // Bonferroni, z = 2,3940 : [7,606 ; 12,394] et [12,606 ; …] : même conclusion, marge à peine plus large.
  expect(bounds(rankIntervalsJoint(x, [1, 1, 1], { correction: "Bonferroni" }))).toEqual([[2, 3], [1, 2], [1, 3]]); // prettier-ignore
  // Juste au bord : 4,78 d'écart sépare selon Šidák (2 × 2,3877 = 4,7754), pas selon Bonferroni (4,7880).
  expect(bounds(rankIntervalsJoint([0, 4.78, 100], [1, 1, 1]))).toEqual([[3, 3], [2, 2], [1, 1]]); // prettier-ignore
  expect(bounds(rankIntervalsJoint([0, 4.78, 100], [1, 1, 1], { correction: "Bonferroni" }))).toEqual([
    [2, 3],
    [2, 3],
    [1, 1],
  ]);
});

it("le seuil des différences est celui de l'étendue studentisée de Tukey", () => {
  // Table de l'étendue studentisée, degrés de liberté infinis, 5 % : q(3) = 3,314, q(10) = 4,474 ; ici divisé par √2.
  const options = { confiance: 0.95, tirages: 40_000, graine: 7 };
  expect(pairwiseThreshold(new Float64Array(3).fill(2), options)).toBeCloseTo(3.314 / Math.SQRT2, 1);
  expect(pairwiseThreshold(new Float64Array(10).fill(5), options)).toBeCloseTo(4.474 / Math.SQRT2, 1);
});

it("la simultanéité par différences classe au moins autant que la comparaison d'intervalles, à erreurs égales", () => {
  const x = [10, 13, 15, 18, 22, 23];
  const s = x.map(() => 1);
  const joint = rankIntervalsJoint(x, s);
  rankIntervalsPairwise(x, s).forEach((p, i) => {
    expect(p.bas).toBeGreaterThanOrEqual(joint[i]?.bas ?? NaN);
    expect(p.haut).toBeLessThanOrEqual(joint[i]?.haut ?? NaN);
  });
});

it("la même graine redonne les mêmes rangs ; la probabilité d'être devant est celle de la loi normale", () => {
  const [x, s] = [[1, 1.2, 1.4, 1.6], [0.3, 0.3, 0.3, 0.3]]; // prettier-ignore
  expect(rankIntervals(x, s, { graine: 3 })).toEqual(rankIntervals(x, s, { graine: 3 }));
  // Deux territoires à un écart-type de différence : le second passe devant 1 fois sur 6,3 ; à 60 % il ne bouge pas.
  const deux = (confiance: number): [number, number][] => bounds(rankIntervals([Math.SQRT2, 0], [1, 1], { confiance }));
  expect(deux(0.6)).toEqual([[1, 1], [2, 2]]); // prettier-ignore
  expect(deux(0.75)).toEqual([[1, 2], [1, 2]]); // prettier-ignore
});

it("les rangs simultanés couvrent tous les vrais rangs au moins à la confiance annoncée", () => {
  const vrais = [10, 11, 12, 14, 17];
  const random = seededRandom(11);
  const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  let covered = 0;
  const essais = 400;
  for (let t = 0; t < essais; t++) {
    const mesures = vrais.map((v) => v + normal());
    const rangs = rankIntervalsPairwise(mesures, vrais.map(() => 1), { confiance: 0.9, tirages: 300 }); // prettier-ignore
    if (rangs.every((r, i) => r.bas <= 5 - i && 5 - i <= r.haut)) covered++;
  }
  expect(covered / essais).toBeGreaterThan(0.88);
});
