import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMembres } from "../../src/charger/membres.ts";
import { ProjetInvalide } from "../../src/charger/projet-invalide.ts";
import { COLONNES_MILLESIMES, readProjet } from "../../src/charger/projet.ts";

const ENTETE = COLONNES_MILLESIMES.join(";");
let union: string;

function ecrire(chemin: string, texte: string): void {
  mkdirSync(join(union, chemin, ".."), { recursive: true });
  writeFileSync(join(union, chemin), texte);
}

function membre(code: string, { dossier = code, cog = 2023, rattache = "union: ..", millesimes = "", quartiers = "" } = {}): void {
  ecrire(`${dossier}/observatoire.yaml`, `nom: CCAS\ncommune: "${code}"\nannee: 2026\ncog: ${cog}\n${rattache}\n`);
  ecrire(`${dossier}/millesimes.csv`, `${ENTETE}\n${millesimes}`);
  ecrire(`${dossier}/territoires.csv`, `quartier;nom;iris;part\n${quartiers}`);
} // prettier-ignore

const inscrire = (...lignes: string[]): void => ecrire("communes.csv", ["code;dossier", ...lignes, ""].join("\n"));

/** « fichier, ligne, colonne : message » de chaque anomalie. */
function anomalies(): string[] {
  try {
    readMembres(union);
  } catch (error) {
    if (error instanceof ProjetInvalide)
      return error.anomalies.map((a) => `${a.fichier}, ${a.ligne}, ${a.colonne} : ${a.message}`);
    throw error;
  }
  return [];
}

beforeEach(() => {
  union = mkdtempSync(join(tmpdir(), "abs-union-"));
  ecrire("observatoire.yaml", "nom: Union\nannee: 2026\ncog: 2023\n");
  ecrire("millesimes.csv", `${ENTETE}\n`);
});
afterEach(() => rmSync(union, { recursive: true, force: true }));

describe("les communes d'une union", () => {
  it("se lisent dans l'ordre de communes.csv, rattachées à l'union", () => {
    membre("68066");
    membre("68224");
    inscrire("68224;68224", "68066;68066");
    expect(readMembres(union).map((m) => [m.observatoire.territoire.code, m.union])).toEqual([
      ["68224", union],
      ["68066", union],
    ]);
    expect(readProjet(union)).toMatchObject({ union: null, observatoire: { territoire: { code: "" } } });
  });

  it("tous les défauts de toutes les communes se disent à la fois, chacun dans son fichier", () => {
    membre("68224", { cog: 2021, millesimes: "rp-iris-population;iris;2019;2021;2022;x.csv;;;\n" });
    membre("68066", { rattache: "" });
    membre("68297");
    inscrire("68224;68224", "68066;68066", "68376;68297", "68004;absent", "68224;68224");
    expect(anomalies().toSorted()).toEqual(
      [
        "68224/observatoire.yaml, null, cog : l'union calcule dans une autre géographie",
        "68224/millesimes.csv, 2, source : une commune d'une union n'a que ses exports",
        "68224/observatoire.yaml, null, cog : l'union calcule dans une autre géographie",
        "68224/millesimes.csv, 2, source : une commune d'une union n'a que ses exports",
        "communes.csv, 3, dossier : ce projet n'est pas rattaché à cette union",
        "communes.csv, 4, code : le dossier « 68297 » est celui de 68297",
        "communes.csv, 5, dossier : ce dossier n'est pas un projet",
        "communes.csv, 6, code : déjà inscrit plus haut",
        "communes.csv, 6, dossier : déjà inscrit plus haut",
      ].toSorted(),
    );
  });

  it("deux communes n'ont pas le même code de quartier : il est calculé pour toutes", () => {
    membre("68066", { quartiers: "Q1;Centre;680660101;1\n" });
    membre("68224", { quartiers: "Q1;Gare;682240101;1\nQ1;Gare;682240102;1\n" });
    inscrire("68066;68066", "68224;68224");
    expect(anomalies()).toEqual(["territoires.csv, null, quartier : ce code de quartier sert à 68066 et à 68224"]);
  });

  it("une union sans commune, ou qui garde un export, le dit", () => {
    inscrire();
    expect(anomalies()).toEqual(["communes.csv, null, null : aucune commune"]);
    ecrire("millesimes.csv", `${ENTETE}\nccas-aides;;2025;;;a.csv;;;\n`);
    expect(() => readProjet(union)).toThrow(ProjetInvalide);
  });

  it("« union: » doit nommer une union", () => {
    membre("68224", { rattache: "union: ../ailleurs" });
    expect(() => readProjet(join(union, "68224"))).toThrow(ProjetInvalide);
  });
});
