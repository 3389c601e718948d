import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decomposeSeasonal } from "../../src/stats/decompose-seasonal.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const { inputs, expected, tolerance } = readPublie<
  { x: readonly number[]; period: number },
  Record<"seasonal_published" | "seasonal_recomputed", readonly number[]> &
    Record<"trend_recomputed" | "resid_recomputed", readonly (number | null)[]>
>("seasonal_classical_additive_q");
const { x, period: periode } = inputs;

/** Mêmes `null`, et mêmes nombres à la tolérance près. */
function expectSerie(actual: readonly (number | null)[], attendu: readonly (number | null)[], abs: number): void {
  expect(actual.map((y) => y === null)).toEqual(attendu.map((y) => y === null));
  actual.forEach((y, i) => expectPublie(y ?? 0, attendu[i] ?? 0, { abs }));
}

it("cas publié : trimestres, additif (R decompose, repris par statsmodels)", () => {
  const { abs_published, abs = NaN } = tolerance as { abs_published: number; abs?: number };
  const { saisons, tendance, reste, desaisonnalisee } = decomposeSeasonal(x, { periode });
  expectSerie(saisons, expected.seasonal_published, abs_published);
  expectSerie(saisons, expected.seasonal_recomputed, abs);
  expectSerie(tendance, expected.trend_recomputed, abs);
  expectSerie(reste, expected.resid_recomputed, abs);
  expect(desaisonnalisee[0]).toBeCloseTo(-50 - (expected.seasonal_recomputed[0] ?? NaN), 9);
});

// Les autres attentes de statsmodels/tsa/tests/test_seasonal.py, sur la même série, à ses décimales imprimées.
const { abs } = Math;
describe.each<[string, Parameters<typeof decomposeSeasonal>, readonly number[], number, number, number]>([
  [
    "multiplicatif",
    [x.map(abs), { periode, modele: "multiplicatif" }],
    [1.0815, 1.5538, 0.6716, 0.6931],
    4,
    2,
    1.29263,
  ],
  ["additif, dernier cycle incomplet", [x.slice(0, -1), { periode }], [68.18, 69.02, -82.66, -54.54], 2, 2, 72.538],
  ["additif rétrospectif", [x, { periode, filtre: "retrospectif" }], [76.76, 90.03, -114.4, -52.4], 2, 4, 11.112],
  [
    "multiplicatif rétrospectif",
    [x.map(abs), { periode, modele: "multiplicatif", filtre: "retrospectif" }],
    [1.1985, 1.5449, 0.5811, 0.6755],
    4,
    4,
    1.2008,
  ],
])("%s", (_, args, saisons, decimales, rang, reste) => {
  it("retrouve les saisons et le premier reste publiés", () => {
    const decomposition = decomposeSeasonal(...args);
    saisons.forEach((s, i) => expect(decomposition.saisons[i]).toBeCloseTo(s, decimales));
    expect(decomposition.tendance.indexOf(decomposition.tendance.find((t) => t !== null) ?? null)).toBe(rang);
    expect(decomposition.reste[rang]).toBeCloseTo(reste, 3);
  });
});

refuse([
  ["values must hold at least 24 numbers, got 23", () => decomposeSeasonal(new Array<number>(23).fill(1))],
  ["values must be finite numbers, got NaN at index 1", () => decomposeSeasonal([1, NaN, 3, 4], { periode: 2 })],
  ["period must be an integer of at least 2, got 1", () => decomposeSeasonal([1, 2, 3], { periode: 1 })],
  ["period must be an integer of at least 2, got 2.5", () => decomposeSeasonal([1, 2, 3], { periode: 2.5 })],
  [
    "multiplicative values must be positive, got 0",
    () => decomposeSeasonal([1, 0, 3, 4], { periode: 2, modele: "multiplicatif" }),
  ],
]);

const serie = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 14, maxLength: 40 });

it.each([2, 3, 4, 7])("se recompose en la série, saisons centrées (période %i)", (pas) => {
  fc.assert(
    fc.property(serie, fc.constantFrom("additif" as const, "multiplicatif" as const), (ys, modele) => {
      const { tendance, saisons, reste } = decomposeSeasonal(ys, { periode: pas, modele });
      expect(saisons.reduce((a, b) => a + b) / pas).toBeCloseTo(modele === "additif" ? 0 : 1, 9);
      ys.forEach((y, i) => {
        const [t, r, s] = [tendance[i], reste[i], saisons[i % pas] ?? NaN];
        if (t == null || r == null) return;
        expect(modele === "additif" ? t + s + r : t * s * r).toBeCloseTo(y, 8);
      });
    }),
  );
});

it("une droite n'a pas de saison, et garde sa tendance ; une constante n'a rien", () => {
  const droite = Array.from({ length: 36 }, (_, i) => 100 + 2 * i);
  const { tendance, saisons, reste } = decomposeSeasonal(droite);
  expect(tendance.slice(6, 30)).toEqual(droite.slice(6, 30));
  for (const s of saisons) expect(s).toBeCloseTo(0, 9);
  for (const r of reste.slice(6, 30)) expect(r).toBeCloseTo(0, 9);
  const constante = decomposeSeasonal(new Array<number>(24).fill(5), { modele: "multiplicatif" });
  expect(constante.saisons).toEqual(new Array(12).fill(1));
});
