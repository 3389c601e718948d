import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/indicateurs/index.ts";
import { DEMANDES } from "../../../src/pilotage/demandes/declarees.ts";
import { writeDemande } from "../../../src/pilotage/demandes/ecrire-demande.ts";

const DEMANDEUR = { organisme: "CCAS de Ville-Témoin", territoire: "la commune 00101", annee: 2026 };
// Ce qu'une demande ne doit jamais appeler : une donnée de personne (RGPD, article 4).
const PERSONNELLE = /^(?:nom|prenom|naissance|adresse|numero|matricule|nir|telephone|courriel)/;

describe("les demandes de données", () => {
  it("il y en a une pour chacun des cinq partenaires de l'issue, puis pour ceux dont rien n'est publié, chacune d'un identifiant", () => {
    expect(DEMANDES.map((d) => d.id)).toEqual([
      ...["caf", "cpam", "france-travail", "bailleurs", "departement"],
      ...["sne", "mission-locale", "petite-enfance"],
    ]);
  });

  it.each(DEMANDES)("$id : colonnes uniques et en totaux, indicateurs du catalogue", ({ tables }) => {
    for (const { colonnes, sert } of tables) {
      const noms = colonnes.map((c) => c.nom);
      expect(new Set(noms).size).toBe(noms.length);
      expect(noms.slice(0, 2)).toEqual(["annee", "territoire"]);
      expect(noms.filter((n) => !/^[a-z][a-z0-9_]*$/.test(n) || PERSONNELLE.test(n))).toEqual([]);
      expect(sert.filter((code) => CATALOGUE.get(code) === undefined)).toEqual([]);
    }
  });

  it.each(DEMANDES)("$id : le document dit colonnes, masquage, années, cadre et contact", (demande) => {
    const texte = writeDemande(demande, DEMANDEUR);
    for (const { nom, sens } of demande.tables.flatMap((t) => t.colonnes)) {
      expect(texte).toContain(`\`${nom}\``);
      expect(texte).toContain(sens);
    }
    expect(texte).toContain(demande.masquage);
    expect(texte).toContain("2020 à 2025"); // l'année d'avant l'édition, et cinq ans de recul
    expect(texte).toContain("article R. 123-1");
    expect(texte).toContain("CCAS de Ville-Témoin");
    expect(texte.match(/…………/g)?.length).toBeGreaterThanOrEqual(6);
    expect(texte).not.toContain("undefined");
  });

  it("la santé se masque à onze", () => {
    expect(DEMANDES.find((d) => d.id === "cpam")?.masquage).toContain("11");
  });
});
