// Les noyaux statistiques sur des colonnes entières (Wilson et Byar sur 5 millions de couples, Mann-Kendall et Theil-Sen sur
// 200 000 séries de 15 points), contre les boucles nues de j3_js.mjs, et contre numpy et R vectorisés.
// Seul le calcul est comparé : ni le démarrage, ni la fabrication des données, ni les sommes de contrôle.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ajouter, comparer, phases, racine } from "./outils.mjs";

const NOS_NOYAUX = `
import { wilsonBlock } from "./src/stats/wilson-block.ts";
import { byarBlock } from "./src/stats/byar-block.ts";
import { mannKendallBlock } from "./src/stats/mann-kendall-block.ts";
const [N, S, T] = [5e6, 2e5, 15];
let dernier = performance.now();
const lap = (nom) => { const t = performance.now(); console.error(nom + "_ms", Math.round(t - dernier)); dernier = performance.now(); };
// Les mêmes données que le plancher.
const [n, x, attendus, y] = [new Float64Array(N), new Float64Array(N), new Float64Array(N), new Float64Array(S * T)];
for (let i = 0; i < N; i++) { n[i] = 50 + ((i * 7919) % 20011); x[i] = Math.floor((n[i] * ((i * 104729) % 1000)) / 1000); attendus[i] = n[i] * 0.1; }
for (let s = 0; s < S; s++) for (let t = 0; t < T; t++)
  y[s * T + t] = Math.floor((((s * T + t) * 1103515245 + 12345) % 2147483648) / 2147483648 * 100) + ((s % 11) - 5) * t;
lap("make");
const w = wilsonBlock(x, n); lap("wilson");
const b = byarBlock(x, attendus); lap("byar");
const mk = mannKendallBlock(y, T); lap("mk_ts");
if (!(w.bas[1] > 0 && b.haut[1] > 0 && mk.pente[1] !== undefined)) throw new Error("kernels must return numbers");
`;

const GROUPES = [
  ["Wilson et Byar, 5 millions de couples", ["wilson", "byar"]],
  ["Mann-Kendall et Theil-Sen, 200 000 séries de 15 points", ["mk_ts", "mk", "ts"]],
];

/** Les rivaux présents sur cette machine ; un script de mesure ne se lance pas sur une taille réduite. */
const rivaux = (planchers, sortie) =>
  [
    ["boucles nues", process.execPath, [join(planchers, "j3_js.mjs"), sortie], ["--version"]],
    ["numpy", "python3", [join(planchers, "j3_numpy.py"), sortie], ["-c", "import numpy"]],
    ["R vectorisé", "Rscript", [join(planchers, "j3_r.R"), sortie], ["--version"]],
  ].filter(([nom, programme, , essai]) => {
    const present = spawnSync(programme, essai).status === 0;
    if (!present) console.log(`Noyaux : ${nom} non mesuré (absent de cette machine).`);
    return present;
  });

export async function mesurer({ travail, tours, planchers }) {
  const dossier = mkdtempSync(join(racine, "node_modules", ".bench-noyaux-")); // pour y trouver simple-statistics
  const nos = join(dossier, "noyaux.mjs");
  try {
    await build({
      stdin: { contents: NOS_NOYAUX, resolveDir: racine, loader: "ts" },
      outfile: nos,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "warning",
    });
    for (const [nom, programme, args] of rivaux(planchers, join(travail, "j3.csv")))
      for (const [quoi, noms] of GROUPES) {
        const siennes = (p) => ajouter(noms.flatMap((n) => p[n] ?? []));
        comparer(`${quoi} / ${nom}`, tours, () => siennes(phases(process.execPath, [nos])), () => siennes(phases(programme, args))); // prettier-ignore
      }
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}
