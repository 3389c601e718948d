import { mkdtemp, readdir, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Framework } from "../../../src/publier/site/framework.ts";

let dossier: string;
let framework: Framework;

beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "abs-framework-"));
  framework = new Framework();
});
afterEach(async () => {
  framework.close();
  await rm(dossier, { recursive: true, force: true });
});

async function racine(nom: string, titre: string): Promise<string> {
  const chemin = join(dossier, nom);
  await mkdir(chemin);
  await writeFile(join(chemin, "index.md"), `# ${titre}\n`);
  return chemin;
}

describe("Framework partagé", () => {
  it("bâtit deux racines l'une après l'autre, et dit l'échec d'une racine sans la faire payer à la suivante", async () => {
    const [a, b] = [await racine("a", "Alpha"), await racine("b", "Beta")];
    await framework.build(a, join(dossier, "dist-a"));
    await expect(framework.build(join(dossier, "absente"), join(dossier, "dist-absente"))).rejects.toThrow(
      "Framework must answer",
    );
    await framework.build(b, join(dossier, "dist-b"));
    expect(await readdir(join(dossier, "dist-a"))).toContain("index.html");
    expect(await readdir(join(dossier, "dist-b"))).toContain("index.html");
  });

  it("refuse de bâtir une fois fermé, au lieu d'attendre sans fin", async () => {
    await framework.build(await racine("a", "Alpha"), join(dossier, "dist-a"));
    framework.close();
    await expect(framework.build(join(dossier, "a"), join(dossier, "dist-a"))).rejects.toThrow(
      "Framework must answer",
    );
  });
});
