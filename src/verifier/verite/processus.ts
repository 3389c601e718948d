import { spawn } from "node:child_process";
import { basename, join } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseVraie } from "../../modele/cellule.ts";
import { RACINE } from "../../racine.ts";

/** La commande `abs` en cours, ou celle que `npm ci` a bâtie. */
function programme(): string {
  const [, lance = ""] = process.argv;
  return /^abs(?:\.js)?$/.test(basename(lance)) ? lance : join(RACINE, "build", "abs.js");
}

/**
 * Compare un site à la vérité dans un processus à part (`abs verifier DOSSIER --verite - --format json`) : celui qui publie
 * ne voit que des anomalies, sans valeur. La vérité passe par un tube, jamais par un fichier.
 * @throws Error si le processus ne rend pas de réponse
 */
export async function comparerAPart(dossier: string, verite: readonly CaseVraie[]): Promise<Anomalie[]> {
  const enfant = spawn(process.execPath, [programme(), "verifier", dossier, "--verite", "-", "--format", "json"], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const [sortie, erreurs]: [string[], string[]] = [[], []];
  enfant.stdout.setEncoding("utf8").on("data", (t: string) => sortie.push(t));
  enfant.stderr.setEncoding("utf8").on("data", (t: string) => erreurs.push(t));
  const fin = new Promise<number | null>((resolve, reject) => {
    enfant.on("error", reject);
    enfant.on("close", resolve);
  });
  enfant.stdin.on("error", () => {}); // l'enfant a refusé avant de lire : sa sortie le dit
  enfant.stdin.end(JSON.stringify(verite));
  const code = await fin;
  try {
    return (JSON.parse(sortie.join("")) as { anomalies: Anomalie[] }).anomalies;
  } catch {
    throw new Error(`truth comparison must answer, got exit ${code}: ${erreurs.join("").slice(-500)}`);
  }
}
