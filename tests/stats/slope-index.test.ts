import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankRegression } from "../../src/stats/rank-regression.ts";
import { slopeIndexPhe } from "../../src/stats/slope-index-phe.ts";
import type { OptionsSlopeIndexPhe } from "../../src/stats/slope-index-phe.ts";
import { slopeIndexScotpho } from "../../src/stats/slope-index-scotpho.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface Entrees {
  readonly description: string;
  readonly population: readonly number[];
  readonly value: readonly number[];
  readonly value_type: 0 | 1 | 2;
  readonly transform: boolean;
  readonly multiplier: number;
  readonly lower_cl: readonly number[];
  readonly upper_cl: readonly number[];
  readonly se: readonly number[];
  readonly confidence: string;
}

type Attendu = Readonly<Record<string, number | null>>;
interface Tolerance {
  readonly sii_rel: number;
  readonly rii_rel: number;
  readonly limits_rel: number;
}

const NATURES = ["quelconque", "taux", "proportion"] as const;

const readOptions = (entrees: Entrees): OptionsSlopeIndexPhe => ({
  nature: NATURES[entrees.value_type],
  regression: entrees.transform ? "transformee" : "valeurs",
  multiplicateur: entrees.multiplier,
});

// Le cas 40 porte `confidence: 95`, mais son intitulé dit 98 % et ses bornes, plus larges que celles à 95 % du cas 42 sur
// les mêmes données, le confirment : il est lu à 98 %.
const confidenceOf = ({ description, confidence }: Entrees): number =>
  description.endsWith("with 98% cis") ? 0.98 : Number(/^\d+/.exec(confidence)?.[0]) / 100;

describe.each([
  "phe_sii_00_default_e_g_life_expectancy_default_parameters_area1",
  "phe_sii_06_default_testing_quintiles_area1",
  "phe_sii_08_rate_e_g_infant_mortality_default_parameters_area1",
  "phe_sii_10_proportion_e_g_child_obesity_default_parameters_area1",
  "phe_sii_12_proportion_testing_multiplier_x_100_area1",
  "phe_sii_14_proportion_testing_multiplier_x_100_area1",
  "phe_sii_18_default_e_g_life_expectancy_intercept_area1",
  "phe_sii_20_rate_e_g_infant_mortality_intercept_area1",
  "phe_sii_22_proportion_e_g_child_obesity_intercept_area1",
  "phe_sii_24_rate_e_g_infant_mortality_log_transform_with_inter_area1",
  "phe_sii_26_proportion_e_g_child_obesity_logit_transform_with__area1",
  "phe_sii_28_proportion_e_g_child_obesity_logit_transform_with__area1",
  "phe_sii_30_rate_e_g_infant_mortality_log_transform_with_multi_area1",
  "phe_sii_32_rate_e_g_infant_mortality_log_transform_with_negat_area1",
  "phe_sii_36_rate_e_g_infant_mortality_log_transform_without_ri_area1",
  "phe_sii_38_proportion_e_g_child_obesity_logit_transform_witho_area1",
  "phe_sii_40_proportion_e_g_child_obesity_logit_transform_with__area1",
  "phe_sii_42_proportion_e_g_child_obesity_logit_transform_with__area1",
])("%s", (id) => {
  const cas = readPublie<Entrees, Attendu>(id);
  const { inputs, expected } = cas;
  const tolerance = cas.tolerance as unknown as Tolerance;
  const options = { ...readOptions(inputs), confiance: confidenceOf(inputs) };
  const bornes = inputs.population.map((population, i) => ({
    population,
    valeur: inputs.value[i]!,
    bas: inputs.lower_cl[i]!,
    haut: inputs.upper_cl[i]!,
  }));
  const erreurs = inputs.population.map((population, i) => ({
    population,
    valeur: inputs.value[i]!,
    erreurType: inputs.se[i]!,
  }));

  it("SII, RII et ordonnée", () => {
    const { sii, rii, ordonnee } = slopeIndexPhe(bornes, { ...options, intervalle: "analytique" });
    expectPublie(sii.valeur, expected.sii!, { rel: tolerance.sii_rel });
    if (expected.rii !== null) expectPublie(rii!.valeur, expected.rii!, { rel: tolerance.rii_rel });
    if (expected.intercept !== null) expectPublie(ordonnee, expected.intercept!, { rel: tolerance.sii_rel });
  });

  it.each([
    ["simulation", "bornes à 95 %", bornes],
    ["simulation", "erreurs-types", erreurs],
    ["analytique", "bornes à 95 %", bornes],
  ] as const)("intervalle par %s, incertitude donnée en %s", (intervalle, _, groupes) => {
    const { sii, rii } = slopeIndexPhe(groupes, { ...options, intervalle, tirages: 20_000 });
    const limites = [
      [sii.bas, expected.sii_lowercl_1],
      [sii.haut, expected.sii_uppercl_1],
      [rii!.bas, expected.rii_lowercl_1],
      [rii!.haut, expected.rii_uppercl_1],
    ] as const;
    for (const [actual, published] of limites) {
      if (published !== null) expectPublie(actual, published!, { rel: tolerance.limits_rel });
    }
    expect(sii).toMatchObject({
      confiance: options.confiance,
      methode: intervalle === "simulation" ? "simulation" : "delta",
    });
  });
});

