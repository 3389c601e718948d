import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTableur, writeClasseur } from "../../src/charger/tableur.ts";
import { writeAide, writeModele } from "../../src/pilotage/modele-tableau.ts";
import { reprendreTableaux } from "../../src/pilotage/reprendre-tableau.ts";
import { colonnesDe, reconnaitreTableau, TABLEAUX } from "../../src/pilotage/tableaux.ts";

const DEMONSTRATION = join(import.meta.dirname, "../../data/pilotage");
const NOMS = [...new Set(TABLEAUX.map((t) => t.fichier))];
const TEXTES = new Map(NOMS.map((nom) => [nom, readFileSync(join(DEMONSTRATION, `${nom}.yaml`), "utf8")]));
const tableauDe = (genre: string) => TABLEAUX.find((t) => t.genre === genre)!;
const enTexte = (lignes: readonly (readonly (string | number)[])[]) => lignes.map((l) => l.map(String));
const modeleDe = (genre: string, textes = TEXTES) => enTexte(writeModele(tableauDe(genre), textes.get(tableauDe(genre).fichier) ?? "")); // prettier-ignore
const lu = (genre: string, lignes: string[][], fichier = `${genre}.csv`) => ({ fichier, nom: genre, lignes });

/** Le même tableau, une case changée à la ligne qui commence ainsi. */
function changer(lignes: string[][], debut: string, colonne: string, valeur: string): string[][] {
  const k = lignes[0]!.indexOf(colonne);
  return lignes.map((l) => (l[0] === debut ? l.map((c, i) => (i === k ? valeur : c)) : l));
}

