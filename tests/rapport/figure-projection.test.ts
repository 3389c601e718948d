import { describe, expect, it } from "vitest";
import type { Projection, SansProjection } from "../../src/modele/projection.ts";
import { figureProjection } from "../../src/rapport/figure-projection.ts";
import { lectureFactice } from "./lecture-factice.ts";

const PROJECTION: Projection = {
  depuis: [2016, 2022],
  horizon: 2028,
  effectifs: [
    {
      champ: "total",
      observes: [
        { annee: 2016, valeur: 30_480 },
        { annee: 2022, valeur: 30_113 },
      ],
      projete: 29_446,
      bornes: [28_604, 30_397],
      biais: 0.012,
    },
    { champ: "aines", observes: [{ annee: 2022, valeur: 2_690 }], projete: 2_874, bornes: null, biais: null },
  ],
  controles: 14,
  tailles: [2_523, 56_610],
  essai: [2011, 2016, 2022],
  confiance: 0.8,
  source: "Insee, recensement",
  cog: 2025,
  fichiers: [],
};
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");
const faire = (projection?: Projection | SansProjection, champ: "total" | "aines" = "total") =>
  figureProjection({ ...lectureFactice(), ...(projection ? { projection } : {}) }, champ, "p");

describe("la projection dans le rapport", () => {
  it("un éventail, ses bornes à la dizaine, et la phrase qui dit d'où elles viennent", () => {
    const faite = faire(PROJECTION);
    if (!("figure" in faite)) throw new Error(faite.raison);
    expect(propre(faite.figure.titre)).toBe(
      "Vers 29 450 habitants en 2028, entre 28 600 et 30 400, si les générations évoluent comme de 2016 à 2022",
    );
    expect(faite.figure.tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["2016", "30 480", "—", "—"],
      ["2022", "30 113", "—", "—"],
      ["2028 (projeté)", "29 450", "28 600", "30 400"],
    ]);
    const phrase = propre(faite.phrase);
    expect(phrase).toMatch(/^Ce n'est pas une prévision : .* entre les recensements de 2016 et 2022,/);
    expect(phrase).toContain(
      "essayée de 2016 à 2022 avec les recensements de 2011 et 2016 dans 14 communes de 2 500 à 56 600 habitants",
    );
    expect(phrase).toMatch(/le trait est relevé de 1,2 %, l'écart médian de cet essai\.$/);
  });

  it("sans marge, dit pourquoi, et n'en dessine pas", () => {
    const faite = faire(PROJECTION, "aines");
    if (!("figure" in faite)) throw new Error(faite.raison);
    expect(propre(faite.figure.titre)).toMatch(/^Vers 2 870 habitants de 75 ans ou plus en 2028, si/);
    expect(faite.figure.tableau.lignes.at(-1)?.slice(2)).toEqual(["non calculable", "non calculable"]);
    expect(faite.phrase).toMatch(/La marge n'est pas donnée : 14 communes de taille comparable, c'est trop peu/);
    const sansEssai = faire({ ...PROJECTION, essai: null }, "aines");
    expect("phrase" in sansEssai && sansEssai.phrase).toMatch(/il faudrait un troisième recensement/);
  });

  it("une projection refusée laisse sa raison, sans code de règle", () => {
    expect(faire({ raison: "R1 : les recensements de 2011 et 2012 partagent l'enquête de 2012" })).toEqual({
      libelle: "la projection de la population",
      raison: "les recensements de 2011 et 2012 partagent l'enquête de 2012",
    });
    expect(faire(undefined, "aines")).toMatchObject({ libelle: "la projection des habitants de 75 ans ou plus" });
  });
});
