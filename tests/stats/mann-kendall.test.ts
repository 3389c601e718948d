import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannKendallBlock } from "../../src/stats/mann-kendall-block.ts";
import { mannKendallHamedRao } from "../../src/stats/mann-kendall-hamed-rao.ts";
import { mannKendallPartial } from "../../src/stats/mann-kendall-partial.ts";
import { mannKendallPreWhitening } from "../../src/stats/mann-kendall-pre-whitening.ts";
import { mannKendallRegional } from "../../src/stats/mann-kendall-regional.ts";
import { mannKendallSeasonal } from "../../src/stats/mann-kendall-seasonal.ts";
import { mannKendallYueWang } from "../../src/stats/mann-kendall-yue-wang.ts";
import { mannKendall } from "../../src/stats/mann-kendall.ts";
import { seasonalSenSlope } from "../../src/stats/seasonal-sen-slope.ts";
import type { Serie, TendanceImpossible, TestTendance } from "../../src/stats/test-tendance.ts";
import { theilSen } from "../../src/stats/theil-sen.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

type Entrees = { x: Serie; lag?: number };
type Attendu = Record<"p" | "z" | "s" | "var_s" | "Tau" | "slope" | "intercept" | "sens_slope", number>;
type Resultat = TestTendance | TendanceImpossible;

const SENS = { increasing: "hausse", decreasing: "baisse", "no trend": "aucune" } as const;

/** Le test, calculable. */
function conclude(resultat: Resultat): TestTendance {
  if ("motif" in resultat) throw new Error(resultat.motif);
  return resultat;
}

/** Les valeurs d'un cas publié de pyMannKendall, à sa tolérance. */
function expectCas(id: string, run: (entrees: Entrees) => Resultat): void {
  const cas = readPublie<Entrees, Partial<Attendu> & { trend: keyof typeof SENS; h: boolean }>(id);
  const test = conclude(run(cas.inputs));
  const { trend, h, Tau: tau, var_s: varianceS, sens_slope: pente, ...reste } = cas.expected;
  expect(test.sens).toBe(SENS[trend]);
  expect(test.sens !== "aucune").toBe(h);
  for (const [champ, valeur] of Object.entries({ tau, varianceS, pente, ...reste })) {
    if (valeur !== undefined) expectPublie(test[champ as "p"], valeur, cas.tolerance);
  }
}

describe("cas publiés (pyMannKendall, confrontés par son auteur aux paquets R modifiedmk, fume, rkt, trend)", () => {
  it("test d'origine", () => expectCas("mk_original", ({ x }) => mannKendall(x)));
  it("Hamed et Rao, trois décalages", () =>
    expectCas("mk_hamed_rao_lag3", ({ x, lag }) => mannKendallHamedRao(x, { decalageMax: lag })));
  it("Yue et Wang, tous les décalages", () => expectCas("mk_yue_wang", ({ x }) => mannKendallYueWang(x)));
  it("pente de Sen, trous gardés en place", () => {
    const { inputs, expected, tolerance } = readPublie<Entrees, Attendu>("mk_sens_slope");
    const droite = theilSen(inputs.x);
    if ("motif" in droite) throw new Error(droite.motif);
    expectPublie(droite.valeur, expected.slope, tolerance);
    expectPublie(droite.ordonnee, expected.intercept, tolerance);
  });

  // Dans les quatre variantes de saison et de correction, la série constante conclut à l'absence de tendance.
  it.each<[string, (entrees: Entrees) => Resultat]>([
    ["origine", ({ x }) => mannKendall(x)],
    ["Hamed et Rao", ({ x }) => mannKendallHamedRao(x)],
    ["Yue et Wang", ({ x }) => mannKendallYueWang(x)],
    ["blanchie", ({ x }) => mannKendallPreWhitening(x)],
    ["saisonnier", ({ x }) => mannKendallSeasonal(x)],
    ["régional", ({ x }) => mannKendallRegional([x, x])],
    ["régional, covariances estimées", ({ x }) => mannKendallRegional([x, x], { covariance: "estimee" })],
  ])("série constante : %s", (_, run) => expectCas("mk_degenerate", run));
});

