// Met la ligne de commande en un paquet JavaScript : Node 20 ne lit pas TypeScript, et un paquet démarre deux fois plus
// vite que des sources. Lancé par `npm ci` (prepare) et avant chaque script qui s'en sert.
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("build", { recursive: true, force: true });
await build({
  entryPoints: { abs: "src/cli/abs.ts", demonstration: "src/demonstration/main.ts" },
  outdir: "build",
  bundle: true,
  splitting: true, // chaque verbe n'est lu qu'au moment où il sert
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  chunkNames: "morceaux/[name]-[hash]",
  logLevel: "warning",
});