describe("un tableau à remplir", () => {
  it("chaque genre se relit sans rien changer : ni une fiche perdue, ni une de trop", () => {
    for (const { genre } of TABLEAUX) {
      const lignes = modeleDe(genre);
      const repris = reprendreTableaux([lu(genre, lignes)], TEXTES);
      expect(repris, genre).toMatchObject({ ajoutees: 0, completees: 0, modifiees: 0, defauts: [], conflits: [] });
      expect([repris.dejaLa, repris.textes.size], genre).toEqual([lignes.length - 1, 0]);
    }
    expect(modeleDe("actions")).toHaveLength(10);
    expect(modeleDe("conventions-objectifs").map((l) => l[0])).toEqual(["convention", "conv-caf", "conv-remparts"]);
  });

  it("tous les fichiers de pilotage/ se bâtissent des seuls tableaux, écrits dans un classeur et relus", async () => {
    const modeles = TABLEAUX.map((t) => ({ nom: t.genre, lignes: writeModele(t, TEXTES.get(t.fichier)!) }));
    const feuilles = await readTableur("pilotage.xlsx", await writeClasseur(modeles));
    expect(feuilles.map((f) => f.nom)).toEqual(TABLEAUX.map((t) => t.genre));
    const neufs = reprendreTableaux(
      feuilles.map((f) => ({ fichier: "pilotage.xlsx", ...f })),
      new Map(),
    );
    expect([neufs.defauts, neufs.conflits]).toEqual([[], []]);
    expect([...neufs.textes.keys()].sort()).toEqual([...NOMS].sort());
    // Ce qu'on a bâti redonne les mêmes tableaux.
    for (const { genre } of TABLEAUX) expect(modeleDe(genre, new Map(neufs.textes)), genre).toEqual(modeleDe(genre));
  });

  it("une personne nommée n'entre pas dans le fichier, et rien ne redit son nom", () => {
    const nomme = lu(
      "conventions",
      changer(modeleDe("conventions"), "conv-caf", "objet", "Accueil tenu par Mme Durand"),
    );
    const repris = reprendreTableaux([nomme], TEXTES);
    expect(repris.textes.size).toBe(0);
    expect(repris.defauts.map((a) => [a.ligne, a.colonne, a.valeur, a.message])).toEqual([
      [2, "objet", null, "ce texte semble nommer une personne"],
    ]);
    const autre = lu("conventions", changer(modeleDe("conventions"), "conv-caf", "objet", "Accueil tenu par M. Petit"));
    const { conflits } = reprendreTableaux([nomme, autre], TEXTES);
    expect(conflits.map((a) => a.colonne)).toEqual(["objet"]);
    expect(JSON.stringify(conflits)).not.toMatch(/Durand|Petit/);
  });

  it("parti de la fiche telle qu'elle est, il la change ; si elle a changé depuis, c'est un conflit", () => {
    const tableau = lu("conventions", changer(modeleDe("conventions"), "conv-caf", "echeance", "2029-02-28"));
    const repris = reprendreTableaux([tableau], TEXTES);
    expect(repris).toMatchObject({ modifiees: 1, dejaLa: 2, defauts: [], conflits: [] });
    expect(repris.textes.get("conventions")).toContain("echeance: 2029-02-28");
    const entretemps = TEXTES.get("conventions")!.replace("echeance: 2027-02-28", "echeance: 2027-12-31");
    const apres = reprendreTableaux([tableau], new Map([...TEXTES, ["conventions", entretemps]]));
    expect([apres.modifiees, apres.textes.size]).toEqual([0, 0]);
    expect(apres.conflits.map((c) => [c.colonne, c.valeur])).toEqual([["echeance", "conv-caf"]]);
    expect(apres.conflits[0]?.message).toContain("« 2029-02-28 » (conventions.csv, ligne 2) ; « 2027-12-31 » (pilotage/conventions.yaml)"); // prettier-ignore
  });

  it("deux personnes parties du même état : ce qu'une seule a changé est repris, ce que les deux ont changé est un conflit", () => {
    const depart = modeleDe("offre");
    const a = lu("offre", changer(depart, "CCAS", "pour_qui", "personnes de 65 ans ou plus"), "a.csv");
    const b = lu("offre", changer(depart, "Mission locale", "pour_qui", "jeunes de 16 à 29 ans"), "b.csv");
    expect(reprendreTableaux([a, b], TEXTES)).toMatchObject({ modifiees: 2, dejaLa: 1, conflits: [] });
    const c = lu("offre", changer(depart, "CCAS", "pour_qui", "personnes de 70 ans ou plus"), "c.csv");
    const { conflits, textes } = reprendreTableaux([a, c], TEXTES);
    expect([conflits.length, textes.size]).toEqual([1, 0]);
    expect(conflits[0]?.message).toMatch(/65 ans ou plus » \(a\.csv, ligne 2\) ; « personnes de 70 ans ou plus » \(c\.csv, ligne 2\)$/); // prettier-ignore
  });

  it("sans empreinte, une case qui contredit le fichier reste un conflit", () => {
    const lignes = [["id", "echeance"], ["conv-caf", "2029-02-28"]]; // prettier-ignore
    expect(reprendreTableaux([lu("conventions", lignes)], TEXTES).conflits).toHaveLength(1);
  });

  it("une partie cherche sa fiche : trouvée, elle s'y ajoute ; introuvable, la ligne le dit", () => {
    const tete = ["convention", "annee", "bilan"];
    const ajout = reprendreTableaux([lu("conventions-bilans", [tete, ["conv-remparts", "2026", "600 visites"]])], TEXTES); // prettier-ignore
    expect(ajout).toMatchObject({ ajoutees: 1, defauts: [], conflits: [] });
    expect(modeleDe("conventions-bilans", new Map(ajout.textes)).map((l) => l.slice(0, 2))).toEqual([["convention", "annee"], ["conv-caf", "2025"], ["conv-remparts", "2025"], ["conv-remparts", "2026"]]); // prettier-ignore
    const { defauts, textes } = reprendreTableaux([lu("conventions-bilans", [tete, ["conv-x", "2025", "rien"]])], TEXTES); // prettier-ignore
    expect(textes.size).toBe(0);
    expect(defauts.map((d) => [d.fichier, d.ligne, d.colonne, d.valeur, d.message])).toEqual([
      ["conventions-bilans.csv", 2, "convention", "conv-x", "convention introuvable dans pilotage/conventions.yaml"],
    ]);
  });

  it("une convention et ses objectifs, neufs tous les deux, s'écrivent ensemble quel que soit l'ordre des feuilles", () => {
    const objectifs = lu("conventions-objectifs", [["convention", "objectif", "cible", "unite"], ["c1", "Ateliers", "12", "ateliers"]]); // prettier-ignore
    const convention = lu("conventions", [["id", "objet", "signataires", "echeance", "reconduction"], ["c1", "Essai", "CCAS ; Caf", "31/12/2028", "tacite"]]); // prettier-ignore
    const repris = reprendreTableaux([objectifs, convention], new Map());
    expect(repris).toMatchObject({ ajoutees: 2, defauts: [], conflits: [] });
    expect(repris.textes.get("conventions")).toBe(
      "conventions:\n  - id: c1\n    objet: Essai\n    signataires:\n      - CCAS\n      - Caf\n    echeance: 2028-12-31\n    reconduction: tacite\n    objectifs:\n      - objectif: Ateliers\n        cible: 12\n        unite: ateliers\n",
    );
  });

  it("une liste écrite sans tiret garde sa fiche quand une autre s'ajoute", () => {
    const avant = "corrections:\n  le: 2026-01-02\n  edition: 2025\n  quoi: Un\n  cause: erreur du CCAS\n";
    const lignes = [["le", "edition", "quoi", "cause"], ["2026-02-03", "2025", "Deux", "erreur du CCAS"]]; // prettier-ignore
    const { textes } = reprendreTableaux([lu("corrections", lignes)], new Map([["corrections", avant]]));
    expect(textes.get("corrections")).toMatch(/quoi: Un[\s\S]*quoi: Deux/);
  });

  it("un fichier dont tout est en commentaire garde ses commentaires", () => {
    const lignes = [["le", "edition", "quoi", "cause"], ["2026-02-03", "2025", "Deux", "erreur du CCAS"]]; // prettier-ignore
    const { textes } = reprendreTableaux([lu("corrections", lignes)], new Map([["corrections", "# Le journal.\n"]]));
    expect(textes.get("corrections")).toMatch(/^# Le journal\.\n[\s\S]*quoi: Deux/);
  });

  it("se reconnaît à son nom, sinon à ses colonnes ; ni l'un ni l'autre : la liste des genres", () => {
    for (const t of TABLEAUX) expect(reconnaitreTableau(t.genre, [])?.genre).toBe(t.genre);
    expect(reconnaitreTableau("Feuil1", ["Qui", "Quoi", "Où", "Pour qui"])?.genre).toBe("offre");
    expect(reconnaitreTableau("suivi", ["signataires", "échéance", "reconduction"])?.genre).toBe("conventions");
    expect(reconnaitreTableau("suivi", ["nom", "adresse"])).toBeNull();
    expect(reprendreTableaux([lu("notes", [["x"], ["y"]])], TEXTES).defauts[0]?.action).toContain("conventions-bilans");
  });

  it("l'aide dit chaque colonne de chaque tableau", () => {
    const dites = writeAide(TABLEAUX).map(([genre, colonne]) => `${genre} ${colonne}`);
    for (const t of TABLEAUX) for (const c of colonnesDe(t)) expect(dites).toContain(`${t.genre} ${c}`);
  });

  it("quelle que soit la case qu'on change, la relecture du tableau ne change plus rien", () => {
    const lignes = modeleDe("actions");
    const colonnes = ["pilote", "bilan", "motif", "budget", "fin"];
    const valeur = fc.oneof(fc.integer({ min: 1, max: 99_999 }).map(String), fc.stringMatching(/^[a-zéè]{1,8}( [0-9;:#'-]{1,3})?$/)); // prettier-ignore
    fc.assert(
      fc.property(
        fc.constantFrom("A25-1", "A26-2", "A26-4"),
        fc.constantFrom(...colonnes),
        valeur,
        (id, colonne, v) => {
          const tableau = lu("actions", changer(lignes, id, colonne, v));
          const un = reprendreTableaux([tableau], TEXTES);
          if (un.defauts.length > 0) return; // un jour ou un nombre mal écrit : rien n'est repris
          const textes = new Map([...TEXTES, ...un.textes]);
          const deux = reprendreTableaux([tableau], textes);
          expect([deux.textes.size, deux.conflits, deux.defauts]).toEqual([0, [], []]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