// Autres valeurs de tests/test_pymannkendall.py (mmhs013/pyMannKendall), sur la série de « mk_original ».
const { x } = readPublie<Entrees, Attendu>("mk_original").inputs;
// Les deux colonnes de arbitrary_2d_data, dans ce même fichier (données « Water Quality » de ses auteurs).
const readColonne = (texte: string): (number | null)[] => texte.split(" ").map((y) => (y === "-" ? null : Number(y)));
const solides = readColonne(
  "490 540 220 390 450 230 360 460 430 430 620 460 450 580 350 440 530 380 440 430 680 250 - 450 500 510 490 " +
    "700 420 710 430 410 700 260 260 500 450 500 620 670 - 470 370 410 540 550 220 460 390 550 320 570 480 520 " +
    "620 520 430 400 430 490 560 370 460 390 330 350 480 390 500 410 470 280 510 - 310 230 470 330 320 500",
);
const debit = readColonne(
  "458 469 4630 321 541 1640 1060 264 665 680 650 - 380 325 1020 460 583 777 1230 565 533 4930 3810 469 473 593 " +
    "500 266 495 245 736 508 578 4590 4670 503 469 314 432 279 542 499 741 569 360 513 3910 364 472 245 - 224 342 " +
    "732 240 472 679 1080 920 488 - 595 295 542 1500 1080 334 423 216 366 750 1260 223 462 7640 2340 239 1400 " +
    "3070 244",
);

it.each<[string, Resultat, Partial<TestTendance>]>([
  [
    "Hamed et Rao, tous les décalages",
    mannKendallHamedRao(x),
    { sens: "baisse", p: 0.00012203829241275166, z: -3.8419950613710894, varianceS: 259723.81316716125 },
  ],
  [
    "Yue et Wang, un décalage",
    mannKendallYueWang(x, { decalageMax: 1 }),
    { sens: "aucune", p: 0.5433112864060043, z: -0.6078133313683783, varianceS: 10377313.384506395 },
  ],
  [
    "blanchiment simple",
    mannKendallPreWhitening(x, { blanchiment: "simple" }),
    {
      sens: "aucune",
      p: 0.9212742990272651,
      z: -0.09882867695903437,
      tau: -0.003545066045066045,
      s: -219,
      varianceS: 4865719,
    },
  ],
  [
    "blanchiment sans tendance",
    mannKendallPreWhitening(x),
    {
      sens: "aucune",
      p: 0.7755465706913385,
      z: -0.28512735834365455,
      tau: -0.010198135198135198,
      s: -630,
      varianceS: 4866576,
    },
  ],
  [
    "saisonnier",
    mannKendallSeasonal(x),
    {
      sens: "baisse",
      p: 0.03263834596177739,
      z: -2.136504114534638,
      tau: -0.0794979079497908,
      s: -399,
      varianceS: 34702.333333333336,
      pente: -0.08695652173913043,
      ordonnee: 96.31159420289855,
    },
  ],
  [
    "saisonnier, covariances estimées",
    mannKendallSeasonal(x, { covariance: "estimee" }),
    {
      sens: "aucune",
      p: 0.06032641537423844,
      z: -1.878400366918792,
      tau: -0.10054347826086957,
      s: -333,
      varianceS: 31427.666666666664,
    },
  ],
  [
    "régional",
    mannKendallRegional([solides, debit]),
    {
      sens: "aucune",
      p: 0.2613018311185482,
      z: -1.1233194854000186,
      tau: -0.06185919343814081,
      s: -362,
      varianceS: 103278,
      pente: -0.680446465481604,
    },
  ],
  [
    "régional, covariances estimées",
    mannKendallRegional([solides, debit], { covariance: "estimee" }),
    {
      sens: "aucune",
      p: 0.05777683185903615,
      z: -1.8973873659119118,
      tau: -0.05868196964087375,
      s: -317,
      varianceS: 27913.000000000007,
      pente: -0.680446465481604,
    },
  ],
  [
    "partiel",
    mannKendallPartial(solides, debit),
    {
      sens: "aucune",
      p: 0.06670496348739152,
      z: -1.8336567432191642,
      tau: -0.07552758237689744,
      s: -282.53012319329804,
      varianceS: 23740.695506142725,
      pente: -0.5634920634920635,
      ordonnee: 471.9761904761905,
    },
  ],
])("%s : valeurs publiées", (_, resultat, attendu) => {
  const { sens, ...nombres } = attendu;
  const test = conclude(resultat);
  expect(test.sens).toBe(sens);
  for (const [champ, valeur] of Object.entries(nombres)) expectRelative(test[champ as "p"], valeur, 1e-11);
});

