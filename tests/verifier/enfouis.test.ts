import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enfouisOf } from "../../src/verifier/lecture/deplier.ts";

/** Ce qu'il faut trouver, dit le plus simplement : les suites de douze caractères ou plus, sans repli de ligne. */
const naives = (texte: string): string[] => texte.match(/[A-Za-z0-9+/_-]{12,}/g) ?? [];

describe("les suites de base64 d'un texte", () => {
  it("sont toutes trouvées, où qu'elles soient, et rien d'autre", () => {
    const morceau = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."AZaz09+/-_"), maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(" ", ";", ",", '"', "é", "\u202f", "\uffff", "="), maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(morceau, { maxLength: 12 }), (morceaux) => {
        const texte = morceaux.join("");
        const vus = new Set<string>();
        for (const _ of enfouisOf(texte, vus));
        expect([...vus].sort()).toEqual([...new Set(naives(texte))].sort());
      }),
    );
  });
});
