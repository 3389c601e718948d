import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { printAvertissements } from "../../src/cli/sortie.ts";
import type { Anomalie } from "../../src/modele/anomalie.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-sortie-"));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const AVERTISSEMENT: Anomalie = {
  gravite: "avertissement",
  code: "essai",
  fichier: "f.csv",
  ligne: 3,
  colonne: "A",
  valeur: "=1+1",
  message: "un essai",
  action: "Rien.",
};

it("un passage sans anomalie retire la liste du passage d'avant", () => {
  const dits = vi.spyOn(console, "error").mockImplementation(() => {});
  const liste = join(dir, ".abs", "anomalies.csv");
  printAvertissements([AVERTISSEMENT], dir);
  expect(readFileSync(liste, "utf8")).toContain("avertissement;essai;f.csv;3;A;'=1+1;un essai;Rien.");
  printAvertissements([], dir);
  expect(existsSync(liste)).toBe(false);
  dits.mockRestore();
});
