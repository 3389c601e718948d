import { describe, expect, it } from "vitest";
import type { CaseVraie } from "../../../src/modele/cellule.ts";
import { nombresDe } from "../../../src/verifier/verite/nombres.ts";
import { isAge, isEnsemble, isNomAutre, parleDe } from "../../../src/verifier/verite/parler-de.ts";

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

  it("le nom d'une table qui compte autre chose ne parle pas d'elle, la phrase à côté si", () => {
    const delai = tue("Délai médian entre le dépôt et la décision (jours calendaires)");
    const libelles = ["décisions", "décisions rendues, par délai", "délai médian entre le dépôt et la décision"];
    const cede = (texte: string): boolean => isNomAutre(delai, texte, libelles);
    expect(cede("Décisions rendues, par délai (jours calendaires) Cases 17")).toBe(true);
    expect(cede("Décisions rendues, par délai. Le délai est de 17 jours")).toBe(false);
    expect(cede("Délai médian entre le dépôt et la décision 17")).toBe(false);
    expect(cede("17")).toBe(false);
    // La même chose, comptée autrement : son total se dit encore dans sa figure.
    expect(isNomAutre(tue("Demandes"), "Demandes, par mois : ensemble 64", ["demandes", "demandes, par mois"])).toBe(
      false,
    );
  });

  it("un âge n'est pas un compte, sauf d'une case qui compte des âges", () => {
    expect([tue("Âge moyen des demandeurs"), tue("Âge médian (ans)"), FAVORABLES].map(isAge)).toEqual([
      true,
      true,
      false,
    ]);
    const ages = (texte: string) => nombresDe(texte).map((n) => n.isAge);
    expect(ages("Taux de chômage des 15-24 ans")).toEqual([true, true]);
    expect(ages("de 20 à 64 ans")).toEqual([true, true]);
    expect(ages("64 demandes, 75 ans et plus")).toEqual([false, true]);
    expect(ages("24 anses")).toEqual([false]);
  });

  it("une case d'une modalité a un autre nom que son libellé : elle se cherche partout", () => {
    expect([FAVORABLES, tue("Décisions", "Accord")].map(isEnsemble)).toEqual([true, false]);
  });
});
