import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readAnneesPassees } from "../../../src/publier/site/annees-passees.ts";
import { openCle, signerSite } from "../../../src/verifier/signer.ts";
import { dossierTemporaire } from "./dossier.ts";

const FICHIERS: Readonly<Record<string, string>> = {
  "index.html": "<!DOCTYPE html>",
  "donnees/catalogue.jsonld": "{}",
  "donnees/v1/2025/resultats.csv": "a\n1\n",
  "donnees/v1/2026/resultats.csv": "a\n2\n",
  "donnees/v1/2026/figures/revenus/rev-02.csv": "a\n3\n",
  "documents/2026/abs-2026.docx": "x",
};

/** Un projet dont l'édition publique en place est signée par sa clé, ou par celle d'un autre. */
async function projetAvec(signataire?: string): Promise<{ projet: string; dist: string }> {
  const projet = await dossierTemporaire();
  const dist = join(projet, ".abs", "public", "dist");
  for (const [chemin, contenu] of Object.entries(FICHIERS)) {
    await mkdir(dirname(join(dist, chemin)), { recursive: true });
    await writeFile(join(dist, chemin), contenu);
  }
  await openCle(projet);
  const ecrits = new Map(Object.entries(FICHIERS).map(([c, t]) => [c, Buffer.from(t)]));
  const entete = { edition: "public", commune: "Ville-Témoin", annee: 2026 } as const;
  await signerSite(dist, entete, ecrits, await openCle(signataire ?? projet));
  return { projet, dist };
}
const chemins = ({ fichiers }: { fichiers: readonly { chemin: string }[] }): string[] => fichiers.map((f) => f.chemin);

it("garde à leur adresse les fichiers des années d'avant, et eux seuls", async () => {
  const { projet } = await projetAvec();
  const annee2027 = await readAnneesPassees(projet, "public", 2027);
  expect(chemins(annee2027)).toEqual([
    "documents/2026/abs-2026.docx",
    "donnees/v1/2025/resultats.csv",
    "donnees/v1/2026/figures/revenus/rev-02.csv",
    "donnees/v1/2026/resultats.csv",
  ]);
  expect(annee2027.anomalies).toEqual([]);
  expect(chemins(await readAnneesPassees(projet, "public", 2026))).toEqual(["donnees/v1/2025/resultats.csv"]);
});

it("ne reprend rien d'une autre édition, d'une autre clé, ni d'un projet jamais publié", async () => {
  const { projet } = await projetAvec();
  expect(chemins(await readAnneesPassees(projet, "copil", 2027))).toEqual([]);
  const etranger = await projetAvec(await dossierTemporaire());
  expect(chemins(await readAnneesPassees(etranger.projet, "public", 2027))).toEqual([]);
  expect(chemins(await readAnneesPassees(await dossierTemporaire(), "public", 2027))).toEqual([]);
});

it("laisse un fichier qui a changé, et le dit", async () => {
  const { projet, dist } = await projetAvec();
  await writeFile(join(dist, "donnees/v1/2025/resultats.csv"), "a\n9\n");
  const lues = await readAnneesPassees(projet, "public", 2027);
  expect(chemins(lues)).not.toContain("donnees/v1/2025/resultats.csv");
  expect(lues.anomalies.map((a) => `${a.gravite} ${a.code} ${a.fichier}`)).toEqual([
    "avertissement annee-passee-perdue donnees/v1/2025/resultats.csv",
  ]);
});
