import { describe, expect, it } from "vitest";
import { readPolitiques } from "../../src/charger/politiques.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";

type Defaut = [ligne: number | null, colonne: string, valeur: string | null, message: string, action: string];

function read(texte: string): { politiques: ReturnType<typeof readPolitiques>; defauts: Defaut[] } {
  const defauts: Defaut[] = [];
  return { politiques: readPolitiques(texte, (...defaut) => defauts.push(defaut)), defauts };
}

describe("les règles de secret d'un projet", () => {
  it("sont celles de l'outil quand rien n'est écrit", () => {
    for (const texte of ["nom: CCAS\n", "secret:\n"])
      expect(read(texte)).toEqual({ politiques: POLITIQUES, defauts: [] });
  });

  it("peuvent être durcies, édition par édition", () => {
    const { politiques, defauts } = read(
      "secret:\n  public:\n    seuil: 20\n    dominance: 0.8\n    p_pourcent: 15\n  copil:\n    seuil: 6\n",
    );
    expect(defauts).toEqual([]);
    expect(politiques.public).toMatchObject({ seuil: 20, largeur: 20, dominance: 0.8, pPourcent: 15 });
    expect(politiques.copil).toMatchObject({ seuil: 6, largeur: 6, dominance: 0.85, pPourcent: 10 });
  });

  it("ne peuvent pas être adoucies : toutes les fautes à la fois, avec la ligne et le remède", () => {
    const { defauts } = read(
      "nom: CCAS\nsecret:\n  public:\n    seuil: 5\n    dominance: 0.9\n    p_pourcent: 5\n  copil:\n    seuil: 4\n",
    );
    expect(defauts.map(([ligne, colonne, , , action]) => [ligne, colonne, action])).toEqual([
      [4, "secret.public.seuil", "Écrire seuil: 11, ou plus strict, ou retirer la ligne."],
      [5, "secret.public.dominance", "Écrire dominance: 0.85, ou plus strict, ou retirer la ligne."],
      [6, "secret.public.p_pourcent", "Écrire p_pourcent: 10, ou plus strict, ou retirer la ligne."],
      [8, "secret.copil.seuil", "Écrire seuil: 5, ou plus strict, ou retirer la ligne."],
    ]);
  });

  it("refusent ce qu'elles ne comprennent pas", () => {
    const { defauts } = read(
      "secret:\n  direction:\n    seuil: 3\n  public:\n    seuil: onze\n    seuils: 12\n    dominance: 2\n  copil: 5\n",
    );
    expect(defauts.map(([ligne, colonne]) => [ligne, colonne])).toEqual([
      [2, "secret.direction"],
      [5, "secret.public.seuil"],
      [6, "secret.public.seuils"],
      [7, "secret.public.dominance"],
      [8, "secret.copil"],
    ]);
    expect(read("secret: oui\n").defauts.map(([ligne, colonne]) => [ligne, colonne])).toEqual([[1, "secret"]]);
  });
});
