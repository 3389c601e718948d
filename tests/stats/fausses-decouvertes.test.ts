import fc from "fast-check";
import { expect, it } from "vitest";
import { falseDiscovery } from "../../src/stats/false-discovery.ts";
import { refuse } from "./refus.ts";

// Valeurs de scipy.stats.false_discovery_control (scipy 1.17), sur des probabilités dans le désordre.
const p = [0.041, 0.001, 0.34, 0.008, 0.039, 0.042, 0.06, 0.074, 0.205];
it.each([
  [
    "Benjamini-Hochberg",
    [0.0756, 0.009000000000000001, 0.34, 0.036000000000000004, 0.0756, 0.0756, 0.09, 0.09514285714285714, 0.230625],
  ],
  [
    "Benjamini-Yekutieli",
    [
      0.21386999999999998, 0.025460714285714288, 0.9618492063492063, 0.10184285714285715, 0.21386999999999998,
      0.21386999999999998, 0.2546071428571428, 0.2691561224489796, 0.6524308035714285,
    ],
  ],
] as const)("%s : valeurs de scipy", (methode, expected) => {
  falseDiscovery(p, { methode }).forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 14));
});

it("aucun test : rien à ajuster", () => expect(falseDiscovery([])).toEqual([]));

it("entre la valeur brute et Bonferroni, dans le même ordre", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (raw) => {
      const adjusted = falseDiscovery(raw);
      raw.forEach((x, i) => {
        expect(adjusted[i]!).toBeGreaterThanOrEqual(x);
        expect(adjusted[i]!).toBeLessThanOrEqual(Math.min(1, x * raw.length) + 1e-15);
        raw.forEach((y, j) => {
          if (x < y) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
        });
      });
    }),
  );
});

refuse([
  ["p-value must be between 0 and 1, got 1.5", () => falseDiscovery([0.1, 1.5])],
  ["p-value must be between 0 and 1, got NaN", () => falseDiscovery([NaN])],
]);
