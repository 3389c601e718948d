import fc from "fast-check";
import { expect, it } from "vitest";
import { empiricalBayes } from "../../src/stats/empirical-bayes.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("mort subite du nourrisson en Caroline du Nord, 1974 : taux lissés publiés", () => {
  const { inputs, expected, tolerance } = readPublie<
    { events: number[]; population: number[] },
    { eb_first5: number[]; excess_risk_first5: number[]; eb_all_recomputed: number[] }
  >("eb_marshall_sids_1974");
  const lisses = empiricalBayes(inputs.events, inputs.population);
  expected.eb_first5.forEach((v, i) => expectPublie(lisses[i]?.valeur ?? NaN, v, tolerance));
  expected.excess_risk_first5.forEach((v, i) => expectPublie(lisses[i]?.rapport ?? NaN, v, { abs: 5e-6 }));
  expect(lisses).toHaveLength(expected.eb_all_recomputed.length);
  expected.eb_all_recomputed.forEach((v, i) => expectRelative(lisses[i]?.valeur ?? NaN, v, 1e-12));
});

it("sans dispersion au-delà du hasard, tout devient la moyenne", () => {
  const lisses = empiricalBayes([5, 6, 4], [100, 100, 100]);
  for (const l of lisses) expect(l).toMatchObject({ valeur: 0.05, poids: 0, erreurType: 0 });
});

it("aucun événement nulle part : des taux nuls, pas une division par zéro", () => {
  const nul = { valeur: 0, brut: 0, poids: 0, rapport: 0, erreurType: 0 };
  expect(empiricalBayes([0, 0], [10, 20])).toEqual([nul, nul]);
});

it("un voisinage vide ramène le territoire à lui-même ; tous voisins vaut le lissage global", () => {
  const [x, n] = [
    [1, 0, 5, 30],
    [100, 50, 100, 400],
  ];
  const seul = empiricalBayes(x, n, { voisins: [[], [], [], []] });
  expect(seul.map((s) => s.valeur)).toEqual(seul.map((s) => s.brut));
  const tous = empiricalBayes(x, n, { voisins: x.map(() => [0, 1, 2, 3]) });
  tous.forEach((t, i) => expect(t.valeur).toBeCloseTo(empiricalBayes(x, n)[i]?.valeur ?? NaN, 14));
});

it("local : la moyenne est celle du voisinage", () => {
  // Deux blocs étanches : chacun est lissé comme s'il était seul.
  const x = [1, 9, 4, 40, 60, 2];
  const n = [100, 100, 100, 200, 100, 100];
  const voisins = [[1, 2], [0, 2], [0, 1], [4, 5], [3, 5], [3, 4]]; // prettier-ignore
  const local = empiricalBayes(x, n, { voisins });
  const blocs = [...empiricalBayes(x.slice(0, 3), n.slice(0, 3)), ...empiricalBayes(x.slice(3), n.slice(3))];
  local.forEach((l, i) => expect(l.valeur).toBeCloseTo(blocs[i]?.valeur ?? NaN, 14));
});

refuse([
  ["number of areas must be positive, got 0", () => empiricalBayes([], [])],
  ["population must hold 2 values, got 1", () => empiricalBayes([1, 2], [10])],
  ["population must be positive, got 0", () => empiricalBayes([0], [0])],
  ["events must not be negative, got -1", () => empiricalBayes([-1], [5])],
  ["events must be a finite number, got NaN", () => empiricalBayes([NaN], [5])],
  ["neighbours must hold 1 values, got 0", () => empiricalBayes([1], [5], { voisins: [] })],
  ["neighbour must be an area index, got 1", () => empiricalBayes([1], [5], { voisins: [[1]] })],
  ["neighbour must be an area index, got 0.5", () => empiricalBayes([1], [5], { voisins: [[0.5]] })],
]);

const zones = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 10_000 })), { minLength: 1, maxLength: 40 });

it("lisse entre le taux brut et la moyenne ; le poids croît avec la population", () => {
  fc.assert(
    fc.property(zones, (z) => {
      const [x, n] = [z.map(([a]) => a), z.map(([, b]) => b)];
      const moyenne = x.reduce((a, b) => a + b, 0) / n.reduce((a, b) => a + b, 0);
      const lisses = empiricalBayes(x, n);
      for (const { valeur, brut, poids } of lisses) {
        expect(poids).toBeGreaterThanOrEqual(0);
        expect(poids).toBeLessThanOrEqual(1);
        expect(valeur).toBeGreaterThanOrEqual(Math.min(brut, moyenne) - 1e-12);
        expect(valeur).toBeLessThanOrEqual(Math.max(brut, moyenne) * (1 + 1e-12));
      }
      const order = Array.from(n.keys()).sort((a, b) => (n[a] ?? 0) - (n[b] ?? 0));
      for (let k = 1; k < order.length; k++) {
        const [small, large] = [lisses[order[k - 1] ?? -1], lisses[order[k] ?? -1]];
        expect(large?.poids).toBeGreaterThanOrEqual((small?.poids ?? NaN) - 1e-15);
      }
    }),
  );
});
