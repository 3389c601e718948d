// `abs rapport` à froid sur la démonstration, contre `observable build` seul sur les pages pleines de l'édition publique.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abs, comparer, executer, racine } from "./outils.mjs";

export function mesurer({ travail, tours }) {
  // À froid : ni entrepôt, ni cache, ni site.
  const demo = join(travail, "demo");
  cpSync("data", demo, { recursive: true, filter: (f) => !/(^|[\\/])\.abs([\\/]|$)/.test(f) });
  const rapport = () => {
    rmSync(join(demo, ".abs"), { recursive: true, force: true });
    return abs("rapport", "--projet", demo);
  };
  rapport(); // échauffement, et source des pages pleines

  /** Les pages publiques telles qu'un site Framework ordinaire les aurait : tout le corps dans le Markdown. */
  const pleines = join(travail, "pleines");
  mkdirSync(pleines);
  const dist = join(demo, ".abs", "public", "dist");
  for (const page of readdirSync(dist).filter((f) => f.endsWith(".html"))) {
    const html = readFileSync(join(dist, page), "utf8");
    const corps = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
    writeFileSync(
      join(pleines, page.replace(/html$/, "md")),
      `---\ntitle: ${page}\n---\n\n${corps.replace(/\n\s*\n/g, "\n")}\n`,
    );
  }
  cpSync(join(dist, "donnees"), join(pleines, "donnees"), { recursive: true });
  const observable = join(racine, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  // Le cache semé qui rend Framework autonome, et lui seul : ce qu'il met en paquets est à froid, comme dans `abs rapport`.
  const graines = [".observablehq", "cache", "_npm"];
  const observableBuild = () => {
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
  comparer(
    "abs rapport (démonstration, 3 éditions) / observable build (pages pleines, édition publique)",
    tours,
    rapport,
    observableBuild,
  );
}
