// Des rapports à un plancher, jamais des durées seules : la machine change, le rapport reste.
// `node tests/bench/bench.mjs [--tours 5] [--seulement rapport,publication,large,noyaux,national,union]`
// La mesure nationale demande ABS_PLANCHERS (dossier de j1_duckdb.mjs) et ABS_DONNEES_REELLES.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const option = (nom) => {
  const i = process.argv.indexOf(`--${nom}`);
  return i < 0 ? undefined : process.argv[i + 1];
};
const tours = Number(option("tours") ?? 5);
const { ABS_PLANCHERS: planchers, ABS_DONNEES_REELLES: reelles } = process.env;
const hasReelles = Boolean(planchers && reelles && existsSync(join(planchers, "j1_duckdb.mjs")));

const hasNationales = Boolean(reelles && existsSync(reelles));
const MESURES = [
  "rapport",
  "publication",
  "large",
  ...(planchers ? ["noyaux"] : []),
  ...(hasReelles ? ["national"] : []),
  ...(hasNationales ? ["union"] : []),
];
if (!hasReelles) console.log("Fichiers nationaux : non mesurés (donner ABS_PLANCHERS et ABS_DONNEES_REELLES).");
const choisies = option("seulement")?.split(",") ?? MESURES;

for (const nom of choisies) {
  const travail = mkdtempSync(join(tmpdir(), "abs-bench-"));
  try {
    await (await import(`./${nom}.mjs`)).mesurer({ travail, tours, planchers, reelles });
  } finally {
    rmSync(travail, { recursive: true, force: true });
  }
}
