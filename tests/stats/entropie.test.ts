import fc from "fast-check";
import { expect, it } from "vitest";
import { entropyDecomposition } from "../../src/stats/entropy-decomposition.ts";
import { generalisedEntropy } from "../../src/stats/generalised-entropy.ts";
import { meanLogDeviation } from "../../src/stats/mean-log-deviation.ts";
import { theil } from "../../src/stats/theil.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("theil_mexico_1940_1970 : Theil T à quatre dates", () => {
  const cas = readPublie<Record<string, number[]>, { theil: number[] }>("theil_mexico_1940_1970");
  const annees = Object.values(cas.inputs);
  expect(annees).toHaveLength(4);
  annees.forEach((x, i) => expectPublie(theil(x), cas.expected.theil[i]!, cas.tolerance));
});

it("mean_log_deviation_reat : L, et non T", () => {
  const cas = readPublie<{ x: number[] }, { theil_L: number; theil_T: number; published_rounded: number }>(
    "mean_log_deviation_reat",
  );
  expectPublie(meanLogDeviation(cas.inputs.x), cas.expected.theil_L, cas.tolerance);
  expectPublie(meanLogDeviation(cas.inputs.x), cas.expected.published_rounded, cas.tolerance);
  expectPublie(theil(cas.inputs.x), cas.expected.theil_T, cas.tolerance);
});

refuse([
  ["values must hold at least 1 number, got 0", () => theil([])],
  ["values must be finite and not negative, got -2 at index 0", () => theil([-2, 3])],
  ["values must have a positive finite sum, got 0", () => theil([0])],
  ["values must be positive when alpha is 0, got 0", () => meanLogDeviation([0, 1])],
  ["values must be positive when alpha is -1, got 0", () => generalisedEntropy([0, 1], -1)],
  ["alpha must be a finite number, got NaN", () => generalisedEntropy([1, 2], NaN)],
  ["alpha must be a finite number, got Infinity", () => entropyDecomposition([1, 2], ["a", "b"], { alpha: Infinity })],
  ["groups must hold 2 values, got 1", () => entropyDecomposition([1, 2], ["a"])],
  ["values must have a positive finite sum, got 0", () => entropyDecomposition([0, 2], ["a", "b"])],
]);

const revenus = fc.array(fc.double({ min: 0.5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 30 });
const alpha = fc.oneof(fc.constantFrom(-1, 0, 0.5, 1, 2), fc.double({ min: -2, max: 3, noNaN: true }));

it("suit sa définition, est positif, et nul pour une série constante", () => {
  fc.assert(
    fc.property(revenus, fc.constantFrom(-1, 0.5, 2, 3), (x, a) => {
      const mean = x.reduce((s, v) => s + v, 0) / x.length;
      const naive = x.reduce((s, v) => s + ((v / mean) ** a - 1) / (a * (a - 1)), 0) / x.length;
      const ge = generalisedEntropy(x, a);
      expect(Math.abs(ge - naive)).toBeLessThanOrEqual(1e-9 * Math.max(1, ge));
      expect(ge).toBeGreaterThanOrEqual(0);
      expect(
        generalisedEntropy(
          x.map(() => x[0]!),
          a,
        ),
      ).toBeCloseTo(0, 12);
    }),
  );
});

it("passe sans saut par alpha = 0 et alpha = 1, et vaut la moitié du carré du coefficient de variation à 2", () => {
  const x = [3, 5, 8, 13, 40];
  for (const step of [1e-6, 1e-9, 1e-12]) {
    expect(generalisedEntropy(x, step)).toBeCloseTo(meanLogDeviation(x), 5);
    expect(generalisedEntropy(x, 1 - step)).toBeCloseTo(theil(x), 5);
  }
  expect(generalisedEntropy(x, 1e-12)).toBeCloseTo(meanLogDeviation(x), 10);
  expect(generalisedEntropy(x, 1 + 1e-12)).toBeCloseTo(theil(x), 10);
  const mean = 69 / 5;
  expect(generalisedEntropy(x, 2)).toBeCloseTo(x.reduce((s, v) => s + (v - mean) ** 2, 0) / 5 / mean ** 2 / 2, 14);
});

it("T d'une population où un seul a tout est ln n ; une valeur nulle y compte pour 0", () => {
  expect(theil([0, 0, 0, 9])).toBeCloseTo(Math.log(4), 14);
});

it("garde ses décimales pour une inégalité infime", () => {
  const e = 2 ** -20;
  // T et L de 1 ± e valent e²/2 au premier ordre.
  for (const index of [theil, meanLogDeviation]) expect(index([1 - e, 1 + e]) / ((e * e) / 2)).toBeCloseTo(1, 8);
});

it("la décomposition est exacte, quels que soient alpha, les poids et les groupes", () => {
  const lignes = fc.array(
    fc.tuple(
      fc.double({ min: 0.5, max: 1e4, noNaN: true }),
      fc.constantFrom("a", "b", "c"),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
    ),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(lignes, alpha, (l, a) => {
      const [x, g, poids] = [l.map((r) => r[0]), l.map((r) => r[1]), l.map((r) => r[2])];
      const d = entropyDecomposition(x, g, { poids, alpha: a });
      const total = generalisedEntropy(x, a, { poids });
      expect(Math.abs(d.total - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, total));
      expect(d.inter).toBeGreaterThanOrEqual(0);
      expect(d.groupes.reduce((s, r) => s + r.contribution, 0)).toBeCloseTo(d.intra, 10);
      expect(d.groupes.reduce((s, r) => s + r.partPopulation, 0)).toBeCloseTo(1, 12);
      expect(d.groupes.reduce((s, r) => s + r.partRevenus, 0)).toBeCloseTo(1, 12);
    }),
  );
});

it("les poids de l'intra sont les revenus pour T, les effectifs pour L ; un groupe de poids nul disparaît", () => {
  const [x, g] = [
    [1, 3, 6, 10, 99],
    ["a", "a", "b", "b", "c"],
  ];
  const poids = [1, 1, 1, 1, 0];
  for (const [a, part] of [
    [1, "partRevenus"],
    [0, "partPopulation"],
  ] as const) {
    const { groupes } = entropyDecomposition(x, g, { poids, alpha: a });
    expect(groupes.map((r) => r.groupe)).toEqual(["a", "b"]);
    for (const r of groupes) expect(r.contribution).toBeCloseTo(r[part] * r.indice, 14);
  }
});

it("un seul groupe : rien d'inter ; un groupe par valeur : rien d'intra", () => {
  const x = [2, 3, 9];
  expect(entropyDecomposition(x, ["a", "a", "a"]).inter).toBe(0);
  expect(entropyDecomposition(x, [1, 2, 3])).toMatchObject({ intra: 0 });
  expect(entropyDecomposition(x, [1, 2, 3]).inter).toBeCloseTo(theil(x), 14);
});
