import fc from "fast-check";
import { expect, it } from "vitest";
import type { IndicateurActivite } from "../../src/modele/indicateur-activite.ts";
import { deriver } from "../../src/publier/activites.ts";
import type { AgregatProtege, ResultatSuivi } from "../../src/rapport/lecture.ts";

const PART: IndicateurActivite = {
  code: "ACT-01",
  libelle: "Passages pour l'énergie",
  definition: "",
  numerateur: { variable: "passages_par_motif", modalite: "Énergie et eau" },
  denominateur: { variable: "passages", modalite: null },
  pour: 100,
  unite: "%",
};
const total = (variable: string, modalite: string | null, millesime: number, valeur: number | null): AgregatProtege => ({
  source: "ccas-accueil", variable, modalite, millesime, valeur, statut: valeur === null ? "secret" : "valeur",
  nature: "effectif", unite: "passages", libelle: variable,
}); // prettier-ignore
const energie = (annee: number, v: number | null) => total("passages_par_motif", "Énergie et eau", annee, v);
const passages = (annee: number, v: number | null) => total("passages", null, annee, v);
const RIEN = (): readonly ResultatSuivi[] => [];

it("rapporte deux totaux de la même année, au nom de l'indicateur", () => {
  expect(deriver(PART, [energie(2024, 150), passages(2024, 600), energie(2025, 90)], RIEN)).toEqual([
    { source: "ccas-accueil", variable: "ACT-01", modalite: null, millesime: 2024, valeur: 25, statut: "valeur", nature: "part", unite: "%", libelle: "Passages pour l'énergie" },
  ]); // prettier-ignore
});

it("est secret dès qu'un de ses termes l'est, et non calculable sous onze", () => {
  const statut = (...a: AgregatProtege[]) => deriver(PART, a, RIEN).map((d) => [d.valeur, d.statut]);
  expect(statut(energie(2024, null), passages(2024, 600))).toEqual([[null, "secret"]]);
  expect(statut(energie(2024, 150), passages(2024, null))).toEqual([[null, "secret"]]);
  expect(statut(energie(2024, 4), passages(2024, 10))).toEqual([[null, "non_calculable"]]);
});

it("rapporte un total aux habitants du dernier recensement connu, à cinq ans près", () => {
  const taux: IndicateurActivite = { ...PART, denominateur: { indicateur: "DEM-01" }, pour: 1000 };
  const population = [{ annee: 2018, valeur: 20_000, statut: "valeur" }, { annee: 2022, valeur: 30_000, statut: "valeur" }] as unknown as ResultatSuivi[]; // prettier-ignore
  const valeurs = deriver(
    taux,
    [2017, 2020, 2025, 2028].map((a) => energie(a, 150)),
    () => population,
  );
  expect(valeurs.map((v) => [v.millesime, v.valeur])).toEqual([[2020, 7.5], [2025, 5]]); // prettier-ignore
});

it("ne dit jamais rien qu'un total tu aurait appris", () => {
  const nombre = fc.option(fc.integer({ min: 0, max: 5_000 }));
  fc.assert(
    fc.property(nombre, nombre, (n, d) => {
      const [lu] = deriver(PART, [energie(2024, n), passages(2024, d)], RIEN);
      if (n === null || d === null) expect(lu?.valeur).toBeNull();
      else expect(lu?.valeur === null).toBe(d < 11);
    }),
  );
});
