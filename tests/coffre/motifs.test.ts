import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitMotifs } from "../../src/coffre/motifs.ts";

const CONNUS = new Set(["Logement", "Énergie", "Eau, gaz"]);
const couper = (texte: string): readonly string[] => splitMotifs(texte, (motif) => CONNUS.has(motif));

describe("splitMotifs", () => {
  it.each([
    ["Logement; Énergie", ["Logement", "Énergie"]],
    ["Logement, Énergie", ["Logement", "Énergie"]],
    ["Logement / Énergie + Logement", ["Logement", "Énergie", "Logement"]],
    ["Eau, gaz", ["Eau, gaz"]], // un motif de la liste a le droit d'avoir une virgule
    ["Eau, gaz|Logement", ["Eau, gaz", "Logement"]],
    ["Logement, divers", ["Logement, divers"]], // une part inconnue : rien n'est deviné
    [" ; \n", []],
  ])("%j", (texte, attendu) => expect(couper(texte)).toEqual(attendu));

  it("ne perd ni n'ajoute un motif connu, quel que soit le séparateur", () => {
    const motif = fc.constantFrom("Logement", "Énergie");
    fc.assert(
      fc.property(fc.array(motif, { minLength: 1, maxLength: 5 }), fc.constantFrom(";", "|", "\n", ",", "/", "+", " , "), (motifs, signe) => {
        expect(couper(motifs.join(signe))).toEqual(motifs);
      }),
    ); // prettier-ignore
  });
});
