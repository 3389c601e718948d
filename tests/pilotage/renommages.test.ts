import { describe, expect, it } from "vitest";
import { reprendreTableaux } from "../../src/pilotage/reprendre-tableau.ts";
import { writeModele } from "../../src/pilotage/modele-tableau.ts";
import { TABLEAUX } from "../../src/pilotage/tableaux.ts";

const GROUPES = TABLEAUX.find((t) => t.genre === "groupes")!;
const CONTRIBUTIONS = `groupes:
  - nom: Bien vieillir
    membres: [infirmière coordinatrice]
  - nom: Accès aux droits
    membres: [responsable de l'accueil]
`;
const TEXTES = new Map([["contributions", CONTRIBUTIONS]]);
const modele = (): string[][] => writeModele(GROUPES, CONTRIBUTIONS).map((l) => l.map(String));
const [NOM, EMPREINTE] = ["nom", "empreinte"].map((c) => modele()[0]!.indexOf(c)) as [number, number];
const ecrire = (lignes: string[][], rang: number, colonne: number, valeur: string): string[][] =>
  lignes.map((l, i) => (i === rang ? l.map((c, k) => (k === colonne ? valeur : c)) : l));
const reprendre = (lignes: string[][], textes: ReadonlyMap<string, string> = TEXTES) =>
  reprendreTableaux([{ fichier: "groupes.csv", nom: "groupes", lignes }], textes);

describe("une clé changée au tableur", () => {
  it("arrête la ligne partie d'une fiche : l'ancienne et la neuve sont nommées, aucune n'est devinée", () => {
    const { conflits, ajoutees, textes } = reprendre(ecrire(modele(), 1, NOM, "Vieillir chez soi"));
    expect([ajoutees, textes.size]).toEqual([0, 0]);
    expect(conflits.map((c) => [c.gravite, c.fichier, c.ligne, c.colonne])).toEqual([["bloquante", "groupes.csv", 2, "nom"]]); // prettier-ignore
    expect(conflits[0]?.message).toBe("« Bien vieillir » n'est plus dans le tableau, « Vieillir chez soi » y est nouveau"); // prettier-ignore
    expect(conflits[0]?.action).toMatch(
      /^Est-ce un renommage \? .*changer le nom dans pilotage\/contributions\.yaml, ligne 2/,
    );
  });

  it("une fois le nom changé dans le YAML, ou l'empreinte vidée, la même ligne passe", () => {
    const change = ecrire(modele(), 1, NOM, "Vieillir chez soi");
    const renomme = new Map([["contributions", CONTRIBUTIONS.replace("Bien vieillir", "Vieillir chez soi")]]);
    expect(reprendre(change, renomme)).toMatchObject({ conflits: [], ajoutees: 0, dejaLa: 2 });
    expect(reprendre(ecrire(change, 1, EMPREINTE, ""))).toMatchObject({ conflits: [], ajoutees: 1 });
  });

  it("une ligne recopiée sous la sienne est une fiche neuve", () => {
    const copie = [...modele(), modele()[1]!];
    const { conflits, ajoutees, renommages } = reprendre(ecrire(copie, 3, NOM, "Habiter"));
    expect([conflits, renommages, ajoutees]).toEqual([[], [], 1]);
  });

  it("la fiche a changé entre-temps : l'empreinte ne la retrouve plus, celles qui manquent au tableau sont nommées", () => {
    const entretemps = new Map([["contributions", CONTRIBUTIONS.replace("infirmière", "infirmier")]]);
    const { conflits } = reprendre(ecrire(modele(), 1, NOM, "Vieillir chez soi"), entretemps);
    expect(conflits.map((c) => c.message)).toEqual([expect.stringContaining("« Bien vieillir » n'est plus")]);
  });

  it("sans empreinte, la fiche est ajoutée, et la question posée ; un tableau de fiches neuves ne la pose pas", () => {
    const sans = modele().map((l) => l.map((c, k) => (k === EMPREINTE ? "" : c)));
    const { conflits, ajoutees, renommages } = reprendre(ecrire(sans, 1, NOM, "Vieillir chez soi"));
    expect([conflits, ajoutees]).toEqual([[], 1]);
    expect(renommages.map((a) => [a.gravite, a.ligne])).toEqual([["avertissement", 2]]);
    expect(renommages[0]?.message).toContain("« Bien vieillir » n'est plus dans le tableau");
    const neuve = reprendre([sans[0]!, ecrire(sans, 1, NOM, "Habiter")[1]!]);
    expect([neuve.ajoutees, neuve.renommages, neuve.conflits]).toEqual([1, [], []]);
  });

  it("un nom de personne dans la clé n'est pas redit", () => {
    const { conflits } = reprendre(ecrire(modele(), 1, NOM, "Groupe de Mme Durand"));
    expect(conflits).toHaveLength(1);
    expect(JSON.stringify(conflits)).not.toContain("Durand");
  });
});
