import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it, onTestFinished } from "vitest";
import { RACINE } from "../../../src/racine.ts";
import { dossierTemporaire } from "./dossier.ts";

/** `unshare -rn` : un espace sans aucune interface réseau, sans droits particuliers. Linux seulement. */
const isPossible = spawnSync("unshare", ["-rn", "true"]).status === 0;
if (!isPossible) {
  console.warn(
    "\n*** SAUTÉ : cette machine interdit « unshare -rn », la construction sans réseau n'est pas prouvée ici. ***\n",
  );
}

it.skipIf(!isPossible)("bâtit depuis un dossier vide, réseau coupé", { timeout: 60_000 }, async () => {
  const projet = await dossierTemporaire();
  // Assemblé sous le dossier de l'outil : c'est en remontant de là que sa configuration est trouvée.
  const script = join(RACINE, "node_modules", ".cache", "abs", `hors-ligne-${process.pid}.mjs`);
  await mkdir(dirname(script), { recursive: true });
  onTestFinished(() => rm(script, { force: true }));
  const entree = fileURLToPath(new URL("./hors-ligne.ts", import.meta.url));
  await build({
    entryPoints: [entree],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const { status, stdout, stderr } = spawnSync("unshare", ["-rn", process.execPath, script, projet], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ interfaces: [], pages: 4 }); // deux chapitres, et les deux que tout site porte
  expect(await readdir(join(projet, ".abs", "public", "dist"))).toContain("revenus.html");
});
