import { describe, expect, it } from "vitest";
import type { CaseVraie } from "../../../src/modele/cellule.ts";
import { isEnsemble, parleDe } from "../../../src/verifier/verite/parler-de.ts";

const tue = (libelle: string, modalite: string | null = null): CaseVraie => ({
  table: "t",
  libelle,
  cle: { modalite, millesime: 2024 },
  valeur: 64,
  statut: "tue",
});
const FAVORABLES = tue("Décisions favorables (accords, partiels compris)");

describe("un texte parle-t-il d'une case d'ensemble ?", () => {
  it.each([
    ["Habitants de 20 à 64 ans", false],
    ["Taux de chômage des 15-64 ans au sens du recensement", false],
    ["64 décisions", true],
    ["Une seule décision, sur 64, a été cassée", true],
    ["64", true],
    ["64,0 %", true],
  ])("%s : %s", (texte, attendu) => expect(parleDe(FAVORABLES, texte)).toBe(attendu));

  it("le mot qui dit ce qui est compté suffit ; les autres, trop communs, ne suffisent pas", () => {
    const delai = tue("Délai médian entre le dépôt et la décision, demandes en cours comprises (jours calendaires)");
    expect(parleDe(delai, "Le niveau de vie médian passe de 17 à 19")).toBe(false);
    expect(parleDe(delai, "Le délai passe de 17 à 19 jours")).toBe(true);
  });

  it("une case d'une modalité a un autre nom que son libellé : elle se cherche partout", () => {
    expect([FAVORABLES, tue("Décisions", "Accord")].map(isEnsemble)).toEqual([true, false]);
  });
});
