import { describe, expect, it } from "vitest";
import { readCorrespondance } from "../../src/coffre/lire-correspondance.ts";
import { texteCorrespondance } from "./projet-factice.ts";

const lire = (texte: string) => readCorrespondance("correspondances/aides.yaml", texte);
/** La correspondance livrée, une ligne changée. */
const avec = (avant: string, apres: string) => {
  const texte = texteCorrespondance("aides");
  if (!texte.includes(avant)) throw new Error(`« ${avant} » n'est plus dans aides.yaml`);
  const ligne = texte.slice(0, texte.indexOf(avant)).split("\n").length;
  return { ligne, lue: lire(texte.replace(avant, apres)) };
};

describe("readCorrespondance", () => {
  it.each(["aides", "accueil", "satisfaction"])("accepte %s.yaml tel que livré", (nom) => {
    const lue = lire(texteCorrespondance(nom));
    expect(lue.anomalies).toEqual([]);
    expect(lue.correspondance?.formulaire.source).toBe(`ccas-${nom}`);
  });

  it.each([
    ["export: ccas-aides", "export: ccas-aide", "valeur-inconnue", "export", "ccas-aides"],
    ["encodage: windows-1252", "encodage: window-1252", "valeur-inconnue", "encodage", "windows-1252"],
    ['separateur: ";"', 'separateur: ":"', "valeur-inconnue", "separateur", "tabulation"],
    ["entete: 1", "entete: un", "valeur-inconnue", "entete", "entete: 1"],
    ["entete: 1", "entête: 1", "cle-inconnue", "entête", "entete"],
    ["  date_demande:", "  date_demandee:", "champ-inconnu", "colonnes, date_demandee", "date_demande"],
    ['foyer: "N°FOYER"', 'foyer: "Date demande"', "colonne-deux-fois", "colonnes, date_demande", "foyer"],
    ["    refus:", "    refuss:", "valeur-inconnue", "listes, decision", "refus"],
    ['"REF."', '"ACC."', "libelle-deux-fois", "listes, decision", "accord"],
    ["  nature:\n", "  natures:\n", "liste-inconnue", "listes, natures", "nature"],
    ["entete: 1", "fichiers: [brut/ccas/a.csv]", "valeur-inconnue", "fichiers", "sans dossier"],
    ['foyer: "N°FOYER"', 'foyer: "(absente)"', "champ-absent", "colonnes, foyer", "ne peut pas manquer"],
    ["[TOTAL, Sous-total]", "{ a: 1 }", "valeur-inconnue", "ignorer_lignes_commencant_par", "TOTAL"],
  ])("dit « %s » devenu « %s » : %s", (avant, apres, code, colonne, indice) => {
    const { ligne, lue } = avec(avant, apres);
    const anomalie = lue.anomalies.find((a) => a.code === code && a.colonne === colonne);
    expect(anomalie, JSON.stringify(lue.anomalies)).toBeDefined();
    expect(anomalie?.gravite).toBe("bloquante");
    expect(anomalie?.fichier).toBe("correspondances/aides.yaml");
    if (code !== "colonne-deux-fois" && avant !== "  nature:\n") expect(anomalie?.ligne).toBe(ligne);
    expect(`${anomalie?.message} ${anomalie?.action}`).toContain(indice);
    expect(lue.correspondance).toBeNull();
  });

  it("dit tous les défauts à la fois", () => {
    const texte = texteCorrespondance("aides")
      .replace("encodage: windows-1252", "encodage: ascii")
      .replace("    refus:", "    non:");
    expect(lire(texte).anomalies.map((a) => a.code)).toEqual(["valeur-inconnue", "valeur-inconnue"]);
  });

  it("exige les champs sans lesquels rien ne se compte, pas les autres", () => {
    expect(avec('  dossier: "N° DOSSIER"\n', "").lue.anomalies).toEqual([]);
    const { lue } = avec('  foyer: "N°FOYER"\n', "");
    expect(lue.anomalies.map((a) => [a.code, a.colonne])).toEqual([["champ-absent", "colonnes, foyer"]]);
  });

  it("laisse dire qu'un export n'a pas une colonne dont on peut se passer", () => {
    const { lue } = avec('date_decision: "Date CP"', 'date_decision: "(absente)"');
    expect(lue.anomalies).toEqual([]);
    expect(lue.correspondance?.champs.some(({ champ }) => champ.nom === "date_decision")).toBe(false);
    const sans = avec('  date_decision: "Date CP"\n', "").lue.anomalies[0];
    expect(sans?.action).toContain('date_decision: "(absente)"');
  });

  it("situe une mise en forme illisible et une clé double", () => {
    expect(lire("export: [ccas").anomalies[0]).toMatchObject({ code: "yaml", ligne: 1, valeur: null });
    expect(lire("export: a\nexport: b").anomalies[0]).toMatchObject({ code: "yaml", ligne: 2 });
    expect(lire("").anomalies[0]).toMatchObject({ code: "yaml" });
  });
});
