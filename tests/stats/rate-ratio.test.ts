import fc from "fast-check";
import { expect, it } from "vitest";
import { rateRatio } from "../../src/stats/rate-ratio.ts";
import { expectRelative } from "./cas.ts";
import { refuse } from "./refus.ts";

it("rend l'exemple de R (aide de poisson.test : Fredericia contre trois autres villes)", () => {
  const r = rateRatio({ evenements: 11, population: 800 }, { evenements: 21, population: 3011 });
  if ("motif" in r) throw new Error(r.motif);
  expect(r.valeur.toFixed(6)).toBe("1.971488");
  expect([r.bas.toFixed(7), r.haut.toFixed(7)]).toEqual(["0.8584264", "4.2772659"]);
  expect(r.p.bilaterale.toFixed(5)).toBe("0.07967");
});

const b = { evenements: 3, population: 100 };
refuse([
  ["events must be a whole number, got 0.5", () => rateRatio({ evenements: 0.5, population: 10 }, b)],
  ["events must be a whole number, got NaN", () => rateRatio(b, { evenements: NaN, population: 10 })],
  ["population must be positive, got 0", () => rateRatio(b, { evenements: 1, population: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => rateRatio(b, b, { confiance: 95 })],
]);

it("sans événement d'un côté va de 0 à l'infini, des deux ne dit rien", () => {
  const none = { evenements: 0, population: 100 };
  expect(rateRatio(none, none)).toEqual({ motif: "aucun événement" });
  expect(rateRatio(b, none)).toMatchObject({ valeur: Infinity, haut: Infinity });
  expect(rateRatio(none, b)).toMatchObject({ valeur: 0, bas: 0 });
});

const observed = fc.record({
  evenements: fc.integer({ min: 1, max: 500 }),
  population: fc.integer({ min: 1, max: 1e6 }),
});

it("s'inverse quand on échange les deux, et ne dépend que du rapport des populations", () => {
  fc.assert(
    fc.property(observed, observed, (x, y) => {
      const [r, inverse] = [rateRatio(x, y), rateRatio(y, x)];
      if ("motif" in r || "motif" in inverse) throw new Error("motif");
      expectRelative(inverse.bas, 1 / r.haut, 1e-9);
      expectRelative(inverse.valeur, 1 / r.valeur, 1e-12);
      const scaled = rateRatio({ ...x, population: 8 * x.population }, { ...y, population: 8 * y.population });
      expect(scaled).toMatchObject({ valeur: r.valeur, bas: r.bas, haut: r.haut });
    }),
    { numRuns: 50 },
  );
});
