import fc from "fast-check";
import { expect, it } from "vitest";
import { meanStudent } from "../../src/stats/mean-student.ts";
import { studentQuantile } from "../../src/stats/student-quantile.ts";
import { expectRelative, readCas, readNumber, readNumbers } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

it.each(readCas("meanStudent"))("à $confiance : valeur publiée", (cas) => {
  const m = meanStudent(readNumbers(cas, "valeurs"), { confiance: readNumber(cas, "confiance") });
  expectRelative(m.valeur, readNumber(cas, "valeur"), 1e-12);
  expectRelative(m.bas, readNumber(cas, "bas"), 1e-8);
  expectRelative(m.haut, readNumber(cas, "haut"), 1e-8);
});

it("rend le cas publié : moyenne, limites à 95 % et 99,8 %, effectif et écart-type retrouvés", () => {
  const { inputs, expected, tolerance } = readPublie<
    { values: readonly number[] },
    Readonly<Record<"value_sum" | "value_count" | "stdev" | "value" | "lower95_0cl" | "upper95_0cl", number>> &
      Readonly<Record<"lower99_8cl" | "upper99_8cl", number>>
  >("phe_mean_t_Area1");
  const [two, three] = [meanStudent(inputs.values), meanStudent(inputs.values, { confiance: 0.998 })];
  expectPublie(two.valeur, expected.value, tolerance);
  expectPublie(two.bas, expected.lower95_0cl, tolerance);
  expectPublie(two.haut, expected.upper95_0cl, tolerance);
  expectPublie(three.bas, expected.lower99_8cl, tolerance);
  expectPublie(three.haut, expected.upper99_8cl, tolerance);
  const n = inputs.values.length;
  expect(n).toBe(expected.value_count);
  expectPublie(two.valeur * n, expected.value_sum, tolerance);
  expectPublie(((two.haut - two.valeur) * Math.sqrt(n)) / studentQuantile(0.975, n - 1), expected.stdev, tolerance);
});

refuse([
  ["values must hold at least 2 numbers, got 1", () => meanStudent([3])],
  ["values must be finite numbers, got NaN at index 1", () => meanStudent([3, NaN])],
  ["confidence must be strictly between 0 and 1, got 0", () => meanStudent([3, 4], { confiance: 0 })],
]);

it("encadre la moyenne à égale distance, et suit un changement d'unité", () => {
  const values = fc.array(
    fc.integer({ min: -1e7, max: 1e7 }).map((centimes) => centimes / 100),
    { minLength: 2, maxLength: 50 },
  );
  fc.assert(
    fc.property(values, (xs) => {
      const m = meanStudent(xs);
      expect(m.bas).toBeLessThanOrEqual(m.valeur);
      expect(m.haut - m.valeur).toBeCloseTo(m.valeur - m.bas, 6);
      const scaled = meanStudent(xs.map((x) => 4 * x));
      expect(scaled.haut).toBe(4 * m.haut); // puissance de 2 : égalité exacte
    }),
  );
});

it("a un intervalle réduit à la valeur quand toutes les observations sont égales", () => {
  expect(meanStudent([7, 7, 7])).toMatchObject({ valeur: 7, bas: 7, haut: 7 });
});
