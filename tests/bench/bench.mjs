// Mesures par paires : une commande du projet, puis son plancher, en alternance, et la médiane des rapports.
// Jamais un test : la machine est partagée. `npm run bench [-- --tours 5]`
//  1. `abs rapport` à froid sur la démonstration, contre `observable build` seul sur les pages pleines de l'édition publique.
//  2. si ABS_PLANCHERS (dossier de j1_duckdb.mjs) et ABS_DONNEES_REELLES sont donnés : `abs charger` + `abs calculer` sur les
//     fichiers nationaux, contre le même travail en SQL nu.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const tours = Number(process.argv[process.argv.indexOf("--tours") + 1]) || 5;
const racine = resolve(".");
const travail = mkdtempSync(join(tmpdir(), "abs-bench-"));
const mediane = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];
const s = (ms) => `${(ms / 1000).toFixed(1).replace(".", ",")} s`;

function chronometrer(programme, args, options = {}) {
  const debut = performance.now();
  execFileSync(programme, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  return performance.now() - debut;
}

function comparer(nom, projet, plancher) {
  const [a, b] = [[], []];
  for (let i = 0; i < tours; i++) {
    a.push(projet());
    b.push(plancher());
    console.error(`  ${nom}, tour ${i + 1}/${tours} : ${s(a[i])} contre ${s(b[i])}`);
  }
  const rapports = a.map((x, i) => x / b[i]);
  console.log(
    `${nom} : ${s(mediane(a))} contre ${s(mediane(b))}, rapport médian ${mediane(rapports).toFixed(2).replace(".", ",")} ` +
      `[${Math.min(...rapports).toFixed(2)}–${Math.max(...rapports).toFixed(2)}], ${tours} tours`,
  );
}

const abs = (...args) => chronometrer(process.execPath, [join(racine, "build", "abs.js"), ...args]);

// 1. La démonstration, à froid : ni entrepôt, ni cache, ni site.
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
  return chronometrer(process.execPath, [observable, "build"], {
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
  rapport,
  observableBuild,
);

// 2. Les fichiers nationaux.
const { ABS_PLANCHERS: planchers, ABS_DONNEES_REELLES: reelles } = process.env;
if (!planchers || !reelles || !existsSync(join(planchers, "j1_duckdb.mjs")))
  console.log("Fichiers nationaux : non mesuré (donner ABS_PLANCHERS et ABS_DONNEES_REELLES).");
else {
  const projet = join(travail, "national");
  abs("nouveau", projet, "--commune", "68224", "--fichiers", reelles);
  const comparateur = join(travail, "comparateur.csv");
  const { unzipSync } = await import("fflate");
  const entrees = unzipSync(readFileSync(join(reelles, "insee/rp/base_cc_comparateur_csv.zip")));
  const nom = Object.keys(entrees).find((f) => /^base.*csv$/i.test(f));
  writeFileSync(comparateur, entrees[nom]);
  comparer(
    "abs charger + calculer (39 fichiers nationaux) / SQL nu (16 fichiers, J1)",
    () => {
      rmSync(join(projet, ".abs"), { recursive: true, force: true });
      return abs("charger", "--projet", projet) + abs("calculer", "--projet", projet);
    },
    () =>
      chronometrer(process.execPath, [
        join(planchers, "j1_duckdb.mjs"),
        reelles,
        join(travail, "j1.csv"),
        comparateur,
        "--par2",
      ]),
  );
}
rmSync(travail, { recursive: true, force: true });
