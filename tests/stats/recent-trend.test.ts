import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cochranArmitage } from "../../src/stats/cochran-armitage.ts";
import { recentTrend } from "../../src/stats/recent-trend.ts";
import type { OptionsTendanceRecente, PointAnnuel, TendanceRecente } from "../../src/stats/recent-trend.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface Point {
  readonly year: number;
  readonly count: number;
  readonly denominator: number;
  readonly value: number;
  readonly lower95: number;
  readonly upper95: number;
}
interface Entrees {
  readonly points: readonly Point[];
  readonly value_type: keyof typeof NATURES;
  readonly polarity: keyof typeof POLARITES;
  readonly year_range: number;
}
interface Attendu {
  readonly trend: string;
  readonly slope_recomputed: number;
  readonly chi2_recomputed: number;
  readonly leave_one_out_same_sign: boolean;
}

const NATURES = {
  Proportion: "proportion",
  "Crude rate": "taux brut",
  "Directly standardised rate": "taux standardise direct",
  "Indirectly standardised proportion": "autre",
} as const;
const POLARITES = {
  "No judgement": "sans jugement",
  "High is good": "haut favorable",
  "Low is good": "bas favorable",
} as const;

const readPoint = ({ year, count, denominator, value, lower95, upper95 }: Point): PointAnnuel => ({
  annee: year,
  valeur: value,
  bas: lower95,
  haut: upper95,
  numerateur: count,
  denominateur: denominator,
});

function calculable(points: readonly PointAnnuel[], options?: OptionsTendanceRecente): TendanceRecente {
  const tendance = recentTrend(points, options);
  if ("motif" in tendance) throw new Error(tendance.motif);
  return tendance;
}

/** Le nom que Fingertips donne à notre résultat. */
const NOMS: Record<string, string> = {
  "hausse, sans jugement": "Increasing",
  "baisse, sans jugement": "Decreasing",
  "hausse, mieux": "IncreasingAndGettingBetter",
  "hausse, moins bien": "IncreasingAndGettingWorse",
  "baisse, mieux": "DecreasingAndGettingBetter",
  "baisse, moins bien": "DecreasingAndGettingWorse",
  "aucune, sans jugement": "NoChange",
};
const nameOf = ({ sens, jugement }: TendanceRecente): string | undefined => NOMS[`${sens}, ${jugement}`];

describe("cas publiés de Fingertips", () => {
  it.each(["fingertips_recent_trend_diabetesprevelance", "fingertips_recent_trend_yorkshiremmrcoverage"])(
    "%s",
    (id) => {
      const { inputs, expected, tolerance } = readPublie<Entrees, Attendu>(id);
      const tendance = calculable(inputs.points.map(readPoint), {
        nature: NATURES[inputs.value_type],
        polarite: POLARITES[inputs.polarity],
        anneesParPoint: inputs.year_range,
      });
      expect(nameOf(tendance)).toBe(expected.trend);
      expectPublie(tendance.pente, expected.slope_recomputed, tolerance);
      expectPublie(tendance.khi2, expected.chi2_recomputed, tolerance);
      expect(tendance.concordant).toBe(expected.leave_one_out_same_sign);
    },
  );

  it("une proportion standardisée indirecte n'a pas de règle", () => {
    const { inputs, expected } = readPublie<Entrees, Attendu>("fingertips_recent_trend_emergencyreadmissions");
    expect(expected.trend).toBe("CannotBeCalculated");
    const nature = NATURES[inputs.value_type];
    expect(recentTrend(inputs.points.map(readPoint), { nature })).toEqual({ motif: "nature non prise en charge" });
  });

  const legacy = readPublie<
    Entrees,
    { significant: boolean; chi_square_rounded2: number; chi2_recomputed: number; slope_recomputed: number }
  >("fingertips_trend_legacy_set1");
  const set1 = legacy.inputs.points.map(readPoint);

  it("le marqueur de 2020", () => {
    const tendance = calculable(set1);
    expect(tendance.sens !== "aucune").toBe(legacy.expected.significant);
    const { chi_abs: abs } = legacy.tolerance as { chi_abs: number };
    expectPublie(tendance.khi2, legacy.expected.chi_square_rounded2, { abs });
    expectPublie(tendance.khi2, legacy.expected.chi2_recomputed, { rel: 1e-9 });
    expectPublie(tendance.pente, legacy.expected.slope_recomputed, { rel: 1e-9 });
  });

  // Les autres attentes de TrendMarkerCalculatorTest.cs (fingertips-open).
  it("le marqueur de 2020 des proportions : khi-deux arrondi à 47,90", () => {
    const tendance = calculable(set1, { methode: "Cochran-Armitage" });
    expect(tendance.khi2).toBeCloseTo(47.9, 2);
    expect(tendance.sens).toBe("hausse");
  });

  it("le marqueur de 2020, série 2 : rien de significatif", () => {
    const set2 = [
      [20.5506, 18.1803, 23.1427],
      [19.5952, 17.3444, 22.0602],
      [19.0349, 16.8421, 21.4394],
      [21.3966, 19.0918, 23.8975],
      [18.4372, 16.2925, 20.7941],
    ].map(([valeur = NaN, bas, haut], i) => ({ annee: 2014 + i, valeur, bas, haut }));
    expect(calculable(set2).sens).toBe("aucune");
  });

  // IndicatorTestData.cs et TrendCalculatorTests.cs (FingertipsNext) : l'indicateur 41203, dont l'année 2021
  // s'effondre.
  it("Preventable sight loss from diabetic eye disease : hausse, moins bien", () => {
    const points = [
      [2.935, 2.7841, 3.0919],
      [1.93028, 1.8085, 2.058],
      [2.7567, 2.6113, 2.9082],
      [2.8701, 2.7225, 3.0237],
      [3.0121, 2.8616, 3.1683],
    ].map(([valeur = NaN, bas, haut], i) => ({ annee: 2020 + i, valeur, bas, haut }));
    const tendance = calculable(points, { nature: "taux brut", polarite: "bas favorable" });
    expect(nameOf(tendance)).toBe("IncreasingAndGettingWorse");
  });
});

