import fc from "fast-check";
import { expect, it } from "vitest";
import { dasGupta } from "../../src/stats/das-gupta.ts";
import { kitagawa } from "../../src/stats/kitagawa.ts";
import { refuse } from "./refus.ts";

// Das Gupta (1993), exemple 5.1 : ménages pour 100 personnes, États-Unis, 1970 et 1985 (README de DasGuptR).
const avant = {
  effectifs: [12.9, 10.9, 9.5, 8, 7.8, 8.4, 8.6, 7.8, 7, 5.9, 4.7, 3.6, 4.9],
  taux: [1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8],
};
const apres = {
  effectifs: [10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6, 6.3, 5.9, 5.1, 4, 5.5],
  taux: [2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2],
};

it("retrouve l'exemple 5.1 de Das Gupta", () => {
  const k = kitagawa(avant, apres);
  expect(k.bruts.map((x) => x.toFixed(4))).toEqual(["44.7268", "47.6940"]);
  expect([k.composition, k.taux, k.interaction].map((x) => x.toFixed(4))).toEqual(["1.2269", "1.7403", "0.0000"]);
});

it("à interaction séparée, la première population sert de base", () => {
  const k = kitagawa(avant, apres, { interaction: "separee" });
  const standard = (parts: readonly number[], taux: readonly number[]): number =>
    parts.reduce((s, n, i) => s + (n * taux[i]!) / 100, 0);
  expect(k.composition).toBeCloseTo(standard(apres.effectifs, avant.taux) - k.bruts[0], 12);
  expect(k.taux).toBeCloseTo(standard(avant.effectifs, apres.taux) - k.bruts[0], 12);
  expect(k.interaction).toBeCloseTo(k.ecart - k.composition - k.taux, 12);
});

const un = { effectifs: [1, 1], taux: [0.1, 0.2] };
refuse([
  [
    "sizes must have a positive finite sum, got 0",
    () => kitagawa({ effectifs: [], taux: [] }, { effectifs: [], taux: [] }),
  ],
  ["sizes must hold 2 values, got 1", () => kitagawa(un, { effectifs: [1], taux: [0.1] })],
  ["rates must hold 2 values, got 1", () => kitagawa({ effectifs: [1, 1], taux: [0.1] }, un)],
  ["sizes must be finite and not negative, got -1 at index 0", () => kitagawa({ ...un, effectifs: [-1, 2] }, un)],
  ["sizes must have a positive finite sum, got 0", () => kitagawa(un, { ...un, effectifs: [0, 0] })],
  ["rate must be a finite number, got NaN", () => kitagawa(un, { ...un, taux: [0.1, NaN] })],
]);

const population = fc
  .array(fc.tuple(fc.double({ min: 0.1, max: 1e4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 5,
    maxLength: 5,
  })
  .map((l) => ({ effectifs: l.map((x) => x[0]), taux: l.map((x) => x[1]) }));

it("s'additionne à l'écart, par catégorie et en tout, et change de signe avec l'ordre", () => {
  fc.assert(
    fc.property(population, population, fc.constantFrom("repartie", "separee"), (a, b, interaction) => {
      const k = kitagawa(a, b, { interaction });
      expect(k.ecart).toBeCloseTo(k.bruts[1] - k.bruts[0], 12);
      expect(k.parCategorie.reduce((s, c) => s + c.composition + c.taux + c.interaction, 0)).toBeCloseTo(k.ecart, 12);
      expect(kitagawa(b, a).composition).toBeCloseTo(-kitagawa(a, b).composition, 12);
    }),
  );
});

it("est Das Gupta à deux facteurs", () => {
  fc.assert(
    fc.property(population, population, (a, b) => {
      const part = (x: readonly number[]): number[] => x.map((v) => v / x.reduce((s, w) => s + w));
      const d = dasGupta([a, b].map((p) => ({ structure: part(p.effectifs), taux: p.taux })));
      expect(d.facteurs.structure.effet).toBeCloseTo(kitagawa(a, b).composition, 12);
      expect(d.facteurs.taux.effet).toBeCloseTo(kitagawa(a, b).taux, 12);
    }),
  );
});
