import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byarBlock } from "../../src/stats/byar-block.ts";
import { byar } from "../../src/stats/byar.ts";
import type { ValeurEncadree } from "../../src/stats/intervalle.ts";
import { wilsonBlock } from "../../src/stats/wilson-block.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { refuse } from "./refus.ts";

// Des cases ordinaires, fractionnaires, impossibles : chacune doit donner la fonction ligne à ligne, ou NaN où elle
// refuse.
const case_ = fc.oneof(
  fc.nat(12),
  fc.nat(1e6),
  fc.double({ min: 1e-6, max: 50, noNaN: true }),
  fc.constantFrom(NaN, -1, Infinity, -Infinity, 0),
);
const lignes = fc.array(fc.tuple(case_, case_), { maxLength: 30 });

type Bloc = typeof wilsonBlock;
type Fonction = (x: number, n: number, options: { confiance: number }) => ValeurEncadree;

describe.each<[string, Bloc, Fonction]>([
  ["wilsonBlock", wilsonBlock, wilson],
  ["byarBlock", byarBlock, byar],
])("%s", (_, bloc, fonction) => {
  const ligne = (x: number, n: number, confiance: number): number[] => {
    try {
      const { bas, haut } = fonction(x, n, { confiance });
      return [bas, haut];
    } catch {
      return [NaN, NaN];
    }
  };

  it("rend les nombres de la fonction, au bit près, et NaN où elle refuse", () => {
    fc.assert(
      fc.property(lignes, fc.constantFrom(0.8, 0.95, 0.998), (xs, confiance) => {
        const column = (k: 0 | 1): Float64Array => Float64Array.from(xs, (x) => x[k]);
        const { bas, haut } = bloc(column(0), column(1), { confiance });
        xs.forEach(([x, n], i) => {
          expect([bas[i], haut[i]]).toEqual(ligne(x, n, confiance));
        });
      }),
    );
  });

  it("accepte un bloc vide", () => expect(bloc(new Float64Array(), new Float64Array()).bas).toHaveLength(0));

  refuse([
    ["denominators must hold 2 values, got 1", () => bloc(new Float64Array(2), new Float64Array(1))],
    [
      "confidence must be strictly between 0 and 1, got 95",
      () => bloc(new Float64Array(1), new Float64Array(1), { confiance: 95 }),
    ],
  ]);
});

it("byarBlock exprime le taux pour autant de personnes qu'on veut", () => {
  const { bas } = byarBlock(Float64Array.of(65), Float64Array.of(100), { parPopulation: 1000 });
  expect(bas[0]).toBe(byar(65, 100, { parPopulation: 1000 }).bas);
});

refuse([
  [
    "per-population must be positive, got 0",
    () => byarBlock(new Float64Array(1), new Float64Array(1), { parPopulation: 0 }),
  ],
]);
