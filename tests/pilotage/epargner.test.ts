import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Fichier } from "../../src/pilotage/fichier-recrit.ts";

const lire = (nom: string): string =>
  readFileSync(join(import.meta.dirname, `../../data/pilotage/${nom}.yaml`), "utf8");

/** Récrit une clé d'une fiche, comme un import le fait. */
function changer(texte: string, liste: string, id: string, valeurs: Readonly<Record<string, unknown>>): string {
  const fichier = new Fichier("essai.yaml", texte);
  fichier.ecrire(fichier.fiche(liste, id)!, valeurs);
  return fichier.toString();
}

describe("récrire un YAML sans toucher au reste", () => {
  it.each([
    ["actions", "actions", "A26-3", { etat: "validée" }],
    ["actions", "preconisations", "P26-3", { etat: "validée", instance: "le conseil d'administration" }],
    ["conventions", "conventions", "conv-caf", { echeance: "2030-12-31" }],
    ["commande", "questions", "Q2", { reponse: "Elles sortent moins." }],
  ])("%s : seules les lignes de la fiche changent, et le tout se relit", (nom, liste, id, valeurs) => {
    const avant = lire(nom);
    const apres = changer(avant, liste, id, valeurs);
    const attendu = parse(avant) as Record<string, Record<string, unknown>[]>;
    Object.assign(
      attendu[liste]!.find((f) => f["id"] === id)!,
      valeurs,
    );
    expect(parse(apres)).toEqual(attendu);
    const [debut, suite] = [avant.indexOf(`- id: ${id}\n`), avant.slice(avant.indexOf(`- id: ${id}\n`) + 1)];
    expect(apres.startsWith(avant.slice(0, debut))).toBe(true);
    const fiche = suite.indexOf("\n  - id:");
    expect(apres.endsWith(fiche === -1 ? "" : suite.slice(fiche))).toBe(true);
  });

  it("un retrait qui n'est pas le nôtre récrit le fichier entier, plutôt que de l'abîmer", () => {
    const avant = "actions:\n    -   id: A1\n        action: >-\n            Ouvrir\n            un guichet\n        etat: soumise\n"; // prettier-ignore
    const apres = changer(avant, "actions", "A1", { etat: "validée" });
    expect(parse(apres)).toEqual({ actions: [{ id: "A1", action: "Ouvrir un guichet", etat: "validée" }] });
  });

  it("deux fiches changées, les commentaires entre elles gardés", () => {
    const avant = "# tête\nactions:\n  - id: A1 # un\n    etat: soumise\n  # entre\n  - id: A2\n    action: >-\n      Long\n      texte\n  - id: A3\n    etat: soumise # fin\n"; // prettier-ignore
    const fichier = new Fichier("essai.yaml", avant);
    for (const id of ["A1", "A3"]) fichier.ecrire(fichier.fiche("actions", id)!, { etat: "validée" });
    const apres = fichier.toString();
    for (const garde of ["# tête", "# un", "  # entre\n", "    action: >-\n      Long\n      texte\n"]) expect(apres).toContain(garde); // prettier-ignore
    expect(apres.match(/etat: validée/g)).toHaveLength(2);
  });
});
