import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar } from "../../src/stats/byar.ts";
import { differenceEstimates } from "../../src/stats/difference-estimates.ts";
import type { Estimee } from "../../src/stats/difference-estimates.ts";
import { differenceMeans } from "../../src/stats/difference-means.ts";
import { differenceProportions } from "../../src/stats/difference-proportions.ts";
import type { Proportion } from "../../src/stats/difference-proportions.ts";
import { differenceRates } from "../../src/stats/difference-rates.ts";
import type { Taux } from "../../src/stats/difference-rates.ts";
import type { ValeurEncadree } from "../../src/stats/intervalle.ts";
import { ratioEstimates } from "../../src/stats/ratio-estimates.ts";
import { ratioProportions } from "../../src/stats/ratio-proportions.ts";
import { ratioRates } from "../../src/stats/ratio-rates.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { expectRelative } from "./cas.ts";
import { refuse } from "./refus.ts";

const part = (numerateur: number, denominateur: number): Proportion => ({ numerateur, denominateur });
const taux = (evenements: number, population: number): Taux => ({ evenements, population });
const estimee = (valeur: number, bas: number, haut: number, confiance = 0.95): Estimee => ({
  valeur,
  bas,
  haut,
  confiance,
});
const bornes = ({ bas, haut }: ValeurEncadree): number[] => [bas, haut];

/** Le résultat, là où le test sait qu'il y en a un. */
function known<T extends object>(result: T | { readonly motif: string }): T {
  if ("motif" in result) throw new Error(result.motif);
  return result;
}
const rapportParts = (...args: Parameters<typeof ratioProportions>): ValeurEncadree =>
  known<ValeurEncadree>(ratioProportions(...args));
const rapportTaux = (...args: Parameters<typeof ratioRates>): ValeurEncadree =>
  known<ValeurEncadree>(ratioRates(...args));

it("sans rien à comparer des deux côtés, un motif", () => {
  expect(ratioProportions(part(0, 3), part(0, 5))).toEqual({ motif: "numérateurs nuls" });
  expect(ratioRates(taux(0, 10), taux(0, 10))).toEqual({ motif: "aucun événement" });
});

describe("valeurs publiées", () => {
  // M. W. Fagerland, S. Lydersen, P. Laake, Statistical Methods in Medical Research, 24, 2015, p. 224-254 : 7/34 et
  // 1/34.
  it("rapport de 7/34 à 1/34 : Katz 0,91 à 54, Koopman 1,21 à 43", () => {
    const [bas, haut] = bornes(rapportParts(part(7, 34), part(1, 34), { methode: "Katz" }));
    expect([bas?.toFixed(2), haut?.toFixed(0)]).toEqual(["0.91", "54"]);
  });

  // R, PropCIs::riskscoreci(7, 34, 1, 34, 0.95), repris par statsmodels (test_proportion.py).
  it("rapport de 7/34 à 1/34 : Koopman 1,220853 à 42,575718", () => {
    const [bas = NaN, haut = NaN] = bornes(rapportParts(part(7, 34), part(1, 34), { methode: "Koopman" }));
    expect(Math.abs(bas - 1.220853)).toBeLessThanOrEqual(6e-7);
    expect(Math.abs(haut - 42.575718)).toBeLessThanOrEqual(6e-7);
  });

  // P. A. R. Koopman, Biometrics, 40, 1984 ; repris par J.-M. Nam, Biometrics, 51, 1995 : 36/40 et 16/80.
  it("rapport de 36/40 à 16/80 : Koopman 2,940 à 7,152", () => {
    const limits = bornes(rapportParts(part(36, 40), part(16, 80), { methode: "Koopman" }));
    expect(limits.map((x) => x.toFixed(3))).toEqual(["2.940", "7.152"]);
  });

  // scipy 1.17, stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
  it("écart de moyennes : Welch", () => {
    const [bas = NaN, haut = NaN] = bornes(differenceMeans([12, 15, 11, 14], [10, 9, 13, 8, 10]));
    expectRelative(bas, 0.03962874999429644, 1e-11);
    expectRelative(haut, 5.960371250005704, 1e-11);
  });
});

