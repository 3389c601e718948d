import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";

const oublier = (dossier: string): Promise<void> => rm(dossier, { recursive: true, force: true });

/**
 * Met le site neuf d'une édition à la place du précédent : deux renommages, jamais un dossier à moitié écrit. Un arrêt
 * entre les deux laisse le précédent dans `ancien`, et la publication suivante repart de là.
 */
export async function poserSite(dossier: string): Promise<void> {
  const [neuf, dist, ancien, refuse] = ["neuf", "dist", "ancien", "refuse"].map((n) => join(dossier, n)) as [
    string,
    string,
    string,
    string,
  ];
  if (existsSync(dist)) {
    await oublier(ancien);
    await rename(dist, ancien);
  }
  await rename(neuf, dist);
  await Promise.all([oublier(ancien), oublier(refuse)]);
}

/** Met de côté un site refusé : ses anomalies nomment des fichiers et des lignes à aller lire. */
export async function refuserSite(dossier: string): Promise<void> {
  await oublier(join(dossier, "refuse"));
  await rename(join(dossier, "neuf"), join(dossier, "refuse"));
}
