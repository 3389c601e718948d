import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCoquille } from "../../../src/publier/site/coquille.ts";
import { Framework } from "../../../src/publier/site/framework.ts";
import { markdownPage } from "../../../src/publier/site/markdown.ts";
import { seedNpmCache } from "../../../src/publier/site/npm.ts";
import { RACINE } from "../../../src/racine.ts";

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

  it("rend d'une page nue la coquille qu'en rend « observable build »", { timeout: 180_000 }, async () => {
    const root = await racine("nue", "Accueil");
    const sections = [{ id: "a-surveiller", titre: "À *surveiller* & ${1 + 1}", html: "" }];
    await writeFile(
      join(root, "revenus.md"),
      markdownPage({ chemin: "revenus", titre: 'Revenus <b> "cités"', introHtml: "", sections }),
    );
    await seedNpmCache(root); // lui prépare aussi un client, et en demanderait les versions au réseau
    await framework.build(root, join(dossier, "dist-nous"));
    const observable = join(RACINE, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
    const { status } = spawnSync(process.execPath, [observable, "build"], {
      cwd: RACINE,
      env: {
        ...process.env,
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        ABS_SITE_ROOT: root,
        ABS_SITE_DIST: join(dossier, "dist-eux"),
      },
    });
    expect(status).toBe(0);
    for (const page of ["index.html", "revenus.html"]) {
      const [nous, eux] = await Promise.all(
        ["dist-nous", "dist-eux"].map(async (d) => readCoquille(await readFile(join(dossier, d, page), "utf8"))),
      );
      expect(nous).toEqual(eux);
    }
  });

  it("ne rend pas la page d'une racine pour celle d'une autre, même du même nom", async () => {
    const [a, b] = [await racine("a", "Alpha"), await racine("b", "Beta")];
    await Promise.all([framework.build(a, join(dossier, "dist-a")), framework.build(b, join(dossier, "dist-b"))]);
    expect(await readFile(join(dossier, "dist-a", "index.html"), "utf8")).toContain("Alpha");
    expect(await readFile(join(dossier, "dist-b", "index.html"), "utf8")).not.toContain("Alpha");
  });

  it.each([
    ["du code", "```js\ndisplay(1 + 1);\n```\n"],
    ["un fichier", "![Plan](plan.png)\n"],
  ])("refuse une page qui porte %s : il faudrait un client, et il n'est pas bâti", async (_, markdown) => {
    const root = await racine("pleine", "Pleine");
    await writeFile(join(root, "plan.png"), "");
    await writeFile(join(root, "pleine.md"), `# Pleine\n\n${markdown}`);
    await expect(framework.build(root, join(dossier, "dist-pleine"))).rejects.toThrow("bare page must cite no file");
  });

  it("refuse de bâtir une fois fermé, au lieu d'attendre sans fin", async () => {
    await framework.build(await racine("a", "Alpha"), join(dossier, "dist-a"));
    framework.close();
    await expect(framework.build(join(dossier, "a"), join(dossier, "dist-a"))).rejects.toThrow("Framework must answer");
  });
});