it("pente de Sen saisonnière : valeurs publiées", () => {
  expect(seasonalSenSlope(x)).toEqual({ pente: -0.08695652173913043, ordonnee: 96.31159420289855 });
});

// Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, table A18 : P(S ≥ 10 ; n = 5) = 0,0083.
it("est plus prudent que la loi exacte sur de petites séries", () => {
  const test = conclude(mannKendall([1, 2, 3, 4, 5]));
  expect(test.s).toBe(10);
  expect(test.p).toBeGreaterThan(2 * 0.0083);
  expect(test.sens).toBe("hausse");
});

refuse([
  ["series must not be infinite, got Infinity at index 1", () => mannKendall([1, Infinity])],
  ["significance level must be strictly between 0 and 1, got 5", () => mannKendall([1, 2, 3, 4], { seuil: 5 })],
  ["significance level must be strictly between 0 and 1, got NaN", () => mannKendallHamedRao([], { seuil: NaN })],
  ["maximum lag must be an integer of at least 0, got -1", () => mannKendallHamedRao(x, { decalageMax: -1 })],
  ["maximum lag must be an integer of at least 0, got 1.5", () => mannKendallYueWang(x, { decalageMax: 1.5 })],
  ["significance level must be strictly between 0 and 1, got 5", () => mannKendallPreWhitening(x, { seuil: 5 })],
  ["period must be an integer of at least 2, got 1", () => mannKendallSeasonal(x, { periode: 1 })],
  ["period must be an integer of at least 2, got NaN", () => seasonalSenSlope(x, { periode: NaN })],
  ["series must hold at least 1 series, got 0", () => mannKendallRegional([])],
  ["series must hold 2 values, got 1", () => mannKendallRegional([[1, 2], [1]])],
  ["covariate must hold 2 values, got 1", () => mannKendallPartial([1, 2], [1])],
  ["length must be an integer of at least 1, got 0", () => mannKendallBlock(new Float64Array(4), 0)],
  ["series must divide into lengths of 3, got 4 cells", () => mannKendallBlock(new Float64Array(4), 3)],
  ["length must be an integer of at least 1, got 0.5", () => mannKendallBlock(new Float64Array(4), 0.5)],
]);

it("dit son motif quand il y a trop peu de valeurs, ou quand la correction n'a plus de sens", () => {
  const trop = { motif: "trop peu de valeurs" };
  expect(mannKendall([])).toEqual(trop);
  expect(mannKendall([1, null, NaN, 2, 3])).toEqual(trop);
  expect(mannKendallHamedRao([1, 2, 3])).toEqual(trop);
  expect(mannKendallYueWang([1, 2, 3])).toEqual(trop);
  expect(mannKendallPreWhitening([1, 2, 3, 4])).toEqual(trop); // trois valeurs une fois blanchies
  expect(mannKendallSeasonal([1, 2, 3, 4], { periode: 4 })).toEqual(trop);
  expect(
    mannKendallRegional(
      [
        [1, 2],
        [null, 4],
      ],
      { covariance: "estimee" },
    ),
  ).toEqual(trop);
  expect(mannKendallPartial([1, 2, 3, 4], [1, 2, 3, null])).toEqual(trop);
  expect(mannKendallYueWang([1, 9, 2, 8, 1, 9, 2, 8, 2], { decalageMax: 1 })).toEqual({
    motif: "variance corrigée négative",
  });
  expect(mannKendallPartial([1, 2, 3, 4], [1, 2, 3, 4])).toEqual({ motif: "variance corrigée négative" });
});

const valeur = fc.integer({ min: -20, max: 20 });
const serie = fc.array(fc.option(valeur, { freq: 6 }), { minLength: 8, maxLength: 25 });
const assezLongue = serie.filter((ys) => ys.filter((y) => y !== null).length >= 6);

