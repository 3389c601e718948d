import fc from "fast-check";
import { expect, it } from "vitest";
import type { Taux } from "../../src/stats/difference-rates.ts";
import type { OptionsIntervalle } from "../../src/stats/intervalle.ts";
import { ratioRates } from "../../src/stats/ratio-rates.ts";
import type { RapportTaux } from "../../src/stats/ratio-rates.ts";
import { expectRelative } from "./cas.ts";
import { refuse } from "./refus.ts";

const exact = (a: Taux, b: Taux, { confiance = 0.95 }: OptionsIntervalle = {}): RapportTaux =>
  ratioRates(a, b, { confiance, methode: "exacte" });

it("rend l'exemple de R (aide de poisson.test : Fredericia contre trois autres villes)", () => {
  const r = exact({ evenements: 11, population: 800 }, { evenements: 21, population: 3011 });
  if ("motif" in r) throw new Error(r.motif);
  expect(r.valeur.toFixed(6)).toBe("1.971488");
  expect([r.bas.toFixed(7), r.haut.toFixed(7)]).toEqual(["0.8584264", "4.2772659"]);
  expect(r.p.bilaterale.toFixed(5)).toBe("0.07967");
});

const b = { evenements: 3, population: 100 };
refuse([
  ["events must be a whole number, got 0.5", () => exact({ evenements: 0.5, population: 10 }, b)],
  ["events must be a finite number, got NaN", () => exact(b, { evenements: NaN, population: 10 })],
  ["population must be positive, got 0", () => exact(b, { evenements: 1, population: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => exact(b, b, { confiance: 95 })],
]);

it("sans événement d'un côté va de 0 à l'infini, des deux ne dit rien", () => {
  const none = { evenements: 0, population: 100 };
  expect(exact(none, none)).toEqual({ motif: "aucun événement" });
  expect(exact(b, none)).toMatchObject({ valeur: Infinity, haut: Infinity });
  expect(exact(none, b)).toMatchObject({ valeur: 0, bas: 0 });
});

const observed = fc.record({
  evenements: fc.integer({ min: 1, max: 500 }),
  population: fc.integer({ min: 1, max: 1e6 }),
});

it("s'inverse quand on échange les deux, et ne dépend que du rapport des populations", () => {
  fc.assert(
    fc.property(observed, observed, (x, y) => {
      const [r, inverse] = [exact(x, y), exact(y, x)];
      if ("motif" in r || "motif" in inverse) throw new Error("motif");
      expectRelative(inverse.bas, 1 / r.haut, 1e-9);
      expectRelative(inverse.valeur, 1 / r.valeur, 1e-12);
      const scaled = exact({ ...x, population: 8 * x.population }, { ...y, population: 8 * y.population });
      expect(scaled).toMatchObject({ valeur: r.valeur, bas: r.bas, haut: r.haut });
    }),
    { numRuns: 50 },
  );
});

it("le score : valeur p à la confiance près de son intervalle, proche de l'exact quand les nombres sont grands", () => {
  fc.assert(
    fc.property(observed, observed, (x, y) => {
      const r = ratioRates(x, y);
      if ("motif" in r) throw new Error(r.motif);
      fc.pre(Math.abs(r.p.bilaterale - 0.05) > 1e-9);
      expect(r.bas > 1 || r.haut < 1).toBe(r.p.bilaterale < 0.05);
    }),
  );
  const [large, other] = [
    { evenements: 40_000, population: 1e6 },
    { evenements: 39_500, population: 1e6 },
  ];
  const [score, rival] = [ratioRates(large, other), exact(large, other)];
  if ("motif" in score || "motif" in rival) throw new Error("motif");
  expectRelative(score.bas, rival.bas, 1e-4);
  expectRelative(score.p.superieure, rival.p.superieure, 0.02);
});
