import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { RACINE } from "../../racine.ts";

/** Chemin tel que Framework l'attend : relatif à l'outil quand c'est possible, avec des `/`. */
const frameworkPath = (racine: string, chemin: string): string => relative(racine, chemin).split(sep).join("/");

/**
 * Lance `observable build` dans un processus à part, avec la configuration de l'outil.
 * Le dossier de travail est celui de l'outil : Framework ne lit d'elle-même une configuration TypeScript que là
 * (`--config` ailleurs échoue), et le projet peut être n'importe où.
 * @param root racine à bâtir @param output dossier de sortie, déjà vidé
 * @throws Error avec la fin de ce qu'a écrit Framework, si elle échoue
 */
export async function runFramework(root: string, output: string): Promise<void> {
  const racine = RACINE;
  const paquet = createRequire(join(racine, "package.json")).resolve("@observablehq/framework/package.json");
  const enfant = spawn(process.execPath, [join(dirname(paquet), "dist", "bin", "observable.js"), "build"], {
    cwd: racine,
    env: {
      ...process.env,
      NODE_OPTIONS: "", // celles du processus parent (couverture, débogueur) ne concernent pas Framework
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      ABS_SITE_ROOT: frameworkPath(racine, root),
      ABS_SITE_DIST: frameworkPath(racine, output),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ecrit: string[] = [];
  for (const flux of [enfant.stdout, enfant.stderr]) flux.setEncoding("utf8").on("data", (t: string) => ecrit.push(t));
  const code = await new Promise<number | null>((resolve, reject) => enfant.on("error", reject).on("close", resolve));
  if (code === 0) return;
  const fin = ecrit.join("").trimEnd().split("\n").slice(-15).join("\n");
  throw new Error(`observable build must exit 0, got ${code}\n${fin}`);
}