it("à 100 000 tirages, la simulation suit l'intervalle analytique, exact pour une valeur normale", () => {
  const { inputs } = readPublie<Entrees, Attendu>("phe_sii_00_default_e_g_life_expectancy_default_parameters_area1");
  const groupes = inputs.population.map((population, i) => ({
    population,
    valeur: inputs.value[i]!,
    erreurType: inputs.se[i]!,
  }));
  const [tire, exact] = [slopeIndexPhe(groupes), slopeIndexPhe(groupes, { intervalle: "analytique" })];
  // Trois fois l'erreur-type d'un quantile à 2,5 % sur 100 000 tirages.
  const slack = (3 * (exact.sii.haut - exact.sii.bas)) / 3.92 / Math.sqrt(1e5) / 0.374;
  expect(Math.abs(tire.sii.bas - exact.sii.bas)).toBeLessThan(slack);
  expect(Math.abs(tire.sii.haut - exact.sii.haut)).toBeLessThan(slack);
});

it("sii_rii_conventions_phe_vs_scotpho : une régression, deux conventions", () => {
  const cas = readPublie<
    { population: number[]; value: number[] },
    Record<string, number> & { scotpho_sii_ci95_t: number[] }
  >("sii_rii_conventions_phe_vs_scotpho");
  const { inputs, expected: e, tolerance } = cas;
  const groupes = inputs.population.map((population, i) => ({ population, valeur: inputs.value[i]!, erreurType: 1 }));
  const phe = slopeIndexPhe(groupes, { intervalle: "analytique" });
  expectPublie(phe.sii.valeur, e.phe_sii!, tolerance);
  expectPublie(phe.rii!.valeur, e.phe_rii!, tolerance);
  expectPublie(phe.ordonnee, e.intercept!, tolerance);
  const scotpho = slopeIndexScotpho(groupes);
  expectPublie(scotpho.sii.valeur, e.scotpho_sii!, tolerance);
  expectPublie(scotpho.sii.bas, e.scotpho_sii_ci95_t[0]!, tolerance);
  expectPublie(scotpho.sii.haut, e.scotpho_sii_ci95_t[1]!, tolerance);
  expectPublie(scotpho.rii.valeur, e.scotpho_rii!, tolerance);
  expectPublie(scotpho.rii.valeur * 50, e.scotpho_rii_int_pct!, tolerance);
  expectPublie(scotpho.ecartAbsolu, e.abs_range!, tolerance);
  expectPublie(scotpho.rapport!, e.rel_range!, tolerance);
  expectPublie(scotpho.partAttribuable! * 100, e.scotpho_par_pct!, tolerance);
  expectPublie(slopeIndexScotpho(groupes, { ensemble: e.weighted_mean }).rii.valeur, e.scotpho_rii!, tolerance);
});

const cinq = [30, 26, 25, 18, 16].map((valeur) => ({ population: 100, valeur, erreurType: 1 }));
const with1 = (groupe: Record<string, number>) => [
  ...cinq.slice(0, 4),
  { population: 100, valeur: 1, erreurType: 1, ...groupe },
];

refuse([
  ["groups must be at least 3, got 0", () => slopeIndexPhe([])],
  ["groups must be at least 3, got 2", () => slopeIndexScotpho(cinq.slice(0, 2))],
  ["population must be positive, got 0", () => slopeIndexPhe(with1({ population: 0 }))],
  ["population must be a finite number, got NaN", () => slopeIndexScotpho(with1({ population: NaN }))],
  ["value must be a finite number, got NaN", () => slopeIndexPhe(with1({ valeur: NaN }))],
  ["value must be a finite number, got Infinity", () => slopeIndexScotpho(with1({ valeur: Infinity }))],
  ["rate must be positive, got 0", () => slopeIndexPhe(with1({ valeur: 0 }), { nature: "taux" })],
  ["proportion must be strictly between 0 and 1, got 30", () => slopeIndexPhe(cinq, { nature: "proportion" })],
  ["standard error must not be negative, got -1", () => slopeIndexPhe(with1({ erreurType: -1 }))],
  [
    "lower limit must be at most the upper limit, got 3 > 2",
    () => slopeIndexPhe([1, 2, 3].map((valeur) => ({ population: 1, valeur, bas: 3, haut: 2 }))),
  ],
  ["multiplier must not be 0, got 0", () => slopeIndexPhe(cinq, { multiplicateur: 0 })],
  ["draws must be an integer of at least 1000, got 999", () => slopeIndexPhe(cinq, { tirages: 999 })],
  ["seed must be an integer, got 0.5", () => slopeIndexPhe(cinq, { graine: 0.5 })],
  ["confidence must be strictly between 0 and 1, got 95", () => slopeIndexPhe(cinq, { confiance: 95 })],
  ["confidence must be strictly between 0 and 1, got 1", () => slopeIndexScotpho(cinq, { confiance: 1 })],
  ["whole must not be 0 when a value is not, got 0", () => slopeIndexScotpho(cinq, { ensemble: 0 })],
]);

