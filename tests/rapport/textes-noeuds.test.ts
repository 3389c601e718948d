import { describe, expect, it } from "vitest";
import { tableFichiers } from "../../src/rapport/donnees/fichiers.ts";
import { casesFichier, COLONNES_FICHIERS } from "../../src/rapport/textes-noeuds.ts";
import { FICHIERS, lectureFactice } from "./lecture-factice.ts";

const compte = (lues: number | null, gardees: number | null, refusees: number | null): string | undefined =>
  casesFichier({ ...FICHIERS[0]!, lues, gardees, refusees })
    .at(-1)
    ?.replaceAll(/[\u00a0\u202f]/g, " ");

describe("les lignes d'un fichier : l'égalité écrite est vraie", () => {
  it.each([
    [5000, 1000, 12, "5 000 = 1 000 + 12 + 3 988 hors champ"], // 1 000 + 12 + 3 988 = 5 000
    [1310, 1300, 10, "1 310 = 1 300 + 10"],
    [0, 0, 0, "0 = 0 + 0"],
    [null, null, null, "non diffusées"],
  ])("%s lues, %s gardées, %s refusées : %s", (lues, gardees, refusees, attendu) => {
    expect(compte(lues, gardees, refusees)).toBe(attendu);
  });

  it("l'en-tête de la colonne et le dictionnaire des données la disent de même", () => {
    const { champs } = tableFichiers(lectureFactice());
    const egalite = "Lignes lues = gardées + refusées + hors champ";
    expect(COLONNES_FICHIERS.at(-1)).toBe(egalite);
    expect(champs.find((c) => c.nom === "lues")?.description).toContain(egalite);
  });
});