const serie = (valeurs: readonly (number | null)[], marge = 0.5): PointAnnuel[] =>
  valeurs.map((valeur, i) => ({ annee: 2015 + i, valeur, bas: (valeur ?? 0) - marge, haut: (valeur ?? 0) + marge }));

it.each<[string, readonly PointAnnuel[], OptionsTendanceRecente, string]>([
  ["points de 3 ans", serie([1, 2, 3, 4, 5]), { anneesParPoint: 3 }, "points de plusieurs années"],
  ["aucun point", [], {}, "moins de cinq points"],
  ["cinq points dont un secret", serie([1, 2, null, 4, 5]), {}, "moins de cinq points"],
  ["un trou parmi les cinq derniers", serie([1, 2, 3, null, 4, 5]), {}, "années non consécutives"],
  [
    "sans intervalle",
    serie([1, 2, 3, 4, 5]).map(({ annee, valeur }) => ({ annee, valeur })),
    {},
    "intervalle absent ou nul",
  ],
  ["intervalle de largeur nulle", serie([1, 2, 3, 4, 5], 0), {}, "intervalle absent ou nul"],
  [
    "100 %",
    serie([1, 2, 3, 4, 5]).map((p) => ({ ...p, numerateur: 8, denominateur: 8 })),
    {},
    "numérateur égal au dénominateur",
  ],
  ["effectif absent", serie([1, 2, 3, 4, 5]), { methode: "Cochran-Armitage" }, "effectif absent"],
  [
    "un taux n'est pas une proportion",
    serie([1, 2, 3, 4, 5]),
    { methode: "Cochran-Armitage", nature: "taux brut" },
    "nature non prise en charge",
  ],
  [
    "0 %",
    serie([0, 2, 3, 4, 5]).map((p) => ({ ...p, numerateur: p.valeur, denominateur: 8 })),
    { methode: "Cochran-Armitage" },
    "numérateur nul",
  ],
])("motif : %s", (_, points, options, motif) => expect(recentTrend(points, options)).toEqual({ motif }));

refuse([
  ["year must be an integer, got 2015.5", () => recentTrend([{ annee: 2015.5, valeur: 1 }])],
  ["years must be distinct, got 2015 twice", () => recentTrend([...serie([1]), ...serie([2])])],
  ["value must be a finite number, got NaN", () => recentTrend(serie([NaN]))],
  [
    "lower limit must be at most the upper, got 2 > 1",
    () => recentTrend([{ annee: 2015, valeur: 1, bas: 2, haut: 1 }]),
  ],
]);

it("une année qui fait seule la tendance ne la fait pas", () => {
  const tendance = calculable(serie([10, 9.9, 9.8, 9.7, 20]));
  expect(tendance).toMatchObject({ sens: "aucune", concordant: false });
  expect(tendance.khi2).toBeGreaterThan(9.55);
});

it("une série constante : aucune tendance, pente nulle", () => {
  expect(calculable(serie([7, 7, 7, 7, 7]))).toMatchObject({ sens: "aucune", pente: 0, khi2: 0, concordant: true });
});

