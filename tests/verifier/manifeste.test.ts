import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MANIFESTE, type Manifeste } from "../../src/verifier/manifeste.ts";
import { cheminCle, clePublique, openCle, readClePublique } from "../../src/verifier/signer.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { dossierTemporaire } from "../publier/site/dossier.ts";
import { signerDossier, siteSigne } from "./site-signe.ts";

const INDEX = `<!DOCTYPE html><html lang="fr"><head><title>T</title></head><body><h1>T</h1></body></html>`;
const SITE = { "index.html": INDEX, "donnees/a.csv": "a;b\n1;2\n3;4\n" };
const codes = async (dossier: string, cle: string | null = null): Promise<string[]> =>
  (await verifierSite(dossier, { cle })).anomalies.map((a) => `${a.code} ${a.fichier}`);
const changer = async (dossier: string, change: (m: Manifeste) => object): Promise<void> => {
  const chemin = join(dossier, MANIFESTE);
  await writeFile(chemin, JSON.stringify(change(JSON.parse(await readFile(chemin, "utf8")) as Manifeste)));
};

describe("le manifeste signé", () => {
  it("dit chemin, octets, empreinte, format, colonnes et lignes", async () => {
    const dossier = await siteSigne(SITE);
    const { fichiers } = JSON.parse(await readFile(join(dossier, MANIFESTE), "utf8")) as Manifeste;
    expect(fichiers[0]).toEqual({
      chemin: "donnees/a.csv",
      octets: 12,
      sha256: "9e28fa04bf8e926e740eeae3562d76180763f286feb882245e8ab32b7717ffd1", // printf 'a;b\\n1;2\\n3;4\\n' | sha256sum
      format: "csv",
      tables: [{ colonnes: ["a", "b"], lignes: 2 }],
    });
    expect(await codes(dossier)).toEqual([]);
  });

  it.each([
    ["un fichier ajouté", "x.txt", "x", "fichier-hors-manifeste x.txt"],
    ["un fichier changé", "donnees/a.csv", "a;b\n1;2\n3;5\n", "fichier-change donnees/a.csv"],
  ])("refuse %s", async (_, fichier, contenu, attendu) => {
    const dossier = await siteSigne(SITE);
    await writeFile(join(dossier, fichier), contenu);
    expect(await codes(dossier)).toEqual([attendu]);
  });

  it("refuse un fichier retiré, un manifeste absent, vide ou réécrit", async () => {
    const dossier = await siteSigne(SITE);
    await rm(join(dossier, "donnees/a.csv"));
    expect(await codes(dossier)).toEqual(["fichier-manquant donnees/a.csv"]);
    // Réécrire le manifeste pour taire le fichier retiré casse sa signature.
    await changer(dossier, (m) => ({ ...m, fichiers: m.fichiers.filter((f) => f.chemin === "index.html") }));
    expect(await codes(dossier)).toEqual([`signature-fausse ${MANIFESTE}`]);
    await changer(dossier, () => ({}));
    expect(await codes(dossier)).toEqual([`manifeste-absent ${MANIFESTE}`]);
    await rm(join(dossier, MANIFESTE));
    expect(await codes(dossier)).toEqual([`manifeste-absent ${MANIFESTE}`]);
  });

  it("refuse des colonnes ou des lignes qui ne sont pas celles du fichier, même signées", async () => {
    const projet = await dossierTemporaire();
    const dossier = await siteSigne(SITE);
    await signerDossier(dossier, projet);
    const { sign } = await import("node:crypto");
    const { texteSigne } = await import("../../src/verifier/manifeste.ts");
    const cle = await openCle(projet);
    await changer(dossier, (m) => {
      const faux = {
        ...m,
        fichiers: m.fichiers.map((f) => (f.tables ? { ...f, tables: [{ colonnes: ["a", "b"], lignes: 3 }] } : f)),
      };
      return { ...faux, signature: sign(null, Buffer.from(texteSigne(faux)), cle).toString("base64") };
    });
    expect(await codes(dossier)).toEqual(["schema-different donnees/a.csv"]);
  });

  it("refuse un site signé par un autre projet, et garde la même clé d'une publication à l'autre", async () => {
    const [ici, ailleurs] = [await dossierTemporaire(), await dossierTemporaire()];
    expect(await readClePublique(ici)).toBeNull();
    const cle = clePublique(await openCle(ici));
    const dossier = await siteSigne(SITE);
    await signerDossier(dossier, ailleurs);
    expect(await codes(dossier, cle)).toEqual([`signature-autre ${MANIFESTE}`]);
    await signerDossier(dossier, ici);
    expect(await codes(dossier, cle)).toEqual([]);
    expect(await readClePublique(ici)).toBe(cle);
    expect(await readFile(cheminCle(ici), "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(await readFile(join(dossier, MANIFESTE), "utf8")).not.toContain("PRIVATE");
  });

  it("deux éditions qui se signent à la fois ont la même clé", async () => {
    const projet = await dossierTemporaire();
    const cles = await Promise.all([openCle(projet), openCle(projet), openCle(projet)]);
    expect(new Set(cles.map(clePublique)).size).toBe(1);
  });
});
