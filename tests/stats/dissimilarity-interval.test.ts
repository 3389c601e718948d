import fc from "fast-check";
import { expect, it } from "vitest";
import { dissimilarityInterval } from "../../src/stats/dissimilarity-interval.ts";
import { refuse } from "./refus.ts";

// Attendus : 400 000 tirages binomiaux exacts avec numpy (2 D − moyenne, écart-type des tirages) ; ici le tirage est normal.
it.each([
  [[30, 10, 55, 20, 5], [100, 120, 110, 90, 80], 0.37938596, 0.36929, 0.04074],
  [[300, 100, 550], [1000, 1200, 1100], 0.36282195, 0.36145, 0.01294],
])("numpy : %j parmi %j", (groupe, total, brut, corrige, erreur) => {
  const reste = groupe.map((a, i) => (total[i] ?? NaN) - a);
  const d = dissimilarityInterval(groupe, reste, { tirages: 20_000 });
  expect(d.brut).toBeCloseTo(brut, 8);
  expect(Math.abs(d.valeur - corrige)).toBeLessThan(0.002);
  expect(Math.abs(d.erreurType / erreur - 1)).toBeLessThan(0.03);
  expect([d.bas, d.haut].map((x) => (x - d.valeur) / d.erreurType)).toEqual([
    expect.closeTo(-1.959964, 5),
    expect.closeTo(1.959964, 5),
  ]);
});

// Winship (1977) : une répartition égale donne en moyenne ½ √(2/π) Σ √n / (N √(p q)) ; numpy, 30 zones de 200 : 0,06939.
it("une répartition égale : tout l'indice observé au hasard est du biais, et le corrigé est nul", () => {
  const egale = dissimilarityInterval(new Array<number>(30).fill(40), new Array<number>(30).fill(160));
  expect([egale.brut, egale.valeur, egale.bas]).toEqual([0, 0, 0]);
});

it("l'effet de sondage élargit la marge d'autant que sa racine", () => {
  const [groupe, reste] = [
    [300, 100, 550],
    [700, 1100, 550],
  ];
  const [un, trois] = [1, 3].map((effet) => dissimilarityInterval(groupe ?? [], reste ?? [], { effet, tirages: 5000 }));
  expect((trois?.erreurType ?? NaN) / (un?.erreurType ?? NaN)).toBeCloseTo(Math.sqrt(3), 1);
});

it("reste entre 0 et 1, encadre sa valeur, se refait à l'identique ; une zone vide ne compte pas", () => {
  const zones = fc.array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 })), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(zones, (z) => {
      const [a, b] = [z.map((r) => r[0]), z.map((r) => r[1])];
      fc.pre(a.some((x) => x > 0) && b.some((x) => x > 0));
      const d = dissimilarityInterval(a, b, { tirages: 200 });
      expect(0 <= d.bas && d.bas <= d.valeur && d.valeur <= d.haut && d.haut <= 1).toBe(true);
      expect(dissimilarityInterval(a, b, { tirages: 200 })).toEqual(d);
      expect(dissimilarityInterval([...a, 0], [...b, 0], { tirages: 200 }).brut).toBe(d.brut);
    }),
  );
});

refuse([
  ["group must have a positive finite sum, got 0", () => dissimilarityInterval([0], [1])],
  ["other group must hold 2 values, got 1", () => dissimilarityInterval([1, 2], [1])],
  ["design effect must be positive, got 0", () => dissimilarityInterval([1, 2], [2, 1], { effet: 0 })],
  ["draws must be an integer of at least 200, got 10", () => dissimilarityInterval([1, 2], [2, 1], { tirages: 10 })],
  ["seed must be an integer, got 0.5", () => dissimilarityInterval([1, 2], [2, 1], { graine: 0.5 })],
  [
    "confidence must be strictly between 0 and 1, got 95",
    () => dissimilarityInterval([1, 2], [2, 1], { confiance: 95 }),
  ],
]);
