import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runDemandes } from "../../src/cli/pilotage-demandes.ts";
import { ErreurUsage } from "../../src/cli/sortie.ts";

let dir: string;
const dits: string[] = [];
beforeEach(() => {
  dits.length = 0;
  vi.spyOn(console, "log").mockImplementation((ligne: string) => void dits.push(ligne));
  dir = mkdtempSync(join(tmpdir(), "abs-demandes-"));
  writeFileSync(
    join(dir, "observatoire.yaml"),
    'nom: "CIAS d\'Essai"\nterritoire: EPCI-200066009\nannee: 2027\ncog: 2023\n',
  );
  writeFileSync(join(dir, "millesimes.csv"), "source;niveau;millesime;cog;publie;fichier;url;sha256;recu_le\n");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

describe("abs pilotage demandes", () => {
  it("écrit un document par partenaire, au nom de l'organisme et de son territoire", () => {
    expect(runDemandes(dir, undefined)).toBe(0);
    expect(readdirSync(join(dir, "demandes")).sort()).toEqual(
      ["bailleurs.md", "caf.md", "cpam.md", "departement.md", "france-travail.md", "mission-locale.md", "petite-enfance.md", "sne.md"], // prettier-ignore
    );
    const texte = readFileSync(join(dir, "demandes", "caf.md"), "utf8");
    expect(texte).toContain("CIAS d'Essai");
    expect(texte).toContain("l'EPCI 200066009 et ses communes");
  });

  it("--pour n'écrit que ceux-là, et ne remplace jamais un document complété", () => {
    runDemandes(dir, "caf");
    writeFileSync(join(dir, "demandes", "caf.md"), "complété");
    runDemandes(dir, "caf,cpam");
    expect(readdirSync(join(dir, "demandes")).sort()).toEqual(["caf.md", "cpam.md"]);
    expect(readFileSync(join(dir, "demandes", "caf.md"), "utf8")).toBe("complété");
    expect(dits.join("\n")).toContain("déjà là, laissé tel quel");
  });

  it("un partenaire inconnu est refusé avec la liste des autres, et rien n'est écrit", () => {
    expect(() => runDemandes(dir, "caf,urssaf")).toThrow(ErreurUsage);
    expect(readdirSync(dir)).not.toContain("demandes");
  });
});
