import { describe, expect, it } from "vitest";
import { ProjetInvalide } from "../../src/charger/projet-invalide.ts";
import { readProjet } from "../../src/charger/projet.ts";
import type { Anomalie } from "../../src/modele/anomalie.ts";
import { createEssai, LIGNES, tell } from "./projet-essai.ts";

const refus = (dir: string): readonly Anomalie[] => {
  try {
    readProjet(dir);
  } catch (error) {
    if (error instanceof ProjetInvalide) return error.anomalies;
    throw error;
  }
  return [];
};

describe("millesimes.csv dit ce qui ne va pas avant toute lecture", () => {
  it.each([
    ["source inconnue", { source: "filosofi" }, ["source-inconnue", "source", "filosofi"]],
    ["fichier absent", { fichier: "brut/rien.csv" }, ["fichier-absent", "fichier", "brut/rien.csv"]],
    ["fichier non dit", { fichier: "" }, ["fichier-absent", "fichier", ""]],
    ["un dossier au lieu d'un fichier", { fichier: "brut" }, ["fichier-absent", "fichier", "brut"]],
    ["niveau manquant", { niveau: "" }, ["niveau-absent", "niveau", null]],
    ["niveau que la source n'a pas", { niveau: "iris" }, ["niveau-impossible", "niveau", "iris"]],
    ["empreinte différente", { sha256: "0".repeat(64) }, ["empreinte-differente", "sha256", "0".repeat(64)]],
    ["fichier donné deux fois", { fichier: "brut/comparateur.csv" }, ["fichier-double", "fichier", "brut/comparateur.csv"]],
  ] as const)("%s", async (_, change, [code, colonne, valeur]) => {
    const essai = createEssai();
    essai.millesimes(LIGNES.map((l) => (l.source === "filosofi-cc" ? { ...l, ...change } : l)));
    expect(tell(await essai.charger())).toEqual([[code, "millesimes.csv", 4, colonne, valeur]]);
  }); // prettier-ignore

  it("un millésime que le producteur n'a pas produit, d'après la table des ruptures (R4)", async () => {
    const essai = createEssai();
    essai.millesimes(LIGNES.map((l) => (l.source === "filosofi-cc" ? { ...l, millesime: "2022" } : l)));
    const rapport = await essai.charger();
    expect(tell(rapport)).toContainEqual(["millesime-non-diffuse", "millesimes.csv", 4, "millesime", "2022"]);
    expect(rapport.anomalies.find((a) => a.code === "millesime-non-diffuse")?.message).toMatch(/R4 : Filosofi 2022 n'a pas été produit/); // prettier-ignore
  });

  it.each([
    ["cog manquant", "cog-communes", "cog"],
    ["millésime que les colonnes ne disent pas", "caf-iris", "millesime"],
  ])("%s", async (_, source, colonne) => {
    const essai = createEssai();
    essai.millesimes(LIGNES.map((l) => (l.source === source ? { ...l, [colonne]: "" } : l)));
    expect(tell(await essai.charger()).map((a) => [a[0], a[3]])).toContainEqual([`${colonne}-absent`, colonne]);
  });

  it("une empreinte en capitales est la même empreinte", async () => {
    const essai = createEssai();
    const { fichiers } = await essai.charger();
    essai.millesimes(LIGNES.map((l, i) => ({ ...l, sha256: fichiers[i]?.sha256.toUpperCase() ?? "" })));
    expect(tell(await essai.charger())).toEqual([]);
  });

  it("rend d'un coup une année illisible, un niveau inconnu et une colonne absente", () => {
    const essai = createEssai();
    const texte = essai.lire("millesimes.csv").replace(";url;", ";adresse;").replace(";2018;", ";18;").replace(";commune;", ";ville;"); // prettier-ignore
    essai.ecrire("millesimes.csv", texte);
    expect(refus(essai.dir).map((a) => [a.fichier, a.ligne, a.colonne, a.valeur])).toEqual([
      ["millesimes.csv", 1, "url", null],
      ["millesimes.csv", 3, "millesime", "18"],
      ["millesimes.csv", 4, "niveau", "ville"],
    ]);
  });

  it("un guillemet jamais refermé, un autre encodage, un fichier absent sont dits, pas lancés", () => {
    const essai = createEssai();
    const texte = essai.lire("millesimes.csv");
    essai.ecrire("millesimes.csv", texte.replace("\nfilosofi-cc", '\n"filosofi-cc'));
    expect(refus(essai.dir)).toEqual([expect.objectContaining({ fichier: "millesimes.csv", message: expect.stringContaining("guillemet") as string })]); // prettier-ignore
    essai.ecrire("millesimes.csv", Buffer.from(`${texte}rp-comparateur;;;;;brut/été.csv;;;\n`, "latin1"));
    expect(refus(essai.dir).map((a) => a.message)).toContain("le fichier n'est pas en UTF-8");
    expect(refus(`${essai.dir}/rien`).map((a) => a.fichier)).toEqual(["observatoire.yaml", "millesimes.csv"]);
  });
});

describe("observatoire.yaml", () => {
  it.each(["2027-02-30", "15/03/2027", "bientôt"])("un jour de présentation qui n'en est pas un : %s", (jour) => {
    const essai = createEssai();
    essai.ecrire("observatoire.yaml", `${essai.lire("observatoire.yaml")}presentation: ${jour}\n`);
    expect(refus(essai.dir).map((a) => [a.fichier, a.colonne, a.valeur])).toEqual([
      ["observatoire.yaml", "presentation", jour],
    ]);
  });

  it("un jour de présentation, ou aucun tant qu'il n'est pas connu", () => {
    const essai = createEssai();
    expect(readProjet(essai.dir).observatoire.presentation).toBeUndefined();
    essai.ecrire("observatoire.yaml", `${essai.lire("observatoire.yaml")}presentation: 2027-03-01\n`);
    expect(readProjet(essai.dir).observatoire.presentation).toBe("2027-03-01");
  });
});
