import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegressionSegmentee } from "../../src/stats/broken-line.ts";
import { leastSquares } from "../../src/stats/least-squares.ts";
import { segmentedRegression } from "../../src/stats/segmented-regression.ts";
import type { OptionsSegmentation } from "../../src/stats/segmented-regression.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

function fit(x: readonly number[], y: readonly number[], options?: OptionsSegmentation): RegressionSegmentee {
  const resultat = segmentedRegression(x, y, options);
  if ("motif" in resultat) throw new Error(resultat.motif);
  return resultat;
}

type Attendu = Record<
  "rss" | "const" | "const_se" | "alpha" | "alpha_se" | "beta1" | "beta1_se" | "bp1" | "bp1_se" | "r2",
  number
>;

describe("cas publié : le paquet R segmented (Muggeo), repris par piecewise-regression", () => {
  const { inputs, expected, tolerance } = readPublie<
    { x: readonly number[]; y: readonly number[]; start: readonly number[] },
    {
      r_segmented: Attendu;
      global_min_recomputed: { bp: readonly number[]; rss: number; coef: readonly number[] };
    }
  >("segmented_muggeo_data2");
  const { rss_abs } = tolerance as { rss_abs: number };
  const r = expected.r_segmented;

  it.each([
    ["du départ donné", { rupturesInitiales: inputs.start }],
    ["sans départ", {}],
  ])("%s", (_, options) => {
    const resultat = fit(inputs.x, inputs.y, options);
    const [rupture, pente, changement] = [resultat.ruptures[0], resultat.pentes[0], resultat.changements[0]];
    expectPublie(resultat.rss, r.rss, { abs: rss_abs });
    for (const [estimation, valeur, erreur] of [
      [resultat.ordonnee, r.const, r.const_se],
      [pente, r.alpha, r.alpha_se],
      [changement, r.beta1, r.beta1_se],
      [rupture, r.bp1, r.bp1_se],
    ] as const) {
      expectPublie(estimation?.valeur ?? NaN, valeur, tolerance);
      expectPublie(estimation?.erreurType ?? NaN, erreur, tolerance);
      // Bien plus près que la tolérance du cas : tous les chiffres imprimés par R.
      expect(estimation?.valeur ?? NaN).toBeCloseTo(valeur, 3);
      expect(estimation?.erreurType ?? NaN).toBeCloseTo(erreur, 3);
    }
    expect(resultat.r2).toBeCloseTo(r.r2, 4);
    const [bp = NaN] = expected.global_min_recomputed.bp;
    expectRelative(rupture?.valeur ?? NaN, bp, 1e-6);
    expectRelative(resultat.rss, expected.global_min_recomputed.rss, 1e-10);
  });
});

// Une ligne brisée connue, au bruit près : 0,3 sin(7 i).
const ligne = (x: number, ...changements: readonly (readonly [psi: number, beta: number])[]): number =>
  changements.reduce((y, [psi, beta]) => y + beta * Math.max(0, x - psi), 5 + 0.4 * x);
const abscisses = Array.from({ length: 60 }, (_, i) => i / 3);
const bruit = (i: number): number => 0.3 * Math.sin(7 * i);

it("retrouve deux ruptures, et le BIC préfère deux à une ou trois", () => {
  const y = abscisses.map((x, i) => ligne(x, [6, 2], [13, -3]) + bruit(i));
  const deux = fit(abscisses, y, { ruptures: 2 });
  expect(deux.ruptures.map(({ valeur }) => Math.abs(valeur - (valeur < 10 ? 6 : 13)) < 0.3)).toEqual([true, true]);
  deux.pentes.forEach(({ bas, haut }, i) => {
    const vraie = [0.4, 2.4, -0.6][i] ?? NaN;
    expect(bas).toBeLessThan(vraie + 0.1);
    expect(haut).toBeGreaterThan(vraie - 0.1);
  });
  for (const ruptures of [1, 3]) {
    expect(fit(abscisses, y, { ruptures, selection: "aucune" }).bic).toBeGreaterThan(deux.bic);
  }
});

