import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { texteAides } from "../coffre/examen/exports-factices.ts";
import { win1252 } from "../coffre/projet-factice.ts";
import { batir, type Commande, copierDemonstration } from "./commande.ts";

let commande: Commande;
let projet: string;
let fichier: string;
beforeAll(async () => {
  commande = await batir();
  projet = copierDemonstration();
  rmSync(join(projet, "correspondances"), { recursive: true });
  mkdirSync(join(projet, "depot"));
  fichier = join(projet, "depot", "extract.csv");
  writeFileSync(fichier, win1252(texteAides(60)));
});
afterAll(() => {
  commande.ferme();
  rmSync(projet, { recursive: true, force: true });
});

describe("abs importer", () => {
  it("décrit l'export, écrit sa correspondance, dit la ligne à ajouter ; une seconde fois, n'écrit rien", async () => {
    const premier = await commande.abs("importer", fichier, "--projet", projet);
    expect(premier).toMatchObject({ code: 0, stderr: "" });
    expect(premier.stdout).toContain("61 lignes lues = 60 de données + 0 vides + 1 de total + 0 déformées");
    expect(premier.stdout).toContain("Écrit : correspondances/aides.yaml");
    expect(premier.stdout).toMatch(/ccas-aides;;2025;;;depot\/extract\.csv;;[0-9a-f]{64};\d{4}-\d\d-\d\d/);
    expect(premier.stdout).not.toMatch(/DURAND|Lilas|06 12/);
    const second = await commande.abs("importer", fichier, "--projet", projet);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain("Rien n'est écrit : correspondances/aides.yaml décrit déjà cet export");
  });

  it("--verifier dit, colonne par colonne et en comptes, ce que la correspondance comprend", async () => {
    const { code, stdout, stderr } = await commande.abs("importer", fichier, "--verifier", "--projet", projet);
    expect({ code, stderr: stderr.replace(/!.*\n/g, "") }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("61 lignes lues, 60 de données");
    expect(stdout).toMatch(/decision +← Décision : 50 comprises, 0 vides, 10 REFUSÉES/);
    expect(stdout).toContain('"Caduc" # 10 lignes');
    expect(stdout).toContain("accord 30 · refus 10 · ajourne 10");
    expect(stdout).not.toMatch(/DURAND|Lilas|06 12/);
  });

  it("--verifier sans fichier regarde tous les exports de millesimes.csv", async () => {
    const demonstration = copierDemonstration();
    const { code, stdout } = await commande.abs("importer", "--verifier", "--projet", demonstration);
    rmSync(demonstration, { recursive: true, force: true });
    expect(code).toBe(0);
    const exports = readFileSync(join(projet, "millesimes.csv"), "utf8").match(/brut\/ccas\/[^;]+/g) ?? [];
    expect(exports.length).toBeGreaterThan(5);
    for (const nom of exports) expect(stdout).toContain(`${nom}, selon correspondances/`);
  });

  it.each([
    [["importer"], 2, "il manque : fichier"],
    [["importer", "absent.csv"], 2, "pas de fichier « absent.csv »"],
    [["importer", "FICHIER", "--nom", "../ailleurs"], 2, "--nom"],
    [["importer", "FICHIER", "--genre", "ccas-aide"], 1, "ccas-aides"],
  ])("%j : sortie %i, en disant quoi faire", async (args, code, phrase) => {
    const sortie = await commande.abs(...args.map((a) => (a === "FICHIER" ? fichier : a)), "--projet", projet);
    expect(sortie.code).toBe(code);
    expect(sortie.stderr).toContain(phrase);
  });
});
