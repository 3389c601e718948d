import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/stats/quantile.ts";
import type { DefinitionQuantile } from "../../src/stats/quantile.ts";
import { readCas, readNumber, readNumbers } from "./cas.ts";
import { refuse } from "./refus.ts";

const DEFINITIONS: readonly DefinitionQuantile[] = ["type 6", "type 7"];

describe.each(DEFINITIONS)("%s", (definition) => {
  const cas = readCas("quantile").filter((c) => c.definition === definition);

  it.each(cas)("quantile $p : valeur publiée", (c) => {
    const q = quantile(readNumbers(c, "valeurs"), readNumber(c, "p"), { definition });
    expect(q).toBeCloseTo(readNumber(c, "valeur"), 10);
  });

  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
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

it("ne touche pas au tableau reçu", () => {
  const values = Object.freeze([3, 1, 2]);
  expect(quantile(values, 0.5)).toBe(2);
  expect(values).toEqual([3, 1, 2]);
});

refuse([
  ["values must hold at least 1 number, got 0", () => quantile([], 0.5)],
  ["values must be finite numbers, got NaN at index 0", () => quantile([NaN], 0.5)],
  ["p must be between 0 and 1, got 50", () => quantile([1, 2], 50)],
  ["p must be a finite number, got NaN", () => quantile([1, 2], NaN)],
]);
