import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileGroup } from "../../src/stats/quantile-group.ts";
import type { OptionsGroupes } from "../../src/stats/quantile-group.ts";
import { readCas, readNumber, readNumbers } from "./cas.ts";
import { readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const readOrdre = (ordre: string | undefined): OptionsGroupes["ordre"] =>
  ordre === "decroissant" ? "decroissant" : "croissant";

it.each(readCas("quantileGroup"))("$nombre groupes, ordre $ordre : valeurs publiées ($source)", (cas) => {
  const groupes = quantileGroup(readNumbers(cas, "valeurs"), readNumber(cas, "nombre"), {
    ordre: readOrdre(cas.ordre),
  });
  expect(groupes).toEqual(readNumbers(cas, "groupes"));
});

describe("groupes publiés par l'UKHSA, au groupe près", () => {
  const { inputs, expected } = readPublie<
    { groups: { group: string[]; nquantiles: number; invert: boolean; values: number[] }[] },
    { groups: number[][] }
  >("phe_quantiles_open");
  it.each(inputs.groups.map((cas, i) => ({ ...cas, i })))("$group", ({ values, nquantiles, invert, i }) => {
    const groupes = quantileGroup(values, nquantiles, { ordre: invert ? "decroissant" : "croissant" });
    expect(groupes).toEqual(expected.groups[i]);
  });
});

refuse([
  ["number of groups must be an integer of at least 2, got 1", () => quantileGroup([1, 2, 3], 1)],
  ["number of groups must be an integer of at least 2, got 2.5", () => quantileGroup([1, 2, 3], 2.5)],
  ["values must hold at least 4 numbers, got 3", () => quantileGroup([1, 2, 3], 4)],
  ["values must be finite numbers, got Infinity at index 1", () => quantileGroup([1, Infinity], 2)],
]);

it("respecte l'ordre des valeurs, garde ensemble les ex æquo, équilibre les groupes sans ex æquo", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 5, maxLength: 60 }), (xs) => {
      const groupes = quantileGroup(xs, 5);
      expect(groupes.every((g) => Number.isInteger(g) && g >= 1 && g <= 5)).toBe(true);
      xs.forEach((x, i) =>
        xs.forEach((y, j) => {
          if (x === y) expect(groupes[i]).toBe(groupes[j]);
          if (x < y) expect(groupes[i]).toBeLessThanOrEqual(groupes[j] ?? NaN);
        }),
      );
      const sizes = [1, 2, 3, 4, 5].map((g) => groupes.filter((h) => h === g).length);
      if (new Set(xs).size === xs.length) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});
