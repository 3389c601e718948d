import { probit } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { betaCdf } from "../../src/stats/beta-cdf.ts";
import { betaQuantile } from "../../src/stats/beta-quantile.ts";
import { binomialDensity, poissonDensity } from "../../src/stats/discrete-density.ts";
import { gammaCdf, gammaSurvival } from "../../src/stats/gamma-cdf.ts";
import { gammaQuantile } from "../../src/stats/gamma-quantile.ts";
import { normalQuantile } from "../../src/stats/normal-quantile.ts";
import { oppositeTail } from "../../src/stats/opposite-tail.ts";
import { solveIncreasing } from "../../src/stats/solve-increasing.ts";
import { studentQuantile } from "../../src/stats/student-quantile.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { refuse } from "./refus.ts";

describe("normale", () => {
  it.each(readCas("normalQuantile"))("quantile $p", (cas) => {
    expectRelative(normalQuantile(readNumber(cas, "p")), readNumber(cas, "valeur"), 1e-13);
  });

  it("est préférée au probit de simple-statistics, faux dès la quatrième décimale", () => {
    // Le jour où ce test échoue, la bibliothèque suffit et notre algorithme peut partir.
    expect(Math.abs(probit(0.999) - normalQuantile(0.999))).toBeGreaterThan(1e-4);
  });
});

describe("gamma", () => {
  it.each(readCas("gammaQuantile"))("quantile $p, forme $forme", (cas) => {
    expectRelative(gammaQuantile(readNumber(cas, "p"), readNumber(cas, "forme")), readNumber(cas, "valeur"), 1e-10);
  });
});

describe("gamma, répartition et queue", () => {
  it.each(readCas("gammaCdf"))("forme $forme en $x", (cas) => {
    const [forme, x] = [readNumber(cas, "forme"), readNumber(cas, "x")];
    expectRelative(gammaCdf(forme, x), readNumber(cas, "cdf"), 1e-13);
    expectRelative(gammaSurvival(forme, x), readNumber(cas, "queue"), 1e-13);
  });

  it("vont de 0 à 1", () => {
    expect([gammaCdf(2, 0), gammaCdf(2, Infinity)]).toEqual([0, 1]);
    expect([gammaSurvival(2, 0), gammaSurvival(2, Infinity)]).toEqual([1, 0]);
  });
});

describe("bêta", () => {
  it.each(readCas("betaQuantile"))("quantile $p, formes $a et $b", (cas) => {
    const [p, a, b] = [readNumber(cas, "p"), readNumber(cas, "a"), readNumber(cas, "b")];
    const valeur = readNumber(cas, "valeur");
    expectRelative(betaQuantile(p, a, b), valeur, 1e-12);
    // La pente est forte près de 1 : on compare la probabilité, pas l'abscisse.
    expect(betaCdf(valeur, a, b)).toBeCloseTo(p, 11);
  });

  it("va de 0 à 1", () => {
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe("densités", () => {
  it.each(readCas("poissonDensity"))("Poisson : $x pour $m attendus", (cas) => {
    expectRelative(poissonDensity(readNumber(cas, "x"), readNumber(cas, "m")), readNumber(cas, "valeur"), 1e-13);
  });

  it.each(readCas("binomialDensity"))("binomiale : $x sur $n à $p", (cas) => {
    const density = binomialDensity(readNumber(cas, "x"), readNumber(cas, "n"), readNumber(cas, "p"));
    expectRelative(density, readNumber(cas, "valeur"), 1e-13);
  });

  it("sont définies aux probabilités certaines et hors du possible", () => {
    expect([poissonDensity(0, 0), poissonDensity(2, 0)]).toEqual([1, 0]);
    expect([binomialDensity(0, 4, 0), binomialDensity(1, 4, 0), binomialDensity(4, 4, 1)]).toEqual([1, 0, 1]);
    expect([binomialDensity(-1, 4, 0.5), binomialDensity(5, 4, 0.5)]).toEqual([0, 0]);
  });
});

it("le bord opposé d'un test exact s'arrête au dernier effectif au plus aussi probable", () => {
  const density = (k: number): number => [1, 4, 6, 4, 1][k] ?? 0;
  expect([0, 1, 3, 4].map((k) => oppositeTail(density, k, 2))).toEqual([4, 3, 1, 0]);
  expect(oppositeTail((k) => [5, 4, 3, 1][k] ?? 0, 3, 0.5)).toBe(-1);
});

describe("Student", () => {
  it.each(readCas("studentQuantile"))("quantile $p, $degres degrés", (cas) => {
    expectRelative(studentQuantile(readNumber(cas, "p"), readNumber(cas, "degres")), readNumber(cas, "valeur"), 1e-8);
  });

  it("est impaire autour de la médiane", () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expectRelative(studentQuantile(0.025, 3), -studentQuantile(0.975, 3), 1e-14);
  });
});

it("la dichotomie trouve un antécédent infime au dernier chiffre près", () => {
  expectRelative(
    solveIncreasing((x) => x, 1e-9, 0, 10),
    1e-9,
    1e-15,
  );
});

refuse([
  ["p must be strictly between 0 and 1, got 0", () => normalQuantile(0)],
  ["p must be strictly between 0 and 1, got 1", () => gammaQuantile(1, 2)],
  ["shape must be positive, got 0", () => gammaQuantile(0.5, 0)],
  ["p must be strictly between 0 and 1, got 0", () => betaQuantile(0, 2, 3)],
  ["first shape must be positive, got 0", () => betaQuantile(0.5, 0, 3)],
  ["second shape must be a finite number, got NaN", () => betaQuantile(0.5, 2, NaN)],
  ["degrees of freedom must be positive, got 0", () => studentQuantile(0.9, 0)],
]);
