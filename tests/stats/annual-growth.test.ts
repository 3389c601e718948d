import fc from "fast-check";
import { expect, it } from "vitest";
import { annualGrowth } from "../../src/stats/annual-growth.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { refuse } from "./refus.ts";

it.each(readCas("annualGrowth"))("$debut → $fin en $annees ans : $pourcent % publié", (cas) => {
  const taux = annualGrowth(readNumber(cas, "debut"), readNumber(cas, "fin"), readNumber(cas, "annees"));
  expect((100 * taux).toFixed(1)).toBe(readNumber(cas, "pourcent").toFixed(1));
});

refuse([
  ["start must be positive, got 0", () => annualGrowth(0, 10, 5)],
  ["end must not be negative, got -1", () => annualGrowth(10, -1, 5)],
  ["years must be positive, got 0", () => annualGrowth(10, 11, 0)],
  ["years must be a finite number, got NaN", () => annualGrowth(10, 11, NaN)],
]);

it("répété chaque année, mène du départ à l'arrivée", () => {
  // Rapport borné : près de − 100 %, `1 + taux` perd ses chiffres, et c'est la vérification qui serait fausse.
  const level = fc.double({ min: 1e-3, max: 1e7, noNaN: true });
  const ratio = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(level, ratio, fc.integer({ min: 1, max: 60 }), (debut, rapport, annees) => {
      const fin = debut * rapport;
      const taux = annualGrowth(debut, fin, annees);
      expectRelative(debut * (1 + taux) ** annees, fin, 1e-9);
      expect(Math.sign(taux)).toBe(Math.sign(fin - debut));
    }),
  );
});

it("vaut −1 quand tout a disparu", () => {
  expect(annualGrowth(12, 0, 5)).toBe(-1);
});
