// `abs charger` sur les fichiers du plancher, contre la même lecture et la même remise à plat en SQL nu ; sur tous les fichiers
// nationaux, pour information ; puis un second chargement où rien n'a changé, et le calcul.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { abs, comparer, executer, phases, racine } from "./outils.mjs";

/** Sans eux, des communes disparues depuis un millésime seraient refusées : lus en plus de ceux du plancher. */
const GEOGRAPHIE = ["insee/cog/v_commune_depuis_1943.csv", "insee/cog/v_mvtcommune_2023.csv"];

/** Les fichiers du plancher, et eux seuls : les mêmes cases des deux côtés. */
function reunir(dossier, planchers, reelles, comparateur) {
  mkdirSync(dossier, { recursive: true });
  const sources = JSON.parse(readFileSync(join(planchers, "sources.json"), "utf8"));
  for (const { source, path } of sources)
    copyFileSync(source === "rp_com" ? comparateur : join(reelles, path), join(dossier, basename(path)));
  for (const chemin of GEOGRAPHIE) copyFileSync(join(reelles, chemin), join(dossier, basename(chemin)));
}

export function mesurer({ travail, tours, planchers, reelles }) {
  const projet = join(travail, "national");
  abs("nouveau", projet, "--commune", "68224", "--fichiers", reelles);
  abs("charger", "--projet", projet); // les classeurs sont convertis : le plancher ne lit que des csv
  const zip = unzipSync(readFileSync(join(reelles, "insee/rp/base_cc_comparateur_csv.zip")));
  const comparateur = join(travail, "comparateur.csv");
  writeFileSync(comparateur, zip[Object.keys(zip).find((f) => /^base.*csv$/i.test(f))]);
  const memes = join(travail, "memes");
  reunir(join(travail, "memes-fichiers"), planchers, reelles, comparateur);
  abs("nouveau", memes, "--commune", "68224", "--fichiers", join(travail, "memes-fichiers"), "--sur-place");
  const oublier = (dossier) => rmSync(join(dossier, ".abs", "entrepot.duckdb"), { force: true });

  const plancher = [join(planchers, "j1_duckdb.mjs"), reelles, join(travail, "j1.csv"), comparateur, "--par2"];
  /** La phase de chargement du plancher, telle qu'il la dit lui-même ; le calcul et l'écriture n'y sont pas. */
  const chargerNu = () => phases(process.execPath, plancher).load;
  const charger = (dossier) => () => {
    oublier(dossier);
    return abs("charger", "--projet", dossier);
  };
  comparer("abs charger (mêmes fichiers, sur le disque) / SQL nu (en mémoire)", tours, charger(memes), chargerNu);
  comparer(
    "abs charger (62 fichiers, pour information) / SQL nu (16 de ces fichiers)",
    tours,
    charger(projet),
    chargerNu,
  );
  comparer(
    "abs charger, second chargement sans changement / premier",
    tours,
    () => abs("charger", "--projet", projet),
    () => {
      oublier(projet);
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
