import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "../../src/stats/chi-square-tail.ts";
import type { Durees } from "../../src/stats/duree.ts";
import { kaplanMeier } from "../../src/stats/kaplan-meier.ts";
import { logRank } from "../../src/stats/log-rank.ts";
import { restrictedMean } from "../../src/stats/restricted-mean.ts";
import { supportDurations } from "../../src/stats/support-durations.ts";
import { survivalQuantile } from "../../src/stats/survival-quantile.ts";
import { expectRelative } from "./cas.ts";
import { refuse } from "./refus.ts";

/** « 6 6+ » : une durée terminée, une en cours. */
function read(text: string): Durees {
  const words = text.split(" ");
  return { durees: words.map((w) => Number.parseFloat(w)), terminees: words.map((w) => !w.endsWith("+")) };
}

// Freireich et al., Blood, 21, 1963, p. 699-716 : semaines de rémission de leucémies aiguës, 6-MP contre placebo.
const mercaptopurine = read("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const placebo = read("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
// R, survival::aml (Embury et al. 1977) : chimiothérapie d'entretien ou non.
const entretien = read("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
const sansEntretien = read("5 5 8 8 12 16+ 23 27 30 33 43 45");

describe("Kaplan-Meier", () => {
  it("Freireich, 6-MP : survie, Greenwood et intervalle log-log (Stata sts list, R survfit)", () => {
    const { etapes, effectif, evenements, censures, dureeMax } = kaplanMeier(mercaptopurine);
    expect({ effectif, evenements, censures, dureeMax }).toEqual({
      effectif: 21,
      evenements: 9,
      censures: 12,
      dureeMax: 35,
    });
    expect(etapes.map((e) => [e.duree, e.aRisque, e.evenements])).toEqual([
      [6, 21, 3], [7, 17, 1], [10, 15, 1], [13, 12, 1], [16, 11, 1], [22, 7, 1], [23, 6, 1],
    ]); // prettier-ignore
    expect(etapes.map((e) => [e.valeur, e.erreurType, e.bas, e.haut].map((x) => x.toFixed(4)))).toEqual([
      ["0.8571", "0.0764", "0.6197", "0.9516"],
      ["0.8067", "0.0869", "0.5631", "0.9228"],
      ["0.7529", "0.0963", "0.5032", "0.8894"],
      ["0.6902", "0.1068", "0.4316", "0.8491"],
      ["0.6275", "0.1141", "0.3675", "0.8049"],
      ["0.5378", "0.1282", "0.2678", "0.7468"],
      ["0.4482", "0.1346", "0.1881", "0.6801"],
    ]);
    for (const e of etapes) expect(e.methode).toBe("Greenwood, échelle log-log");
  });

  it("Freireich, 6-MP : l'échelle log, défaut de R", () => {
    const { etapes } = kaplanMeier(mercaptopurine, { echelle: "log" });
    expect(etapes.map((e) => [e.bas.toFixed(3), e.haut.toFixed(3)])).toEqual([
      ["0.720", "1.000"], ["0.653", "0.996"], ["0.586", "0.968"], ["0.510", "0.935"],
      ["0.439", "0.896"], ["0.337", "0.858"], ["0.249", "0.807"],
    ]); // prettier-ignore
  });

  it("médianes : 23 semaines et 8, comme publié ; celle de 6-MP n'a pas de borne haute", () => {
    expect(survivalQuantile(kaplanMeier(mercaptopurine))).toEqual({ valeur: 23, bas: 13, haut: "non atteint" });
    expect(survivalQuantile(kaplanMeier(placebo))).toMatchObject({ valeur: 8, bas: 4 });
    // R, print(survfit(Surv(time, status) ~ x, aml)) : 31 (18 ; NA) et 23 (8 ; NA), échelle log.
    const log = { echelle: "log" } as const;
    expect(survivalQuantile(kaplanMeier(entretien, log))).toEqual({ valeur: 31, bas: 18, haut: "non atteint" });
    expect(survivalQuantile(kaplanMeier(sansEntretien, log))).toEqual({ valeur: 23, bas: 8, haut: "non atteint" });
  });

  it("une moitié exacte : le milieu du palier ; sans fin de palier, son début", () => {
    expect(survivalQuantile(kaplanMeier(read("1 2 3 4"))).valeur).toBe(2.5);
    expect(survivalQuantile(kaplanMeier(read("1 2 3+ 4+"))).valeur).toBe(2);
    // Trois tiers, puis une moitié : 0,5 à l'arrondi près.
    expect(survivalQuantile(kaplanMeier(read("1 2 3 4 5 6"))).valeur).toBe(3.5);
  });

  it("tous encore ouverts : rien ne s'est terminé, et cela se dit", () => {
    const courbe = kaplanMeier(read("3+ 8+"));
    expect(courbe).toMatchObject({ evenements: 0, censures: 2, dureeMax: 8, etapes: [] });
    expect(survivalQuantile(courbe)).toEqual({ valeur: "non atteint", bas: "non atteint", haut: "non atteint" });
    expect(restrictedMean(courbe, 8)).toMatchObject({ valeur: 8, erreurType: 0 });
    expect(restrictedMean(courbe, 9)).toEqual({ motif: "horizon au-delà de l'observation", dureeMax: 8 });
  });

  it("survie tombée à zéro : l'intervalle garde la borne haute d'avant", () => {
    const { etapes } = kaplanMeier(read("1 2 3"));
    expect(etapes.at(-1)).toMatchObject({ valeur: 0, erreurType: 0, bas: 0, haut: etapes.at(-2)?.haut });
    expect(kaplanMeier(read("5")).etapes).toMatchObject([{ valeur: 0, bas: 0, haut: 1 }]);
  });

  it("un dossier entré en cours de route n'est à risque qu'ensuite", () => {
    const { etapes } = kaplanMeier({ durees: [2, 4, 6], terminees: [true, true, true], entrees: [-1, 2, 3] });
    expect(etapes.map((e) => [e.duree, e.aRisque])).toEqual([[2, 1], [4, 2], [6, 1]]); // prettier-ignore
    const tous = kaplanMeier({ ...mercaptopurine, entrees: mercaptopurine.durees.map(() => -1) });
    expect(tous).toEqual(kaplanMeier(mercaptopurine));
  });

  const dossiers = fc.array(fc.record({ d: fc.integer({ min: 0, max: 60 }), t: fc.boolean() }), {
    minLength: 1,
    maxLength: 60,
  });

  it("sans censure, c'est la part des durées plus longues ; jamais croissante, dans son intervalle, de 0 à 1", () => {
    fc.assert(
      fc.property(dossiers, fc.constantFrom("log-log", "log", "lineaire"), (liste, echelle) => {
        const durees = liste.map(({ d }) => d);
        const { etapes } = kaplanMeier({ durees, terminees: liste.map(({ t }) => t) }, { echelle });
        let before = 1;
        for (const e of etapes) {
          expect(e.valeur).toBeLessThanOrEqual(before);
          expect(e.bas).toBeGreaterThanOrEqual(0);
          expect(e.bas).toBeLessThanOrEqual(e.valeur + 1e-12);
          expect(e.haut).toBeGreaterThanOrEqual(e.valeur - 1e-12);
          expect(e.haut).toBeLessThanOrEqual(1);
          before = e.valeur;
        }
        const closes = kaplanMeier({ durees, terminees: durees.map(() => true) });
        for (const e of closes.etapes) {
          expect(e.valeur).toBeCloseTo(durees.filter((d) => d > e.duree).length / durees.length, 12);
        }
        const moyenne = durees.reduce((a, b) => a + b, 0) / durees.length;
        const rmst = restrictedMean(closes, 61);
        if ("motif" in rmst) throw new Error(rmst.motif);
        expect(rmst.valeur).toBeCloseTo(moyenne, 9);
      }),
    );
  });

  it("changer d'unité change les durées, pas la courbe", () => {
    const jours = { ...mercaptopurine, durees: mercaptopurine.durees.map((d) => 7 * d) };
    expect(kaplanMeier(jours).etapes.map((e) => e.valeur)).toEqual(
      kaplanMeier(mercaptopurine).etapes.map((e) => e.valeur),
    );
    expect(survivalQuantile(kaplanMeier(jours)).valeur).toBe(161);
  });
});

it("durée moyenne restreinte : R, print(survfit(…, aml), rmean = 161), 52,6 (19,83) et 22,7 (4,18)", () => {
  const a = restrictedMean(kaplanMeier(entretien), 161);
  const b = restrictedMean(kaplanMeier(sansEntretien), 161);
  if ("motif" in a || "motif" in b) throw new Error("horizon observé");
  expect([a.valeur.toFixed(1), a.erreurType.toFixed(2)]).toEqual(["52.6", "19.83"]);
  expect([b.valeur.toFixed(1), b.erreurType.toFixed(2)]).toEqual(["22.7", "4.18"]);
  expect(restrictedMean(kaplanMeier(entretien), 5)).toMatchObject({ valeur: 5, bas: 5, haut: 5 });
});

describe("log-rank", () => {
  const compare = (groupes: readonly Durees[], rho = 0): Exclude<ReturnType<typeof logRank>, { motif: string }> => {
    const r = logRank(groupes, { rho });
    if ("motif" in r) throw new Error(r.motif);
    return r;
  };

  it("Freireich : 16,79, 9 sorties pour 19,25 attendues (R survdiff : 16.8, 19.3)", () => {
    const { khi2, degres, p, groupes } = compare([mercaptopurine, placebo]);
    expectRelative(khi2, 16.792940989216532, 1e-12);
    expect(degres).toBe(1);
    expectRelative(p, 4.168809109334543e-5, 1e-9);
    expect(groupes.map((g) => [g.observees, g.attendues.toFixed(2)])).toEqual([[9, "19.25"], [21, "10.75"]]); // prettier-ignore
  });

  it("aml : 3,4 et p = 0,065 ; Peto-Peto sur Freireich : 14,5 (R survdiff, rho = 1)", () => {
    const { khi2, p } = compare([entretien, sansEntretien]);
    expectRelative(khi2, 3.396388698977601, 1e-12);
    expectRelative(p, 0.06533932204050484, 1e-10);
    expectRelative(compare([mercaptopurine, placebo], 1).khi2, 14.457150818717139, 1e-12);
  });

  it("trois groupes, et troncature à gauche : calcul indépendant (numpy)", () => {
    const trois = compare([entretien, sansEntretien, mercaptopurine]);
    expect(trois.degres).toBe(2);
    expectRelative(trois.khi2, 3.3968864897263926, 1e-10);
    expectRelative(trois.p, 0.18296813904766077, 1e-10);
    expectRelative(compare([entretien, sansEntretien, mercaptopurine], 1).khi2, 2.711565052942701, 1e-10);
    const tronques = [
      { ...entretien, entrees: [2, 5, 3, 10, 20, 1, 8, 3, 6, 40, 100] },
      { ...sansEntretien, entrees: [1, 2, 7, 1, 3, 4, 5, 6, 7, 30, 1, 2] },
    ];
    expectRelative(compare(tronques).khi2, 1.1318512260096576, 1e-10);
  });

  it("le test ne dépend pas de l'ordre des groupes ; deux groupes identiques n'ont pas d'écart", () => {
    const direct = compare([entretien, sansEntretien, placebo]);
    const autre = compare([placebo, entretien, sansEntretien]);
    expectRelative(autre.khi2, direct.khi2, 1e-9);
    expect(compare([placebo, placebo]).khi2).toBeCloseTo(0, 12);
    expect(compare([placebo, placebo]).p).toBeCloseTo(1, 6);
  });

  it("deux paires jamais suivies ensemble : chacune garde sa comparaison, leurs statistiques s'ajoutent", () => {
    const [a, b] = [read("1 2 4"), read("3 5 6")];
    const shift = ({ durees, terminees }: Durees): Durees => ({
      durees: durees.map((d) => d + 100),
      terminees,
      entrees: durees.map(() => 100),
    });
    const quatre = compare([a, b, shift(a), shift(b)]);
    expect(quatre.degres).toBe(2);
    expectRelative(quatre.khi2, 2 * compare([a, b]).khi2, 1e-9);
  });

  it("rien à comparer : un motif", () => {
    expect(logRank([read("3+ 4+"), read("2+")])).toEqual({ motif: "aucune sortie observée" });
    // Le second groupe est parti avant la première sortie.
    expect(logRank([read("3 4"), read("1+ 2+")])).toEqual({ motif: "un seul groupe suivi" });
    const { degres, groupes } = compare([entretien, sansEntretien, read("1+")]);
    expect(degres).toBe(1);
    expect(groupes[2]).toEqual({ observees: 0, attendues: 0 });
  });
});

it("queue du khi-deux : scipy.stats.chi2.sf", () => {
  expectRelative(chiSquareTail(3.84, 1), 0.05004352124870519, 1e-11);
  expectRelative(chiSquareTail(200, 1), 2.0884875837625688e-45, 1e-10);
  expectRelative(chiSquareTail(16.8, 3), 0.0007769289490594089, 1e-11);
  expectRelative(chiSquareTail(0.5, 7), 0.9994464813904249, 1e-12);
});

describe("dossiers datés", () => {
  it("un dossier ouvert, ou clos après l'extraction, est censuré à l'extraction", () => {
    const dossiers = [
      { debut: "2024-02-28", fin: "2024-03-01" }, // année bissextile : 2 jours
      { debut: "2024-03-01", fin: null },
      { debut: "2024-03-01", fin: "2024-05-01" },
      { debut: "2024-04-01", fin: null },
    ];
    expect(supportDurations(dossiers, "2024-03-31")).toEqual({
      durees: [2, 30, 30],
      terminees: [true, false, false],
      ecartes: 1,
    });
  });

  it("le changement d'heure ne prend pas un jour", () => {
    expect(supportDurations([{ debut: "2025-03-29", fin: "2025-03-31" }], "2025-12-31").durees).toEqual([2]);
  });

  it("début du suivi : les plus anciens n'y sont à risque qu'à partir de là, les déjà clos sont écartés", () => {
    const dossiers = [
      { debut: "2023-12-22", fin: "2024-01-11" },
      { debut: "2023-12-01", fin: "2023-12-31" },
      { debut: "2024-01-05", fin: "2024-01-05" },
    ];
    const d = supportDurations(dossiers, "2024-12-31", { debutSuivi: "2024-01-01" });
    expect(d).toEqual({ durees: [20, 0], terminees: [true, true], entrees: [10, -1], ecartes: 1 });
    expect(kaplanMeier(d).etapes.map((e) => e.aRisque)).toEqual([1, 1]);
  });

  refuse([
    ["a date must be an ISO calendar date, got 31/12/2024", () => supportDurations([], "31/12/2024")],
    ["a date must be an ISO calendar date, got 2025-02-30", () => supportDurations([], "2025-02-30")],
    [
      "a file must not close before it opens, got 2024-02-01 to 2024-01-01",
      () => supportDurations([{ debut: "2024-02-01", fin: "2024-01-01" }], "2024-12-31"),
    ],
    [
      "follow-up must start before the observation, got 2025-01-01",
      () => supportDurations([], "2024-12-31", { debutSuivi: "2025-01-01" }),
    ],
  ]);
});

const courbe = kaplanMeier(placebo);
refuse([
  ["number of durations must be positive, got 0", () => kaplanMeier({ durees: [], terminees: [] })],
  ["ends must hold 2 values, got 1", () => kaplanMeier({ durees: [1, 2], terminees: [true] })],
  ["duration must not be negative, got -1", () => kaplanMeier({ durees: [-1], terminees: [true] })],
  ["duration must be a finite number, got NaN", () => kaplanMeier({ durees: [NaN], terminees: [true] })],
  ["entries must hold 1 values, got 0", () => kaplanMeier({ durees: [1], terminees: [true], entrees: [] })],
  ["entry must come before the end, got 1 for 1", () => kaplanMeier({ durees: [1], terminees: [true], entrees: [1] })],
  ["confidence must be strictly between 0 and 1, got 95", () => kaplanMeier(placebo, { confiance: 95 })],
  ["p must be strictly between 0 and 1, got 50", () => survivalQuantile(courbe, 50)],
  ["horizon must be positive, got 0", () => restrictedMean(courbe, 0)],
  ["confidence must be strictly between 0 and 1, got 1", () => restrictedMean(courbe, 5, { confiance: 1 })],
  ["groups must be at least 2, got 1", () => logRank([placebo])],
  ["number of durations must be positive, got 0", () => logRank([placebo, { durees: [], terminees: [] }])],
  ["rho must not be negative, got -1", () => logRank([placebo, placebo], { rho: -1 })],
  ["chi-square must not be negative, got -1", () => chiSquareTail(-1, 1)],
  ["degrees of freedom must be positive, got 0", () => chiSquareTail(1, 0)],
]);
