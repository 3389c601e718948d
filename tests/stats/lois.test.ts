import { probit } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { gammaQuantile } from "../../src/stats/gamma-quantile.ts";
import { normalQuantile } from "../../src/stats/normal-quantile.ts";
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
  ["degrees of freedom must be positive, got 0", () => studentQuantile(0.9, 0)],
]);