it("une pente nulle sans l'un des points l'est, quelle que soit l'erreur d'arrondi du calcul", () => {
  // Sans le dernier : -1,5 × 30,8 - 0,5 × 36,8 + 0,5 × 10,4 + 1,5 × 39,6 = 0, qui compte comme positive ; les autres baissent.
  const ys = [30.8, 36.8, 10.4, 39.6, 5];
  for (const ajout of [0, 7, 0.1, 1000])
    expect(calculable(serie(ys.map((y) => y + ajout))), `${ajout}`).toMatchObject({ sens: "aucune", concordant: false });
});

it("ignore l'ordre des points, les années, l'unité ; n'use que des cinq derniers", () => {
  const valeurs = fc.array(fc.double({ min: 1, max: 50, noNaN: true }), { minLength: 5, maxLength: 9 });
  fc.assert(
    fc.property(valeurs, fc.double({ min: 0.1, max: 5, noNaN: true }), (ys, marge) => {
      const tendance = calculable(serie(ys, marge));
      expect(calculable(serie(ys, marge).toReversed())).toEqual(tendance);
      expect(calculable(serie(ys.slice(-5), marge))).toEqual(tendance);
      const enMilliemes = ys.map((y) => 1000 * y);
      fc.pre(tendance.khi2 > 1e-6);
      expectRelative(calculable(serie(enMilliemes, 1000 * marge)).khi2, tendance.khi2, 1e-6);
    }),
  );
});

describe("Cochran-Armitage", () => {
  const of = (...paires: readonly [number, number][]): { numerateur: number; denominateur: number }[] =>
    paires.map(([numerateur, denominateur]) => ({ numerateur, denominateur }));
  const fumeurs = of([83, 86], [90, 93], [129, 136], [70, 82]);

  // R, ?prop.trend.test : X-squared = 8.2249, p-value = 0.004132 ; scores c(0,0,0,1) : X-squared = 12.173, p-value =
  // 0.0004848.
  it("l'exemple de prop.trend.test", () => {
    expect(cochranArmitage(fumeurs).khi2).toBeCloseTo(8.2249, 4);
    expect(cochranArmitage(fumeurs).p).toBeCloseTo(0.004132, 6);
    expect(cochranArmitage(fumeurs, { scores: [0, 0, 0, 1] }).khi2).toBeCloseTo(12.173, 3);
    expect(cochranArmitage(fumeurs, { scores: [0, 0, 0, 1] }).p).toBeCloseTo(0.0004848, 7);
  });

  it("à deux groupes, c'est le khi-deux d'une table 2 × 2", () => {
    const [a, b, c, d] = [30, 70, 45, 55];
    const khi2 = ((a * d - b * c) ** 2 * 200) / ((a + b) * (c + d) * (a + c) * (b + d));
    expectRelative(cochranArmitage(of([a, a + b], [c, c + d])).khi2, khi2, 1e-12);
  });

  it("ne change pas quand les scores sont décalés ou étirés, ni loin de zéro", () => {
    const annees = cochranArmitage(fumeurs, { scores: [2015, 2016, 2017, 2018] });
    expectRelative(annees.z, cochranArmitage(fumeurs).z, 1e-12);
    expectRelative(cochranArmitage(fumeurs, { scores: [4030, 4032, 4034, 4036] }).pente, annees.pente / 2, 1e-12);
  });

  it("tout à 0 %, tout à 100 %, parts égales, scores égaux : aucune tendance", () => {
    const aucune = { sens: "aucune", p: 1, z: 0, khi2: 0, pente: 0 };
    expect(cochranArmitage(of([0, 10], [0, 20]))).toEqual(aucune);
    expect(cochranArmitage(of([10.1, 10.1], [20.3, 20.3], [0.7, 0.7]))).toEqual(aucune);
    expect(cochranArmitage(of([1, 3], [10, 30], [7, 21]))).toEqual(aucune);
    expect(cochranArmitage(of([1, 3], [2, 3]), { scores: [5, 5] })).toEqual(aucune);
  });

  refuse([
    ["groups must hold at least 2 proportions, got 1", () => cochranArmitage(of([1, 2]))],
    ["scores must hold 2 values, got 1", () => cochranArmitage(of([1, 2], [1, 3]), { scores: [1] })],
    ["score must be a finite number, got NaN", () => cochranArmitage(of([1, 2], [1, 3]), { scores: [1, NaN] })],
    ["numerator must be at most the denominator, got 3 > 2", () => cochranArmitage(of([1, 2], [3, 2]))],
    ["denominator must be positive, got 0", () => cochranArmitage(of([1, 2], [0, 0]))],
    ["significance level must be strictly between 0 and 1, got 5", () => cochranArmitage(fumeurs, { seuil: 5 })],
  ]);
});
