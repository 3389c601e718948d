import fc from "fast-check";
import { expect, it } from "vitest";
import { readNombres } from "../../src/constats/nombres-lus.ts";
import { ecartImprime } from "../../src/constats/valeurs.ts";
import { PART, TAUX } from "./indicateurs-essai.ts";
import { constatDe, sceneEvolution } from "./scenes.ts";

// 27,17 et 32,92 : l'écart exact, 5,75, s'imprimerait 5,8 à côté de deux nombres qui donnent 5,7.
it("un écart imprimé est la différence des deux nombres imprimés", () => {
  expect(ecartImprime(PART, { valeur: 27.17 }, { valeur: 32.92 })).toBe(5.7);
  const { phrase, affirmation } = constatDe(sceneEvolution(PART, 27.17, 32.92));
  expect(phrase).toContain("de 27,2\u202f% à 32,9\u202f% (+5,7\u00a0points)");
  expect(affirmation.valeurs[2]?.valeur).toBe(5.7);
  expect(affirmation.ampleur.valeur).toBeCloseTo(5.75, 10); // ce qui range reste exact
});

it("garde le dixième de celui des deux qui l'a : 33 % à la commune, 14,5 % en France", () => {
  expect(ecartImprime(TAUX, { valeur: 33, niveau: "commune" }, { valeur: 14.5, niveau: "france" })).toBe(-18.5);
});

it("toute phrase d'évolution qui donne les deux nombres et l'écart se soustrait exactement", () => {
  const part = fc.double({ min: 1, max: 95, noNaN: true });
  let lues = 0;
  fc.assert(
    fc.property(part, part, (a, b) => {
      const { phrase } = constatDe(sceneEvolution(PART, a, b));
      const trois = /de (\S+\s%) à (\S+\s%) \((\S+)\s/u.exec(phrase);
      if (!trois) return;
      const [debut, fin, ecart] = trois.slice(1).map((t) => readNombres(t)[0]?.valeur ?? NaN);
      lues += 1;
      expect(Math.round(10 * ((fin ?? 0) - (debut ?? 0)))).toBe(Math.round(10 * (ecart ?? NaN)));
    }),
  );
  expect(lues).toBeGreaterThan(50);
});
