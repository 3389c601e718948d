import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classesOf, classIndex, tintOf } from "../../../src/rapport/figures/classes.ts";
import { TIRAGES } from "./cas.ts";

describe("classesOf", () => {
  it("place les bornes au nombre le plus rond entre deux groupes", () => {
    const classes = classesOf([6.5, 7.7, 7.9, 13.5, 18.9, 19.8, 20.3, 21.1, 25.5, 39.7, 50], "%", 1);
    expect(classes.map((c) => c.nom)).toEqual(
      ["moins de 15 %", "de 15 % à moins de 30 %", "de 30 % à moins de 50 %", "50 % ou plus"].map((t) =>
        t.replaceAll(" %", "\u202f%"),
      ),
    );
  });

  it("une seule valeur fait une classe, qui la nomme", () => {
    expect(classesOf([12.5, 12.5], "%", 1).map((c) => c.nom)).toEqual(["12,5\u202f%"]);
  });

  it("au plus cinq classes, toutes occupées ; chaque valeur dans une seule, dans l'ordre", () => {
    const valeur = fc.integer({ min: -50_000, max: 50_000 }).map((v) => v / 10);
    fc.assert(
      fc.property(fc.array(valeur, { minLength: 1, maxLength: 60 }), (valeurs) => {
        const classes = classesOf(valeurs, "%", 1);
        expect(classes.length).toBeLessThanOrEqual(5);
        const rangs = valeurs.toSorted((a, b) => a - b).map((v) => classIndex(v, classes));
        expect(new Set(rangs)).toEqual(new Set(classes.keys()));
        expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
        expect(new Set(classes.map((c) => c.nom)).size).toBe(classes.length);
      }),
      { numRuns: TIRAGES * 4 },
    );
  });

  it("la plus claire pour les valeurs basses, la plus foncée pour les hautes", () => {
    const classes = classesOf([1, 2, 30, 40], "%", 0);
    expect([tintOf(0, classes).fond, tintOf(classes.length - 1, classes).fond]).toEqual(["#dcebe7", "#0b4f48"]);
  });

  it("refuse de ne rien classer", () => {
    expect(() => classesOf([], "%", 1)).toThrow("classes must have at least one value, got 0");
  });
});
