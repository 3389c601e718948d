import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { genererDemonstration } from "../../src/demonstration/generer.ts";
import { formatMillesimes, parseMillesimes } from "../../src/demonstration/millesimes.ts";

const DATA = join(import.meta.dirname, "../../data");
const dirs: string[] = [];

async function generer(graine?: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "demonstration-"));
  dirs.push(dir);
  await genererDemonstration(dir, graine);
  return dir;
}

/** Empreinte de chaque fichier d'un dossier, par chemin relatif. */
async function empreintes(dir: string): Promise<Map<string, string>> {
  const noms = (await readdir(dir, { recursive: true })).sort();
  const out = new Map<string, string>();
  for (const nom of noms) {
    if ((await stat(join(dir, nom))).isDirectory()) continue;
    out.set(nom, createHash("sha256").update(await readFile(join(dir, nom))).digest("hex")); // prettier-ignore
  }
  return out;
}

describe("genererDemonstration", () => {
  let un = "";
  beforeAll(async () => {
    un = await generer();
  }, 60_000);
  afterAll(() => Promise.all(dirs.map((d) => rm(d, { recursive: true }))));

  it("écrit les mêmes octets à chaque appel, et garde les lignes des exports du CCAS déjà inscrites", async () => {
    const deux = await mkdtemp(join(tmpdir(), "demonstration-"));
    dirs.push(deux);
    const lignes = parseMillesimes(await readFile(join(un, "millesimes.csv"), "utf8"));
    const ccas = { ...lignes[0]!, source: "ccas-aides", fichier: "brut/ccas/aides.csv", millesime: "2025" };
    await writeFile(join(deux, "millesimes.csv"), formatMillesimes([ccas]));
    await genererDemonstration(deux);
    expect(parseMillesimes(await readFile(join(deux, "millesimes.csv"), "utf8"))).toEqual([...lignes, ccas]);
    const [a, b] = [await empreintes(un), await empreintes(deux)];
    for (const e of [a, b]) e.delete("millesimes.csv");
    expect(b).toEqual(a);
  }, 60_000);

  it("change les nombres quand la graine change", async () => {
    const [a, b] = [await empreintes(un), await empreintes(await generer(7))];
    expect([...b.keys()]).toEqual([...a.keys()]);
    expect(b.get("brut/rp/dossier_complet.csv")).not.toBe(a.get("brut/rp/dossier_complet.csv"));
  }, 60_000);

  it("a écrit ce qui est livré dans data/", async () => {
    const frais = await empreintes(un);
    frais.delete("millesimes.csv");
    for (const [nom, sha] of frais) {
      const livre = createHash("sha256").update(await readFile(join(DATA, nom))).digest("hex"); // prettier-ignore
      expect(livre, nom).toBe(sha);
    }
    const [ecrites, livrees] = await Promise.all(
      [un, DATA].map(async (d) => parseMillesimes(await readFile(join(d, "millesimes.csv"), "utf8"))),
    );
    expect(livrees!.filter((l) => !l.source.startsWith("ccas-"))).toEqual(ecrites);
  });

  it("livre moins de 5 Mo, chaque fichier une fois, avec sa vraie empreinte", async () => {
    const lignes = parseMillesimes(await readFile(join(un, "millesimes.csv"), "utf8"));
    expect(new Set(lignes.map((l) => l.fichier)).size).toBe(lignes.length);
    const frais = await empreintes(un);
    for (const l of lignes) expect(frais.get(l.fichier), l.fichier).toBe(l.sha256);
    const livres = [...frais.keys()].filter((k) => k.startsWith("brut") && !k.startsWith("brut/contours"));
    expect(lignes.map((l) => l.fichier).sort()).toEqual(livres.sort());
    let octets = 0;
    for (const nom of frais.keys()) octets += (await stat(join(un, nom))).size;
    expect(octets).toBeLessThan(5_000_000);
  });

  it("refuse une graine qui n'est pas un entier", async () => {
    await expect(genererDemonstration(un, 1.5)).rejects.toThrow("graine must be an integer, got 1.5");
  });
});
