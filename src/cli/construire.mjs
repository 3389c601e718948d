// Met la ligne de commande en un paquet JavaScript : Node 20 ne lit pas TypeScript, et un paquet démarre deux fois plus
// vite que des sources. Lancé par `npm ci` (prepare) et avant chaque script qui s'en sert.
import { chmodSync, existsSync, rmSync, symlinkSync } from "node:fs";
import { build } from "esbuild";
import { PAQUETS, SCRIPTS_SITE } from "./paquets.mjs";

rmSync("build", { recursive: true, force: true });
await build({
  entryPoints: { abs: "src/cli/abs.ts", demonstration: "src/demonstration/main.ts" },
  outdir: "build",
  ...PAQUETS,
});

await Promise.all(SCRIPTS_SITE.map((options) => build(options)));

// npm ne lie pas les commandes du paquet racine : sans ce lien, `npx abs` passe par son cache et rebâtit tout au premier
// appel. Windows n'a pas de lien sans droits : `npx abs` y marche, plus lentement la première fois.
const lien = "node_modules/.bin/abs";
if (process.platform !== "win32" && existsSync("node_modules/.bin")) {
  chmodSync("build/abs.js", 0o755);
  rmSync(lien, { force: true });
  symlinkSync("../../build/abs.js", lien);
}
