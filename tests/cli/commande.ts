import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { PAQUETS } from "../../src/cli/paquets.mjs";
import { RACINE } from "../../src/racine.ts";

export interface Sortie {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** La commande `abs`, bâtie comme `npm ci` la bâtit, dans un dossier à part : `build/` reste à qui s'en sert. */
export interface Commande {
  readonly abs: (...args: readonly string[]) => Promise<Sortie>;
  /** La même, sans aucun réseau (Linux, là où `unshare` est permis). */
  readonly absSansReseau: (...args: readonly string[]) => Promise<Sortie>;
  readonly metafile: Metafile;
  readonly ferme: () => void;
}

export async function batir(): Promise<Commande> {
  const cache = join(RACINE, "node_modules", ".cache"); // sous la racine : les paquets s'y trouvent
  mkdirSync(cache, { recursive: true });
  const dossier = mkdtempSync(join(cache, "abs-essai-"));
  const { metafile } = await build({
    entryPoints: { abs: join(RACINE, "src/cli/abs.ts") },
    outdir: dossier,
    absWorkingDir: RACINE,
    ...PAQUETS,
    metafile: true,
  });
  const lancer = (programme: string, args: readonly string[]): Promise<Sortie> =>
    new Promise((resolve) =>
      execFile(programme, args, { cwd: tmpdir(), maxBuffer: 256 * 1024 * 1024 }, (erreur, stdout, stderr) =>
        resolve({ code: erreur ? Number(erreur.code ?? -1) : 0, stdout: String(stdout), stderr: String(stderr) }),
      ),
    );
  const abs = join(dossier, "abs.js");
  return {
    metafile,
    abs: (...args) => lancer(process.execPath, [abs, ...args]),
    absSansReseau: (...args) => lancer("unshare", ["-rn", process.execPath, abs, ...args]),
    ferme: () => rmSync(dossier, { recursive: true, force: true }),
  };
}

/** `unshare` est-il permis ici ? Sous Linux seulement, et pas dans tous les conteneurs. */
export const canUnshare = (): Promise<boolean> =>
  new Promise((resolve) => execFile("unshare", ["-rn", "true"], (erreur) => resolve(erreur === null)));

/** Une copie de la démonstration, sans ce qui en a déjà été bâti. */
export function copierDemonstration(): string {
  const projet = mkdtempSync(join(tmpdir(), "abs-valeurs-"));
  cpSync(join(RACINE, "data"), projet, { recursive: true, filter: (chemin) => !/[\\/]\.abs([\\/]|$)/.test(chemin) });
  return projet;
}
