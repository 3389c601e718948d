import { describe, expect, it } from "vitest";
import type { PopulationParAge } from "../../src/modele/population.ts";
import { figurePyramide } from "../../src/rapport/figure-pyramide.ts";
import { simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const population = (annee: number, femmes: (number | null)[], hommes: (number | null)[]): PopulationParAge => ({
  annee,
  groupes: ["0 à 14 ans", "15 à 59 ans", "60 ans ou plus"],
  femmes,
  hommes,
  cog: 2023,
  source: "Recensement de la population",
  fichiers: [],
});
const AVANT = population(2011, [100, 300, 100], [100, 320, 80]);
const APRES = population(2022, [90, 290, 150], [90, 260, 120]);

const dessinee = (populations?: readonly PopulationParAge[]) => {
  const faite = figurePyramide({ ...lectureFactice({}), ...(populations ? { populations } : {}) }, "pyramide");
  if (!("svg" in faite)) throw new RangeError(`a figure must be drawn, got ${faite.raison}`);
  return faite;
};

describe("la pyramide des âges d'une commune", () => {
  it("de deux recensements, nomme le groupe qui a pris le plus de place", () => {
    // (100 + 80) / 1000 = 18,0 % ; (150 + 120) / 1000 = 27,0 %
    expect(simple(dessinee([AVANT, APRES]).titre)).toBe(
      "Les 60 ans ou plus ont pris le plus de place : de 18,0 % à 27,0 % de la population entre 2011 et 2022",
    );
    expect(dessinee([AVANT, APRES]).tableau.lignes.map((l) => l.map(simple))).toEqual([
      ["0 à 14 ans", "90", "90", "100", "100"],
      ["15 à 59 ans", "260", "290", "320", "300"],
      ["60 ans ou plus", "120", "150", "80", "100"],
    ]);
  });

  it("d'un CIAS, dit l'intercommunalité", () => {
    const lecture = lectureFactice({});
    const epci = { niveau: "epci", code: "200000001", nom: "Pays-Témoin" } as const;
    const faite = figurePyramide({ ...lecture, perimetre: { ...lecture.perimetre, commune: epci }, populations: [APRES] }, "pyramide"); // prettier-ignore
    if (!("svg" in faite)) throw new RangeError(`a figure must be drawn, got ${faite.raison}`);
    expect(simple(faite.lecture)).toBe("En 2022, l'intercommunalité compte 260 hommes et 290 femmes de 15 à 59 ans.");
  });

  it("d'un seul, nomme le plus nombreux", () => {
    const { titre, lecture } = dessinee([APRES]);
    expect(simple(titre)).toBe("Les 15 à 59 ans sont les plus nombreux : 55,0 % de la population en 2022");
    expect(simple(lecture)).toBe("En 2022, la commune compte 260 hommes et 290 femmes de 15 à 59 ans.");
  });

  it("avant quinze ans, compte des garçons et des filles", () => {
    const { lecture } = dessinee([population(2022, [400, 290, 150], [420, 260, 120])]);
    expect(simple(lecture)).toBe("En 2022, la commune compte 420 garçons et 400 filles de 0 à 14 ans.");
  });

  it("sans l'effectif d'un groupe, ne dit aucune part", () => {
    expect(simple(dessinee([population(2022, [90, null, 150], [90, 260, 120])]).titre)).toBe(
      "La population par sexe et âge en 2022",
    );
  });

  it("sans fichier qui la donne, dit pourquoi elle manque", () => {
    expect(figurePyramide(lectureFactice({}), "pyramide")).toEqual({
      libelle: "la pyramide des âges",
      raison: "aucun fichier chargé ne donne la population par sexe et âge",
    });
  });
});
