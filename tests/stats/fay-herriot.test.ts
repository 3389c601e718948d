import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MethodeVariance } from "../../src/stats/area-variance.ts";
import { fayHerriot } from "../../src/stats/fay-herriot.ts";
import type { OptionsFayHerriot, ResultatFayHerriot } from "../../src/stats/fay-herriot.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const METHODES: readonly MethodeVariance[] = ["REML", "ML", "FH", "PR"];

function estimate(
  y: readonly (number | null)[],
  d: readonly number[],
  x: readonly (readonly number[])[],
  options: OptionsFayHerriot = {},
): ResultatFayHerriot {
  const r = fayHerriot(y, d, x, options);
  if ("motif" in r) throw new Error(r.motif);
  return r;
}

interface Lait {
  readonly y: number[];
  readonly sd: number[];
  readonly major_area: number[];
}
interface LaitAttendu {
  readonly sigma2_u_recomputed: number;
  readonly beta_recomputed: number[];
  readonly beta_se_recomputed: number[];
  readonly fixed_effects_published: number[];
  readonly eblup: number[];
  readonly mse: number[];
}

describe("le lait (Arora et Lahiri 1997)", () => {
  const { inputs, expected, tolerance } = readPublie<Lait, LaitAttendu>("fay_herriot_milk_reml");
  const variances = inputs.sd.map((s) => s ** 2);
  const covariables = inputs.major_area.map((a) => [2, 3, 4].map((b) => Number(a === b)));

  it("REML : variance, coefficients, estimations et erreurs publiées", () => {
    const r = estimate(inputs.y, variances, covariables);
    expectPublie(r.variance, expected.sigma2_u_recomputed, tolerance);
    expectRelative(r.variance, expected.sigma2_u_recomputed, 1e-9);
    r.coefficients.forEach((c, j) => {
      expectPublie(c.valeur, expected.fixed_effects_published[j] ?? NaN, tolerance);
      expectRelative(c.valeur, expected.beta_recomputed[j] ?? NaN, 1e-9);
      expectRelative(c.erreurType, expected.beta_se_recomputed[j] ?? NaN, 1e-9);
    });
    expect(r.territoires).toHaveLength(43);
    r.territoires.forEach((t, i) => {
      expectPublie(t.valeur, expected.eblup[i] ?? NaN, { abs: 2e-6 });
      expectPublie(t.eqm, expected.mse[i] ?? NaN, { abs: 1e-6 });
    });
    expect(r.repli).toBe("aucun");
  });

  const cas = readCas("fayHerriot");
  // Les valeurs de sae s'arrêtent à une précision de 1e-4 sur la variance ; les nôtres vont au dernier chiffre.
  it.each(["ML", "FH"] as const)("%s : estimations et erreurs publiées", (methode) => {
    const r = estimate(inputs.y, variances, covariables, { methode });
    const lignes = cas.filter((c) => c.methode === methode);
    expect(lignes).toHaveLength(43);
    for (const c of lignes) {
      const t = r.territoires[readNumber(c, "territoire") - 1];
      expectPublie(t?.valeur ?? NaN, readNumber(c, "valeur"), { abs: 1e-4 });
      expectPublie(t?.eqm ?? NaN, readNumber(c, "eqm"), { abs: 1e-4 });
    }
  });

  it.each(METHODES)("%s : une colonne de 1 fournie vaut une constante ajoutée", (methode) => {
    const fournie = covariables.map((row) => [1, ...row]);
    const [a, b] = [
      estimate(inputs.y, variances, fournie, { methode, constante: "fournie" }),
      estimate(inputs.y, variances, covariables, { methode }),
    ];
    expectRelative(a.variance, b.variance, 1e-9);
    a.coefficients.forEach((c, j) => {
      expectRelative(c.valeur, b.coefficients[j]?.valeur ?? NaN, 1e-9);
      expectRelative(c.erreurType, b.coefficients[j]?.erreurType ?? NaN, 1e-9);
    });
    a.territoires.forEach((t, i) => expectRelative(t.eqm, b.territoires[i]?.eqm ?? NaN, 1e-9));
  });

  it("prévoit un territoire sans estimation directe, sans rien changer aux autres", () => {
    const avec = estimate([...inputs.y, null], [...variances, NaN], [...covariables, [0, 0, 1]]);
    const sans = estimate(inputs.y, variances, covariables);
    sans.territoires.forEach((t, i) => {
      expectRelative(avec.territoires[i]?.valeur ?? NaN, t.valeur, 1e-12);
      expectRelative(avec.territoires[i]?.eqm ?? NaN, t.eqm, 1e-9);
    });
    const dernier = avec.territoires[43];
    expect(dernier).toMatchObject({ poids: 0 });
    expect(dernier?.valeur).toBe(dernier?.synthetique);
    expect(dernier?.eqm).toBeGreaterThan(sans.variance);
  });
});