refuse([
  [
    "estimates must share one confidence, got 0.95 and 0.99",
    () => differenceEstimates(estimee(1, 0, 2), estimee(1, 0, 2, 0.99)),
  ],
  ["value must lie within its limits, got 3 in [0, 2]", () => differenceEstimates(estimee(3, 0, 2), estimee(1, 0, 2))],
  ["value must be a finite number, got NaN", () => ratioEstimates(estimee(1, 0, 2), estimee(NaN, 0, 2))],
  ["limits must not be negative, got -1", () => ratioEstimates(estimee(1, -1, 2), estimee(1, 0, 2))],
  ["divisor must be positive, got 0", () => ratioEstimates(estimee(1, 0, 2), estimee(0, 0, 2))],
  [
    "confidence must be strictly between 0 and 1, got 95",
    () => differenceEstimates(estimee(1, 0, 2, 95), estimee(1, 0, 2, 95)),
  ],
  [
    "value must be a finite number, got Infinity",
    () => ratioEstimates(estimee(Infinity, 1, Infinity), estimee(1, 0, 2)),
  ],
  ["events must not be negative, got -1", () => differenceRates(taux(-1, 10), taux(1, 10))],
  ["population must be positive, got 0", () => differenceRates(taux(1, 10), taux(1, 0))],
  ["events must be a finite number, got NaN", () => ratioRates(taux(NaN, 10), taux(1, 10))],
  ["population must be positive, got 0", () => ratioRates(taux(1, 10), taux(1, 0))],
  ["numerator must be at most the denominator, got 5 > 3", () => ratioProportions(part(5, 3), part(1, 3))],
  ["denominator must be positive, got 0", () => ratioProportions(part(1, 3), part(0, 0))],
  ["Katz needs positive numerators, got 0", () => ratioProportions(part(1, 3), part(0, 5), { methode: "Katz" })],
  [
    "confidence must be strictly between 0 and 1, got 95",
    () => ratioProportions(part(1, 3), part(1, 5), { confiance: 95 }),
  ],
  ["values must hold at least 2 numbers, got 1", () => differenceMeans([1, 2], [1])],
  ["values must be finite numbers, got NaN at index 1", () => differenceMeans([1, NaN], [1, 2])],
]);

const parts = fc
  .tuple(fc.nat(300), fc.nat(300))
  .filter(([x, y]) => x + y > 1)
  .map(([x, y]) => part(x, x + y));
const lesTaux = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 1e5 })).map(([x, n]) => taux(x, n));

const contient = ({ valeur, bas, haut }: ValeurEncadree): void => {
  expect(bas).toBeLessThanOrEqual(valeur);
  expect(haut).toBeGreaterThanOrEqual(valeur);
};

it("l'écart de deux taux contient l'écart, s'oppose à l'échange, et suit l'unité", () => {
  fc.assert(
    fc.property(lesTaux, lesTaux, (a, b) => {
      const ecart = differenceRates(a, b);
      contient(ecart);
      const inverse = differenceRates(b, a);
      expect(inverse.bas).toBeCloseTo(-ecart.haut, 9);
      expectRelative(differenceRates(a, b, { parPopulation: 1000 }).haut, 1000 * ecart.haut, 1e-9);
    }),
  );
});

it("l'écart à une estimation sans incertitude est l'intervalle, décalé", () => {
  const a = byar(40, 1000);
  const ecart = differenceEstimates(a, estimee(0.01, 0.01, 0.01));
  expect(ecart.bas).toBeCloseTo(a.bas - 0.01, 12);
  expect(ecart.haut).toBeCloseTo(a.haut - 0.01, 12);
  const rapport = ratioEstimates(a, estimee(0.01, 0.01, 0.01));
  expect(rapport.bas).toBeCloseTo(a.bas / 0.01, 9);
  expect(rapport.haut).toBeCloseTo(a.haut / 0.01, 9);
});

it("MOVER sur deux Wilson est Newcombe", () => {
  const ecart = differenceEstimates(wilson(56, 70), wilson(48, 80));
  expect(bornes(ecart)).toEqual(bornes(differenceProportions(part(56, 70), part(48, 80))));
});

