// Le plancher d'une publication : `observable build` seul, à froid, sur les mêmes pages avec tout leur corps dans le Markdown.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abs, executer, racine } from "./outils.mjs";

/** Une copie de la démonstration, sans entrepôt, ni cache, ni site. */
export function copierDemonstration(travail) {
  const demo = join(travail, "demo");
  cpSync("data", demo, { recursive: true, filter: (f) => !/(^|[\\/])\.abs([\\/]|$)/.test(f) });
  return demo;
}

/** Un projet pour Mulhouse, des vrais fichiers laissés où ils sont. */
export function creerMulhouse(travail, reelles) {
  const projet = join(travail, "mulhouse");
  abs("nouveau", projet, "--commune", "68224", "--fichiers", reelles, "--sur-place");
  return projet;
}

/** `abs rapport` d'un projet, à froid. */
export function rapporter(demo) {
  rmSync(join(demo, ".abs"), { recursive: true, force: true });
  return abs("rapport", "--projet", demo);
}

/**
 * Prépare les pages pleines de l'édition publique d'un projet publié.
 * @returns une fonction qui les bâtit avec Framework seul, et rend sa mesure
 */
export function preparerPlancher(travail, demo) {
  const pleines = join(travail, "pleines");
  mkdirSync(pleines);
  const dist = join(demo, ".abs", "public", "dist");
  const pages = readdirSync(dist).filter((f) => f.endsWith(".html"));
  for (const page of pages) {
    const html = readFileSync(join(dist, page), "utf8");
    const corps = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
    writeFileSync(
      join(pleines, page.replace(/html$/, "md")),
      `---\ntitle: ${page}\n---\n\n${corps.replace(/\n\s*\n/g, "\n")}\n`,
    );
  }
  for (const dossier of ["donnees", "documents"])
    cpSync(join(dist, dossier), join(pleines, dossier), { recursive: true });
  const observable = join(racine, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  // Le cache semé qui rend Framework autonome, et lui seul : ce qu'il met en paquets est à froid, comme dans `abs rapport`.
  const graines = [".observablehq", "cache", "_npm"];
  console.log(`  plancher : observable build de ${pages.length} pages pleines, édition publique`);
  return () => {
    rmSync(join(pleines, ".observablehq"), { recursive: true, force: true });
    cpSync(join(demo, ".abs", "public", "site", ...graines), join(pleines, ...graines), { recursive: true });
    rmSync(join(travail, "pleines-dist"), { recursive: true, force: true }); // Framework ne vide pas une sortie hors de l'outil
    return executer(process.execPath, [observable, "build"], {
      cwd: racine,
      env: {
        ...process.env,
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        ABS_SITE_ROOT: pleines,
        ABS_SITE_DIST: join(travail, "pleines-dist"),
      },
    });
  };
}