it("S, sa variance et la pente sont ceux de leur définition, mot à mot", () => {
  fc.assert(
    fc.property(assezLongue, (ys) => {
      const present = ys.flatMap((y, t) => (y === null ? [] : [{ y, t }]));
      const pairs = present.flatMap((b, i) => present.slice(0, i).map((a) => ({ dy: b.y - a.y, dt: b.t - a.t })));
      const counts = [...new Set(present.map(({ y }) => y))].map((v) => present.filter(({ y }) => y === v).length);
      const term = (t: number): number => t * (t - 1) * (2 * t + 5);
      const slopes = pairs.map(({ dy, dt }) => dy / dt).sort((a, b) => a - b);
      const middle = ((slopes[slopes.length >> 1] ?? NaN) + (slopes[(slopes.length - 1) >> 1] ?? NaN)) / 2;
      const test = conclude(mannKendall(ys));
      expect(test.s).toBe(pairs.reduce((sum, { dy }) => sum + Math.sign(dy), 0));
      expect(test.varianceS).toBeCloseTo((term(present.length) - counts.reduce((sum, t) => sum + term(t), 0)) / 18, 9);
      expect(test.pente).toBeCloseTo(middle, 12);
    }),
  );
});

it("se retourne avec le temps ou le signe, ignore l'échelle et le niveau", () => {
  fc.assert(
    fc.property(assezLongue, fc.integer({ min: 1, max: 9 }), valeur, (ys, echelle, niveau) => {
      const test = conclude(mannKendall(ys));
      const map = (f: (y: number) => number): TestTendance =>
        conclude(mannKendall(ys.map((y) => (y === null ? y : f(y)))));
      expect(conclude(mannKendall(ys.toReversed())).s).toBe(0 - test.s);
      expect(map((y) => -y).z).toBe(0 - test.z);
      const autre = map((y) => echelle * y + niveau);
      expect(autre).toMatchObject({ s: test.s, p: test.p, sens: test.sens });
      expect(autre.pente).toBeCloseTo(echelle * test.pente, 9);
    }),
  );
});

it("une droite exacte est une hausse certaine, quelle que soit la variante, même à pas décimal loin de zéro", () => {
  const droite = Array.from({ length: 24 }, (_, i) => 2015 + 0.1 * i);
  const variantes = [mannKendall(droite), mannKendallHamedRao(droite), mannKendallYueWang(droite)];
  variantes.push(mannKendallPreWhitening(droite), mannKendallSeasonal(droite, { periode: 4 }));
  for (const test of variantes.map(conclude)) {
    expect(test).toMatchObject({ sens: "hausse", tau: 1 });
    expect(test.p).toBeLessThan(1e-6);
  }
  expect(conclude(mannKendallHamedRao(droite)).varianceS).toBe(conclude(mannKendall(droite)).varianceS);
});

it("le bloc rend les nombres de la fonction, série par série", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.option(valeur), { minLength: 9, maxLength: 9 }), { maxLength: 6 }), (series) => {
      const bloc = mannKendallBlock(
        Float64Array.from(series.flat(), (y) => y ?? NaN),
        9,
      );
      series.forEach((ys, i) => {
        const test = mannKendall(ys);
        const { s, z, p, tau, pente, ordonnee } = bloc;
        const ligne = { s: s[i], z: z[i], p: p[i], tau: tau[i], pente: pente[i], ordonnee: ordonnee[i] };
        if ("motif" in test) expect(Object.values(ligne).every(Number.isNaN)).toBe(true);
        else expect(test).toMatchObject(ligne);
      });
    }),
  );
});

describe("Theil-Sen", () => {
  it("contient la pente, s'élargit avec la confiance, et se borne à l'infini quand les rangs manquent", () => {
    fc.assert(
      fc.property(assezLongue, (ys) => {
        const [large, etroit] = [0.99, 0.8].map((confiance) => theilSen(ys, { confiance }));
        if (!large || !etroit || "motif" in large || "motif" in etroit) throw new Error("motif");
        expect(large.bas).toBeLessThanOrEqual(etroit.bas);
        expect(etroit.bas).toBeLessThanOrEqual(etroit.valeur);
        expect(etroit.valeur).toBeLessThanOrEqual(etroit.haut);
        expect(etroit.haut).toBeLessThanOrEqual(large.haut);
      }),
    );
    expect(theilSen([1, 2, 4])).toMatchObject({ valeur: 1.5, bas: -Infinity, haut: Infinity });
    expect(theilSen([1, null])).toEqual({ motif: "trop peu de valeurs" });
    expect(theilSen([7, 7, 7, 7, 7])).toMatchObject({ valeur: 0, bas: 0, haut: 0, ordonnee: 7 });
  });

  refuse([
    ["confidence must be strictly between 0 and 1, got 95", () => theilSen([1, 2], { confiance: 95 })],
    ["series must not be infinite, got -Infinity at index 0", () => theilSen([-Infinity, 2])],
  ]);
});
