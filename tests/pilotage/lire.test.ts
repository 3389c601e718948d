import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatAnomalie } from "../../src/modele/anomalie.ts";
import { readPilotage } from "../../src/pilotage/lire.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "abs-pilotage-"));
  mkdirSync(join(dir, "pilotage"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const ecrire = (nom: string, texte: string): void => writeFileSync(join(dir, "pilotage", nom), texte);
const messages = (): string[] => readPilotage(dir).anomalies.map(formatAnomalie);

describe("lire le pilotage d'un projet", () => {
  it("un projet sans pilotage n'a rien à dire, et rien ne manque", () => {
    const { pilotage, anomalies } = readPilotage(dir);
    expect(anomalies).toEqual([]);
    expect([pilotage.mandat, pilotage.commande, pilotage.actions.length]).toEqual([null, null, 0]);
  });

  it("un modèle dont tout est en commentaire n'est pas une faute", () => {
    ecrire("actions.yaml", "# actions:\n#   - id: A1\n");
    expect(messages()).toEqual([]);
  });

  it("une action se lit, accents et casse indifférents, et garde la ligne de chaque clé", () => {
    ecrire(
      "actions.yaml",
      "actions:\n  - id: A1\n    edition: 2025\n    action: Ouvrir\n      un guichet\n    etat: Realisee\n    budget: 12 000,5\n    services: accueil\n",
    );
    const { pilotage, anomalies } = readPilotage(dir);
    expect(anomalies).toEqual([]);
    const [a] = pilotage.actions;
    expect(a).toMatchObject({ action: "Ouvrir un guichet", etat: "réalisée", budget: 12000.5, services: ["accueil"] });
    expect(a?.cible).toBeNull();
    expect(a?.place).toMatchObject({ fichier: "pilotage/actions.yaml", ligne: 2, lignes: { id: 2, etat: 6 } });
  });

  it("tous les défauts à la fois, chacun avec son fichier, sa ligne et ce qu'il faut faire", () => {
    ecrire("actions.yaml", "actions:\n  - id: A 1\n    edition: 25\n    etat: fini\n    pilotte: direction\n");
    ecrire("mandat.yaml", "organisme: CCAS\nelections: 2026-02-30\nrapport: socle\n");
    expect(messages()).toEqual([
      "pilotage/actions.yaml, ligne 5, colonne pilotte : clé inconnue (« pilotte »). Écrire sans doute « pilote ».",
      "pilotage/actions.yaml, ligne 2, colonne id : identifiant attendu (« A 1 »). Écrire un mot sans espace ni accent : A1, conv-caf.",
      "pilotage/actions.yaml, ligne 3, colonne edition : année attendue (« 25 »). Écrire 2026, par exemple.",
      "pilotage/actions.yaml, ligne 2, colonne action : « action » manque. Ajouter action: suivi de sa valeur.",
      expect.stringMatching(
        /ligne 4, colonne etat : valeur inconnue \(« fini »\)\. Choisir parmi : brouillon, soumise/,
      ),
      "pilotage/mandat.yaml, ligne 2, colonne elections : jour attendu (« 2026-02-30 »). Écrire 2026-03-15, par exemple.",
    ]);
  });

  it("un identifiant et un code sans guillemets gardent leurs zéros, un jour sans guillemets reste un jour", () => {
    ecrire("actions.yaml", "actions:\n  - id: 01\n    edition: 2026\n    action: x\n    etat: brouillon\n    territoire: 01053\n    debut: 2026-03-15\n    depart: .5\n"); // prettier-ignore
    const { pilotage, anomalies } = readPilotage(dir);
    expect(anomalies).toEqual([]);
    expect(pilotage.actions[0]).toMatchObject({ id: "01", territoire: "01053", debut: "2026-03-15", depart: 0.5 });
  });

  it.each([
    ["une tabulation en tête de ligne", "objet: x\nquestions:\n\t- id: Q1\n", "ligne 3 : une tabulation en tête de ligne"],
    ["une clé écrite deux fois", "objet: x\nobjet: y\n", "ligne 2 : la même clé est écrite deux fois"],
    ["un renvoi", "objet: &o x\ninstance: *o\n", "ligne 2 : un renvoi (« *nom ») n'est pas suivi"],
    ["un « : » dans une phrase", "objet: Le groupe dit : non\ninstance: y\n", "ligne 1 : un « : » dans un texte sans guillemets. Mettre tout"],
    ["un guillemet oublié", 'objet: "Le groupe\n', "ligne 2 : un guillemet ou un crochet n'est pas refermé"],
    ["deux documents", "objet: x\n---\ninstance: y\n", "ligne 2 : une ligne « --- » coupe le fichier en deux"],
    ["deux versions laissées par git", "objet: x\n<<<<<<< HEAD\ninstance: a\n=======\ninstance: b\n>>>>>>> autre\n", "ligne 2 : deux versions de ces lignes"],
  ])("%s : dit une fois, à sa ligne, avec ce qu'il faut faire", (_, texte, attendu) => {
    ecrire("commande.yaml", texte);
    expect(messages()).toEqual([expect.stringContaining(`pilotage/commande.yaml, ${attendu}`)]);
  }); // prettier-ignore

  it("une somme ou un compte négatif est refusé ; un seuil d'indicateur peut l'être", () => {
    ecrire("actions.yaml", "actions:\n  - id: A1\n    edition: 2026\n    action: x\n    etat: brouillon\n    budget: -5\n    cible: -5\n"); // prettier-ignore
    expect(messages()).toEqual([expect.stringContaining("ligne 6, colonne budget : nombre positif attendu (« -5 »)")]);
  });

  it("un fichier mal nommé, un tableau laissé là : dits, et n'arrêtent rien", () => {
    ecrire("action.yaml", "actions: []\n");
    ecrire("plan.csv", "id;action\n");
    ecrire("LISEZMOI.md", "# x\n");
    expect(readPilotage(dir).anomalies.map((a) => a.gravite)).toEqual(["avertissement", "avertissement"]);
    expect(messages()).toEqual([
      "pilotage/action.yaml : ce fichier n'est lu par rien. Écrire sans doute « pilotage/actions.yaml ».",
      "pilotage/plan.csv : ce fichier n'est lu par rien. Un tableau se reprend par « abs pilotage importer » ; le ranger ailleurs.",
    ]);
  });

  it("un fichier qui n'est pas une suite d'entrées est refusé, un YAML illisible aussi", () => {
    ecrire("conventions.yaml", "- id: c1\n");
    ecrire("projets.yaml", "projets: [\n");
    expect(messages()).toEqual([
      "pilotage/conventions.yaml, ligne 1 : une suite de « nom: valeur » est attendue. Suivre le modèle du guide, « Piloter ».",
      expect.stringContaining("pilotage/projets.yaml, ligne 2 : mise en forme illisible"),
    ]);
  });
});
