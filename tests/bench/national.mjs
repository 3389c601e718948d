// `abs charger` sur tous les fichiers nationaux, contre la même lecture et la même remise à plat en SQL nu ; puis un second
// chargement où rien n'a changé.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { abs, comparer, memoire, racine } from "./outils.mjs";

export function mesurer({ travail, tours, planchers, reelles }) {
  const projet = join(travail, "national");
  abs("nouveau", projet, "--commune", "68224", "--fichiers", reelles);
  abs("charger", "--projet", projet); // les classeurs sont convertis : le plancher ne lit que des csv
  const zip = unzipSync(readFileSync(join(reelles, "insee/rp/base_cc_comparateur_csv.zip")));
  const comparateur = join(travail, "comparateur.csv");
  writeFileSync(comparateur, zip[Object.keys(zip).find((f) => /^base.*csv$/i.test(f))]);
  const entrepot = join(projet, ".abs", "entrepot.duckdb");
  const oublier = () => rmSync(entrepot, { force: true });

  const plancher = [join(planchers, "j1_duckdb.mjs"), reelles, join(travail, "j1.csv"), comparateur, "--par2"];
  /** La phase de chargement du plancher, telle qu'il la dit lui-même ; le calcul et l'écriture n'y sont pas. */
  const chargerNu = () => {
    const { stderr } = spawnSync(process.execPath, plancher, { encoding: "utf8", cwd: racine });
    return Number(/load_ms (\d+)/.exec(stderr)[1]);
  };
  const charger = () => {
    oublier();
    return abs("charger", "--projet", projet);
  };
  comparer("abs charger (tous les fichiers nationaux) / SQL nu (mêmes cases, en mémoire)", tours, charger, chargerNu);
  oublier();
  const mio = memoire(process.execPath, [join(racine, "build", "abs.js"), "charger", "--projet", projet]);
  if (mio !== null) console.log(`abs charger, mémoire la plus haute : ${Math.round(mio)} Mio`);
  comparer(
    "abs charger, second chargement sans changement / premier",
    tours,
    () => abs("charger", "--projet", projet),
    () => {
      oublier();
      rmSync(join(projet, ".abs", "conversions"), { recursive: true, force: true });
      return abs("charger", "--projet", projet);
    },
  );
  comparer(
    "abs calculer (tous les indicateurs, tout le pays) / SQL nu (321 003 indicateurs)",
    tours,
    () => abs("calculer", "--projet", projet),
    () => {
      const debut = performance.now();
      execFileSync(process.execPath, plancher, { stdio: "ignore", cwd: racine });
      return performance.now() - debut;
    },
  );
}