it("une ligne brisée exacte est retrouvée, loin de zéro comme près", () => {
  for (const origine of [0, 2015]) {
    const x = abscisses.map((t) => t + origine);
    const resultat = fit(
      x,
      abscisses.map((t) => ligne(t, [7.1, 1.5])),
    );
    expect(resultat.ruptures[0]?.valeur).toBeCloseTo(7.1 + origine, 6);
    expect(resultat.changements[0]?.valeur).toBeCloseTo(1.5, 8);
  }
});

it("l'ajustement n'est jamais battu par une rupture prise sur une grille fine", () => {
  const y = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 });
  const x = Array.from({ length: 12 }, (_, i) => i);
  const rssAt = (ys: readonly number[], psi: number): number => {
    const hinge = Float64Array.from(x, (t) => Math.max(0, t - psi));
    const fitted = leastSquares([Float64Array.from(x, () => 1), Float64Array.from(x), hinge], Float64Array.from(ys));
    return fitted?.rss ?? Infinity;
  };
  fc.assert(
    fc.property(y, (ys) => {
      const resultat = segmentedRegression(x, ys, { selection: "aucune" });
      fc.pre(!("motif" in resultat));
      const grille = Array.from({ length: 170 }, (_, i) => 1.05 + i * 0.05).filter((psi) => psi < 9.9);
      const best = Math.min(...grille.map((psi) => rssAt(ys, psi)));
      expect((resultat as RegressionSegmentee).rss).toBeLessThanOrEqual(best * 1.02 + 1e-9);
    }),
    { numRuns: 30 }, // chaque essai ajuste 180 lignes brisées
  );
});

it("ne dépend pas de l'ordre des points, suit l'échelle", () => {
  const y = abscisses.map((x, i) => ligne(x, [9, 2]) + bruit(i));
  const direct = fit(abscisses, y);
  expect(fit(abscisses.toReversed(), y.toReversed())).toEqual(direct);
  const dixieme = fit(
    abscisses,
    y.map((v) => v / 10),
  );
  expectRelative(dixieme.ruptures[0]?.valeur ?? NaN, direct.ruptures[0]?.valeur ?? NaN, 1e-6);
  expectRelative(dixieme.pentes[1]?.erreurType ?? NaN, (direct.pentes[1]?.erreurType ?? NaN) / 10, 1e-6);
});

const dix = Array.from({ length: 10 }, (_, i) => i);

it("dit son motif quand il n'y a rien à segmenter", () => {
  expect(segmentedRegression([], [])).toEqual({ motif: "trop peu de points" });
  expect(segmentedRegression([1, 2, 3, 4], [1, 2, 9, 16])).toEqual({ motif: "trop peu de points" });
  expect(segmentedRegression([1, 1, 1, 2, 2, 2], [1, 2, 3, 4, 5, 6])).toEqual({ motif: "trop peu de points" });
  expect(
    segmentedRegression(
      dix,
      dix.map(() => 4),
    ),
  ).toEqual({ motif: "aucune rupture" });
  expect(
    segmentedRegression(
      dix,
      dix.map((i) => 0.1 * i + 3),
    ),
  ).toEqual({ motif: "aucune rupture" });
  expect(segmentedRegression(dix, [1, 2, 3, 4, 5, 6.1, 7, 7.9, 9, 10])).toEqual({ motif: "aucune rupture" });
  expect(
    segmentedRegression(
      dix,
      dix.map((i) => i * i),
      { rupturesInitiales: [0.5] },
    ),
  ).toEqual({ motif: "segment trop court" });
});

refuse([
  ["y must hold 2 values, got 1", () => segmentedRegression([1, 2], [1])],
  ["points must be finite, got NaN at index 1", () => segmentedRegression([1, 2], [1, NaN])],
  ["breakpoints must be an integer of at least 1, got 0", () => segmentedRegression(dix, dix, { ruptures: 0 })],
  ["breakpoints must be an integer of at least 1, got 1.5", () => segmentedRegression(dix, dix, { ruptures: 1.5 })],
  ["starts must hold 2 values, got 1", () => segmentedRegression(dix, dix, { ruptures: 2, rupturesInitiales: [3] })],
  ["confidence must be strictly between 0 and 1, got 95", () => segmentedRegression(dix, dix, { confiance: 95 })],
]);
