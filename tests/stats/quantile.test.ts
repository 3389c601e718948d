import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/stats/quantile.ts";
import type { DefinitionQuantile } from "../../src/stats/quantile.ts";
import { readCas, readNumber, readNumbers } from "./cas.ts";
import { refuse } from "./refus.ts";

const DEFINITIONS: readonly DefinitionQuantile[] = [
  "type 1",
  "type 2",
  "type 3",
  "type 4",
  "type 5",
  "type 6",
  "type 7",
  "type 8",
  "type 9",
];
// Les trois autres ne traitent pas le haut comme le bas.
const SYMETRIQUES: readonly DefinitionQuantile[] = ["type 2", "type 5", "type 6", "type 7", "type 8", "type 9"];

describe.each(DEFINITIONS)("%s", (definition) => {
  const cas = readCas("quantile").filter((c) => c.definition === definition);

  it.each(cas)("quantile $p : valeur publiée", (c) => {
    const q = quantile(readNumbers(c, "valeurs"), readNumber(c, "p"), { definition });
    expect(q).toBeCloseTo(readNumber(c, "valeur"), 10);
  });

  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0); // jamais −0, que toBe distingue
  const values = fc.array(value, { minLength: 1, maxLength: 40 });
  const rank = fc.double({ min: 0, max: 1, noNaN: true });

  it("reste entre les extrêmes et croît avec p, quel que soit l'ordre des observations", () => {
    fc.assert(
      fc.property(values, rank, rank, (xs, a, b) => {
        const [low, high] = [
          quantile(xs, Math.min(a, b), { definition }),
          quantile(xs, Math.max(a, b), { definition }),
        ];
        expect(low).toBeGreaterThanOrEqual(Math.min(...xs));
        expect(high).toBeLessThanOrEqual(Math.max(...xs));
        expect(high).toBeGreaterThanOrEqual(low - 1e-9 * Math.abs(low));
        expect(quantile(xs.toReversed(), a, { definition })).toBe(quantile(xs, a, { definition }));
      }),
    );
  });

  if (!SYMETRIQUES.includes(definition)) return;
  it("est symétrique : le quantile p de l'opposé est l'opposé du quantile 1 − p", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 64 }), (xs, k) => {
        const opposite = quantile(
          xs.map((x) => -x),
          k / 64,
          { definition },
        );
        expect(opposite).toBeCloseTo(-quantile(xs, 1 - k / 64, { definition }), 6);
      }),
    );
  });
});

it("les définitions sans interpolation rendent des observations, et toutes se rejoignent à la médiane impaire", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 41 }), fc.nat(100), (xs, k) => {
      for (const definition of ["type 1", "type 3"] as const) {
        expect(xs).toContain(quantile(xs, k / 100, { definition }));
      }
      if (xs.length % 2 === 0) return;
      for (const definition of SYMETRIQUES) {
        expect(quantile(xs, 0.5, { definition })).toBeCloseTo(quantile(xs, 0.5), 6);
      }
    }),
  );
});

it("un rang entier à l'arrondi flottant près est entier : 0,1 × 30 et 0,7 × 10", () => {
  const thirty = Array.from({ length: 30 }, (_, i) => i + 1);
  expect(quantile(thirty, 0.1, { definition: "type 1" })).toBe(3);
  expect(quantile(thirty, 0.1, { definition: "type 2" })).toBe(3.5);
  expect(quantile(thirty.slice(0, 10), 0.7, { definition: "type 1" })).toBe(7);
});

it("ne touche pas au tableau reçu", () => {
  const values = Object.freeze([3, 1, 2]);
  expect(quantile(values, 0.5)).toBe(2);
  expect(values).toEqual([3, 1, 2]);
});

refuse([
  ["values must hold at least 1 number, got 0", () => quantile([], 0.5)],
  ["values must be finite numbers, got NaN at index 0", () => quantile([NaN], 0.5)],
  ["p must be between 0 and 1, got 50", () => quantile([1, 2], 50)],
  ["p must be between 0 and 1, got NaN", () => quantile([1, 2], NaN)],
]);
