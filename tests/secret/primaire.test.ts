import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPartProtegee, masquerPrimaire, SEUILS } from "../../src/secret/primaire.ts";

describe("masquage primaire", () => {
  it.each([
    [0, 11, { valeur: 7, statut: "valeur" }], // zéro unité n'expose personne
    [1, 11, { valeur: null, statut: "secret" }],
    [10, 11, { valeur: null, statut: "secret" }],
    [11, 11, { valeur: 7, statut: "valeur" }],
    [4, 5, { valeur: null, statut: "secret" }],
    [1, 0, { valeur: 7, statut: "valeur" }], // direction : rien n'est masqué
  ])("%i unités au seuil %i", (effectif, seuil, attendu) => {
    expect(masquerPrimaire({ valeur: 7, effectif }, seuil)).toEqual(attendu);
  });

  it("refuse un effectif négatif ou absent", () => {
    for (const effectif of [-1, NaN]) expect(() => masquerPrimaire({ valeur: 1, effectif }, 11)).toThrow(RangeError);
  });

  it("ce que le public voit, le comité et la direction le voient aussi", () => {
    fc.assert(
      fc.property(fc.nat(100), (effectif) => {
        const vu = (seuil: number): boolean => masquerPrimaire({ valeur: 1, effectif }, seuil).statut === "valeur";
        if (vu(SEUILS.public)) expect(vu(SEUILS.copil) && vu(SEUILS.direction)).toBe(true);
      }),
    );
  });

  it("un taux suit son numérateur, son complément et son dénominateur", () => {
    expect(isPartProtegee(27, 30, 11)).toBe(true); // 3 refus
    expect(isPartProtegee(5, 200, 11)).toBe(true);
    expect(isPartProtegee(100, 200, 11)).toBe(false);
    expect(isPartProtegee(30, 30, 11)).toBe(false); // complément nul : aucun refus à reconnaître
    expect(isPartProtegee(27, 30, SEUILS.direction)).toBe(false);
  });
});
