// Processus enfant : charge Framework une fois, puis bâtit les racines qu'on lui donne, une ligne JSON chacune.
// Une édition = une racine et une sortie à elle ; rien d'autre n'est partagé que le code de Framework.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createInterface } from "node:readline";

const paquet = createRequire(join(process.cwd(), "package.json")).resolve("@observablehq/framework/package.json");
const depuisFramework = createRequire(paquet);
const importer = (chemin) => import(pathToFileURL(chemin).href);
const dist = join(dirname(paquet), "dist");
const [{ build }, { normalizeConfig }, { tsImport }] = await Promise.all([
  importer(join(dist, "build.js")),
  importer(join(dist, "config.js")),
  importer(join(dirname(depuisFramework.resolve("tsx/package.json")), "dist", "esm", "api", "index.mjs")),
]);
const { default: config } = await tsImport(join(process.cwd(), "observablehq.config.ts"), import.meta.url);

for await (const ligne of createInterface({ input: process.stdin })) {
  const { id, root, output } = JSON.parse(ligne);
  let erreur = null;
  try {
    await build({ config: normalizeConfig({ ...config, root, output }) });
  } catch (error) {
    erreur = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  }
  process.send({ id, erreur });
}
