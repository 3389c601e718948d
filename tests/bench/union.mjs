// Plusieurs communes, un chargement et un calcul : ce que coûte chaque rapport de plus, en unité centrale et en mémoire.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { abs, s } from "./outils.mjs";

/** Combien de communes, d'une mesure à l'autre ; `ABS_BENCH_COMMUNES=1,2,3` sur une machine prise par d'autres. */
const TAILLES = (process.env.ABS_BENCH_COMMUNES ?? "5,10,30").split(",").map(Number);
const DEPARTEMENT = "68";

/** Autant de communes du Haut-Rhin que la plus grande mesure en demande, prises à intervalles égaux dans le code officiel géographique. */
function codesOf(reelles) {
  const chemin = join(reelles, "insee/cog/v_commune_2023.csv");
  const codes = readFileSync(chemin, "utf8")
    .split(/\r?\n/)
    .map((ligne) => ligne.split(","))
    .filter(([type, , , departement]) => type === "COM" && departement === DEPARTEMENT)
    .map(([, code]) => code);
  const pas = Math.floor(codes.length / Math.max(...TAILLES));
  return codes.filter((_, i) => i % pas === 0).slice(0, Math.max(...TAILLES));
}

export function mesurer({ travail, reelles }) {
  const union = join(travail, "union");
  const codes = codesOf(reelles);
  abs("nouveau", union, "--commune", codes.join(","), "--fichiers", reelles, "--sur-place");
  const rapport = (n) =>
    abs("rapport", "--projet", union, "--edition", "public", "--seulement", codes.slice(0, n).join(","));
  rapport(1); // les classeurs sont convertis, les fichiers inchangés ensuite
  const mesures = TAILLES.map((n) => ({ n, ...rapport(n) }));
  for (const { n, ms, cpu, mio } of mesures)
    console.log(`union, ${n} communes : ${s(ms)}, unité centrale ${s(cpu ?? NaN)}, ${Math.round(mio ?? NaN)} Mio`);
  for (let i = 1; i < mesures.length; i++) {
    const [avant, apres] = [mesures[i - 1], mesures[i]];
    const parCommune = (apres.cpu - avant.cpu) / (apres.n - avant.n);
    console.log(`  de ${avant.n} à ${apres.n} : ${s(parCommune)} d'unité centrale par commune de plus`);
  }
}
