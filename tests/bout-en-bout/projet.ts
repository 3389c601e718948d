import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Une copie neuve de la démonstration, sans rien de déjà bâti. */
export function copyDemonstration(): { dir: string; supprimer: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "abs-demo-"));
  cpSync("data", dir, { recursive: true, filter: (chemin) => !/(^|[\\/])\.abs([\\/]|$)/.test(chemin) });
  return { dir, supprimer: () => rmSync(dir, { recursive: true, force: true }) };
}

export interface Sortie {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Lance `abs` tel que bâti par `npm ci`, au besoin sans aucun réseau. */
export async function abs(args: readonly string[], { sansReseau = false } = {}): Promise<Sortie> {
  const commande = [process.execPath, "build/abs.js", ...args];
  const [programme = "", ...reste] = sansReseau ? ["unshare", "-rn", ...commande] : commande;
  try {
    const { stdout, stderr } = await run(programme, reste, { maxBuffer: 1 << 26 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const e = error as { code?: number; stdout?: string; stderr?: string };
    return { code: e.code ?? -1, stdout: e.stdout ?? "", stderr: e.stderr ?? "" };
  }
}

/** `unshare` est-il permis ici ? Sous Linux seulement, et pas dans tous les conteneurs. */
export async function canUnshare(): Promise<boolean> {
  try {
    await run("unshare", ["-rn", "true"]);
    return true;
  } catch {
    return false;
  }
}
