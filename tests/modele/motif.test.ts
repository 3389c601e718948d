import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNom, renderMotif } from "../../src/modele/motif.ts";

describe("les motifs de noms", () => {
  it.each([
    ["P{aa}_POP", "P18_POP", { annee: 2018, debut: null }],
    ["NAIS{dd}{aa}", "NAIS1318", { annee: 2018, debut: 2013 }],
    ["NAIS{dd}{aa-1}", "NAIS1621", { annee: 2022, debut: 2016 }],
    ["TP60{aa}", "TP6021", { annee: 2021, debut: null }],
    ["D{aa}_POP", "D68_POP", { annee: 1968, debut: null }],
    ["A", "A", { annee: null, debut: null }],
    ["C{aa}_STAT_GSEC*", "C22_STAT_GSEC11_21", { annee: 2022, debut: null }],
  ])("%s lit %s", (motif, nom, lu) => expect(readNom(motif, nom)).toEqual(lu));

  it.each([
    ["P{aa}_POP", "P18_POP0014"], // un nom plus long est une autre variable
    ["P{aa}_POP", "C18_POP"],
    ["P{aa}_POP", "XP18_POP"],
    ["P{aa}_POP", "P2018_POP"],
    ["RD", "RD18"],
    ["A.B", "AxB"], // le point n'est pas un joker
  ])("%s ne lit pas %s", (motif, nom) => expect(readNom(motif, nom)).toBeNull());

  it("lit ce qu'il écrit, de 1968 à 2067", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1969, max: 2067 }), fc.integer({ min: 1, max: 30 }), (annee, duree) => {
        const debut = Math.max(1968, annee - duree);
        for (const motif of ["P{aa}_POP", "NAIS{dd}{aa}", "X{aa-1}_Y{dd}"])
          expect(readNom(motif, renderMotif(motif, { annee, debut }))?.annee).toBe(annee);
        expect(readNom("NAIS{dd}{aa}", renderMotif("NAIS{dd}{aa}", { annee, debut }))?.debut).toBe(debut);
      }),
    );
  });

  it("refuse une période sans début", () => {
    expect(() => renderMotif("NAIS{dd}{aa}", { annee: 2022 })).toThrow(RangeError);
  });
});