it("la même graine redonne les mêmes bornes, une autre des bornes voisines", () => {
  const [a, b, c] = [1, 1, 2].map((graine) => slopeIndexPhe(cinq, { tirages: 5000, graine }).sii);
  expect(a).toEqual(b);
  expect(c!.bas).not.toBe(a!.bas);
  expect(Math.abs(c!.bas - a!.bas)).toBeLessThan(0.5);
});

it("le RII n'a pas de sens quand une extrémité ajustée n'est pas positive", () => {
  const groupes = [-3, 1, 2, 4, 5].map((valeur) => ({ population: 1, valeur, erreurType: 1 }));
  expect(slopeIndexPhe(groupes, { intervalle: "analytique" }).rii).toBeNull();
});

it("aucun événement nulle part : aucune inégalité, au lieu d'une division par 0", () => {
  const vide = slopeIndexScotpho([0, 0, 0].map((valeur) => ({ population: 10, valeur })));
  expect(vide).toMatchObject({
    sii: { valeur: 0 },
    rii: { valeur: 0, bas: 0, haut: 0 },
    rapport: null,
    partAttribuable: null,
  });
});

const groupes = fc.array(
  fc.record({
    population: fc.double({ min: 1, max: 1e5, noNaN: true }),
    valeur: fc.double({ min: 1, max: 100, noNaN: true }),
    erreurType: fc.double({ min: 0, max: 2, noNaN: true }),
  }),
  { minLength: 3, maxLength: 12 },
);

it("les rangs moyens, pondérés, valent ½ et la droite retrouve une pente exacte", () => {
  fc.assert(
    fc.property(groupes, (g) => {
      const { parts, rangs } = rankRegression(
        g.map((x) => x.population),
        3,
      );
      expect(rangs.reduce((s, r, i) => s + r * parts[i]!, 0)).toBeCloseTo(0.5, 12);
      const exacts = g.map((x, i) => ({ ...x, valeur: 50 - 20 * rangs[i]! }));
      const phe = slopeIndexPhe(exacts, { intervalle: "analytique" });
      expect(phe.sii.valeur).toBeCloseTo(-20, 8);
      expect(phe.ordonnee).toBeCloseTo(50, 8);
      expect(phe.rii!.valeur).toBeCloseTo(0.6, 8);
      expect(slopeIndexScotpho(exacts).sii.haut).toBeCloseTo(20, 5);
    }),
  );
});

it("les conventions se répondent : signes opposés, encadrement de la valeur, ordre retourné", () => {
  fc.assert(
    fc.property(groupes, (g) => {
      const phe = slopeIndexPhe(g, { intervalle: "analytique" });
      const scotpho = slopeIndexScotpho(g);
      expect(scotpho.sii.valeur).toBeCloseTo(-phe.sii.valeur, 8);
      for (const v of [phe.sii, scotpho.sii, scotpho.rii]) {
        expect(v.bas).toBeLessThanOrEqual(v.valeur);
        expect(v.haut).toBeGreaterThanOrEqual(v.valeur);
      }
      const retourne = slopeIndexPhe(g.toReversed(), { intervalle: "analytique" });
      expect(retourne.sii.valeur).toBeCloseTo(-phe.sii.valeur, 6);
      expect(retourne.sii.haut).toBeCloseTo(-phe.sii.bas, 6);
    }),
  );
});

it("un multiplicateur négatif retourne le SII et inverse le RII avec leurs bornes", () => {
  const direct = slopeIndexPhe(cinq, { tirages: 2000 });
  const inverse = slopeIndexPhe(cinq, { tirages: 2000, multiplicateur: -10 });
  expect(inverse.sii.bas).toBeCloseTo(-10 * direct.sii.haut, 10);
  expect(inverse.rii!.bas).toBeCloseTo(1 / direct.rii!.haut, 12);
  expect(inverse.ordonnee).toBe(direct.ordonnee);
});
