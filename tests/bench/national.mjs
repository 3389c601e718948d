// `abs charger` sur tous les fichiers nationaux, contre la même lecture et la même remise à plat en SQL nu ; puis un second
// chargement où rien n'a changé.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { abs, comparer, executer, phases, racine } from "./outils.mjs";

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
  const chargerNu = () => phases(process.execPath, plancher).load;
  const charger = () => {
    oublier();
    return abs("charger", "--projet", projet);
  };
  comparer("abs charger (62 fichiers, sur le disque) / SQL nu (16 de ces fichiers, en mémoire)", tours, charger, chargerNu);
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
    () => executer(process.execPath, plancher, { cwd: racine }),
  );
}
