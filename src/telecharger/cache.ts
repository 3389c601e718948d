import { createHash } from "node:crypto";
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256File } from "../charger/preparer.ts";

/** Le dossier des téléchargements d'un projet : jetable, comme tout `.abs`. */
const dossierTelechargements = (dir: string): string => join(dir, ".abs", "telechargements");

/** Où un fichier s'écrit avant d'être entier ; à lui seul, deux lignes peuvent avoir la même adresse. */
export const dossierPartiels = (dir: string, fichier: string): string =>
  join(dossierTelechargements(dir), "partiels", createHash("sha256").update(fichier).digest("hex").slice(0, 16));

const chemin = (dir: string, sha256: string): string => join(dossierTelechargements(dir), sha256);

/** Un fichier déjà pris, s'il a encore l'empreinte qui lui donne son nom : un lien dur a pu être modifié. */
export async function findCache(dir: string, sha256: string): Promise<string | null> {
  const connu = chemin(dir, sha256.toLowerCase());
  if (!/^[0-9a-f]{64}$/i.test(sha256) || !existsSync(connu)) return null;
  if ((await sha256File(connu)) === sha256.toLowerCase()) return connu;
  rmSync(connu, { force: true });
  return null;
}

/** Range un fichier provisoire sous son empreinte. */
export function ranger(dir: string, provisoire: string, sha256: string): string {
  const vers = chemin(dir, sha256);
  mkdirSync(dirname(vers), { recursive: true });
  renameSync(provisoire, vers);
  return vers;
}

/** Met un fichier à sa place dans le projet, d'un coup : lien dur sur le même disque, sinon copie, puis renommage. */
export function placer(depuis: string, vers: string): void {
  mkdirSync(dirname(vers), { recursive: true });
  const provisoire = `${vers}.abs.tmp`;
  rmSync(provisoire, { force: true });
  try {
    linkSync(depuis, provisoire);
  } catch {
    copyFileSync(depuis, provisoire);
  }
  renameSync(provisoire, vers);
}

/** Où le catalogue d'un producteur s'écrit le temps d'être lu. */
export const dossierCatalogue = (dir: string): string => join(dossierTelechargements(dir), "partiels", "catalogue");
