import fc from "fast-check";
import { expect, it } from "vitest";
import { poissonDensity } from "../../src/stats/discrete-density.ts";
import { poissonTest } from "../../src/stats/poisson-test.ts";
import type { TestPoisson } from "../../src/stats/poisson-test.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it("rend les probabilités publiées de 15 pour 400 contre 5 %", () => {
  const { inputs, expected, tolerance } = readPublie<
    { count: number; exposure: number; value: number },
    { p_exact_central: number; p_score: number }
  >("poisson_one_sample_cis");
  const test = (methode: TestPoisson): number =>
    poissonTest(inputs.count, inputs.exposure, inputs.value, { methode }).bilaterale;
  expectPublie(test("exacte"), expected.p_exact_central, tolerance);
  expectPublie(test("score"), expected.p_score, tolerance);
});

refuse([
  ["events must be a whole number, got 1.5", () => poissonTest(1.5, 10, 1)],
  ["events must be a whole number, got -1", () => poissonTest(-1, 10, 1)],
  ["population must be positive, got 0", () => poissonTest(1, 0, 1)],
  ["reference must be positive, got 0", () => poissonTest(1, 10, 0)],
  ["reference must be a finite number, got NaN", () => poissonTest(1, 10, NaN)],
]);

const METHODES: readonly TestPoisson[] = ["exacte", "vraisemblance", "mi-p", "score", "Wald", "Wald corrigé"];
const events = fc.nat(80);
const mean = fc.double({ min: 0.1, max: 80, noNaN: true });

it("reste une probabilité, et les deux côtés se complètent", () => {
  fc.assert(
    fc.property(fc.constantFrom(...METHODES), events, mean, (methode, x, m) => {
      const p = poissonTest(x, 1, m, { methode });
      for (const value of Object.values(p)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      const exact = methode === "exacte" || methode === "vraisemblance";
      expect(p.inferieure + p.superieure).toBeCloseTo(exact ? 1 + poissonDensity(x, m) : 1, 11);
    }),
  );
});

it("par vraisemblance : la somme, effectif par effectif, de ceux qui sont au plus aussi probables", () => {
  fc.assert(
    fc.property(events, mean, (x, m) => {
      const threshold = poissonDensity(x, m) * (1 + 1e-7);
      let sum = 0;
      for (let k = 0; k < 400; k++) {
        const d = poissonDensity(k, m);
        if (d <= threshold) sum += d;
      }
      expect(poissonTest(x, 1, m, { methode: "vraisemblance" }).bilaterale).toBeCloseTo(Math.min(1, sum), 11);
    }),
  );
});

it("vaut 1 quand l'observé est l'attendu (le mi-p presque), et Wald 0 sans événement, comme annoncé", () => {
  const others = METHODES.filter((methode) => methode !== "mi-p");
  for (const methode of others) expect(poissonTest(20, 400, 0.05, { methode }).bilaterale).toBeCloseTo(1, 12);
  expect(poissonTest(20, 400, 0.05, { methode: "mi-p" }).bilaterale).toBeGreaterThan(0.95);
  expect(poissonTest(0, 400, 0.05, { methode: "Wald" }).bilaterale).toBe(0);
});