it.each(["Miettinen-Nurminen", "Koopman", "Katz"] as const)(
  "rapport de proportions (%s) : contient, s'inverse",
  (methode) => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(methode === "Katz" ? a.numerateur * b.numerateur > 0 : a.numerateur + b.numerateur > 0);
        const rapport = rapportParts(a, b, { methode });
        contient(rapport);
        const inverse = rapportParts(b, a, { methode });
        if (rapport.bas > 0) expectRelative(inverse.haut, 1 / rapport.bas, 1e-7);
        if (rapport.haut < Infinity) expectRelative(inverse.bas, 1 / rapport.haut, 1e-7);
        expect(rapportParts(a, b, { methode, confiance: 0.8 }).bas).toBeGreaterThanOrEqual(rapport.bas);
      }),
    );
  },
);

it("Miettinen-Nurminen est un peu plus large que Koopman, de moins en moins", () => {
  const largeur = (k: number, methode: "Koopman" | "Miettinen-Nurminen"): number => {
    const { bas, haut } = rapportParts(part(7 * k, 34 * k), part(5 * k, 34 * k), { methode });
    return Math.log(haut / bas);
  };
  const exces = [1, 10, 100].map((k) => largeur(k, "Miettinen-Nurminen") / largeur(k, "Koopman") - 1);
  expect(exces.every((e) => e > 0)).toBe(true);
  expect(exces).toEqual(exces.toSorted((a, b) => b - a));
});

it("de petites parts, le rapport de proportions rejoint celui des taux", () => {
  const [a, b] = [rapportParts(part(30, 1e7), part(20, 1e7)), rapportTaux(taux(30, 1e7), taux(20, 1e7))];
  expectRelative(a.bas, b.bas, 1e-5);
  expectRelative(a.haut, b.haut, 1e-5);
});

it("le rapport de deux taux contient, s'inverse, reste défini sans événement d'un côté", () => {
  fc.assert(
    fc.property(lesTaux, lesTaux, (a, b) => {
      fc.pre(a.evenements + b.evenements > 0);
      const rapport = rapportTaux(a, b);
      contient(rapport);
      if (rapport.bas > 0) expectRelative(rapportTaux(b, a).haut, 1 / rapport.bas, 1e-9);
      // Le score à la borne vaut z : (a n₂ − b r n₁)² = z² r n₁ n₂ (a + b).
      const { bas: r } = rapport;
      const score = (a.evenements * b.population - b.evenements * r * a.population) ** 2;
      const z = 1.959963984540054;
      const attendu = z * z * r * a.population * b.population * (a.evenements + b.evenements);
      if (r > 0) expectRelative(score, attendu, 1e-6);
    }),
  );
  expect(rapportTaux(taux(0, 10), taux(5, 10))).toMatchObject({ valeur: 0, bas: 0 });
  expect(rapportTaux(taux(5, 10), taux(0, 10))).toMatchObject({ valeur: Infinity, haut: Infinity });
});

it("le rapport d'estimations contient le rapport, et n'a pas de plafond quand le diviseur touche 0", () => {
  fc.assert(
    fc.property(lesTaux, lesTaux, (a, b) => {
      fc.pre(b.evenements > 0);
      const rapport = ratioEstimates(byar(a.evenements, a.population), byar(b.evenements, b.population));
      contient({ ...rapport, bas: rapport.bas * (1 - 1e-12), haut: rapport.haut * (1 + 1e-12) });
    }),
  );
  expect(ratioEstimates(estimee(1, 0.5, 2), estimee(1, 0, 2)).haut).toBe(Infinity);
});

it("l'écart de moyennes : égal à lui-même nul, opposé à l'échange, défini quand tout est constant", () => {
  expect(differenceMeans([3, 3, 3], [1, 1])).toMatchObject({ valeur: 2, bas: 2, haut: 2 });
  const ecart = differenceMeans([1, 4, 6], [2, 9, 3, 4]);
  expect(bornes(differenceMeans([2, 9, 3, 4], [1, 4, 6]))).toEqual([-ecart.haut, -ecart.bas]);
});