it("Prasad et Rao : variance close quand les variances sont égales", () => {
  // y = 0, 3, 6 autour de leur moyenne : variance 9, moins 1 d'échantillonnage.
  const r = estimate([0, 3, 6], [1, 1, 1], [[], [], []], { methode: "PR" });
  expect(r.variance).toBeCloseTo(8, 12);
  expect(r.territoires[0]?.poids).toBeCloseTo(8 / 9, 12);
  // Variances égales : REML, FH et PR ont la même solution, ML divise par m au lieu de m − 1.
  for (const methode of ["REML", "FH"] as const) {
    expect(estimate([0, 3, 6], [1, 1, 1], [[], [], []], { methode }).variance).toBeCloseTo(8, 12);
  }
  expect(estimate([0, 3, 6], [1, 1, 1], [[], [], []], { methode: "ML" }).variance).toBeCloseTo(5, 12);
});

it.each(METHODES)("%s : sans dispersion entre territoires, repli sur le modèle seul", (methode) => {
  const r = estimate([10, 10.1, 9.9, 10], [4, 4, 4, 4], [[], [], [], []], { methode });
  expect(r).toMatchObject({ variance: 0, repli: "synthetique" });
  for (const t of r.territoires) {
    expect(t.valeur).toBeCloseTo(10, 10);
    expect(t.poids).toBe(0);
    expect(t.eqm).toBeGreaterThan(0);
  }
});

it("trop peu de territoires : un motif, pas une erreur", () => {
  expect(fayHerriot([1, 2], [1, 1], [[1], [2]])).toEqual({ motif: "trop peu de territoires" });
  expect(fayHerriot([1, null], [1, 1], [[], []])).toEqual({ motif: "trop peu de territoires" });
});

refuse([
  ["number of areas must be positive, got 0", () => fayHerriot([], [], [])],
  ["variances must hold 2 values, got 1", () => fayHerriot([1, 2], [1], [[], []])],
  ["covariates must hold 2 values, got 1", () => fayHerriot([1, 2], [1, 1], [[]])],
  ["covariates of an area must hold 1 values, got 0", () => fayHerriot([1, 2], [1, 1], [[3], []])],
  ["variance must be positive, got 0", () => fayHerriot([1, 2], [1, 0], [[], []])],
  ["estimate must be a finite number, got NaN", () => fayHerriot([NaN, 2], [1, 1], [[], []])],
  ["covariate must be a finite number, got Infinity", () => fayHerriot([1, 2], [1, 1], [[Infinity], [1]])],
  [
    "confidence must be strictly between 0 and 1, got 95",
    () => fayHerriot([1, 2], [1, 1], [[], []], { confiance: 95 }),
  ],
  [
    "number of covariates must be positive, got 0",
    () => fayHerriot([1, 2], [1, 1], [[], []], { constante: "fournie" }),
  ],
  [
    "covariates must be linearly independent, got a singular design",
    () => fayHerriot([1, 2, 4], [1, 1, 1], [[1], [1], [1]]),
  ],
]);

const territoires = fc.array(
  fc.record({
    y: fc.double({ min: -100, max: 100, noNaN: true }),
    d: fc.double({ min: 0.1, max: 50, noNaN: true }),
    x: fc.integer({ min: -20, max: 20 }),
  }),
  { minLength: 5, maxLength: 25 },
);

it("reste entre l'estimation directe et le modèle ; erreur positive, intervalle symétrique", () => {
  fc.assert(
    fc.property(territoires, fc.constantFrom(...METHODES), (t, methode) => {
      fc.pre(new Set(t.map(({ x }) => x)).size > 1);
      const r = estimate(
        t.map(({ y }) => y),
        t.map(({ d }) => d),
        t.map(({ x }) => [x]),
        { methode },
      );
      expect(r.variance).toBeGreaterThanOrEqual(0);
      r.territoires.forEach((e, i) => {
        const y = t[i]?.y ?? NaN;
        expect(e.valeur).toBeGreaterThanOrEqual(Math.min(y, e.synthetique) - 1e-9);
        expect(e.valeur).toBeLessThanOrEqual(Math.max(y, e.synthetique) + 1e-9);
        expect(e.eqm).toBeGreaterThan(0);
        expect(e.haut - e.valeur).toBeCloseTo(e.valeur - e.bas, 8);
      });
    }),
    { numRuns: 60 },
  );
});

it("ne dépend ni de l'origine ni de l'unité des estimations, ni de l'échelle d'une covariable", () => {
  fc.assert(
    fc.property(territoires, fc.constantFrom(...METHODES), (t, methode) => {
      fc.pre(new Set(t.map(({ x }) => x)).size > 1);
      const [y, d] = [t.map((a) => a.y), t.map((a) => a.d)];
      const r = estimate(y, d, t.map(({ x }) => [x]), { methode }); // prettier-ignore
      const s = estimate(
        y.map((v) => 1000 * v + 5e4),
        d.map((v) => 1e6 * v),
        t.map(({ x }) => [2015 + x / 1e3]),
        { methode },
      );
      s.territoires.forEach((e, i) => {
        const before = r.territoires[i];
        expect(Math.abs(e.valeur - (1000 * (before?.valeur ?? NaN) + 5e4))).toBeLessThan(0.5);
        expect(Math.abs(e.poids - (before?.poids ?? NaN))).toBeLessThan(1e-4);
      });
    }),
    { numRuns: 40 },
  );
});
