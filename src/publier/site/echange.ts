import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";

const oublier = (dossier: string): Promise<void> => rm(dossier, { recursive: true, force: true });

/**
 * Met le site neuf d'une édition à la place du précédent : deux renommages, jamais un dossier à moitié écrit. Un arrêt
 * entre les deux laisse le précédent dans `ancien` : `reprendreSite` le remet à sa place.
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

/** Remet à sa place le site précédent, si une publication s'est arrêtée entre les deux renommages de `poserSite`. */
export async function reprendreSite(dossier: string): Promise<void> {
  const [dist, ancien] = [join(dossier, "dist"), join(dossier, "ancien")];
  if (!existsSync(dist) && existsSync(ancien)) await rename(ancien, dist);
}

/** Met de côté un site refusé : ses anomalies nomment des fichiers et des lignes à aller lire. */
export async function refuserSite(dossier: string): Promise<void> {
  await oublier(join(dossier, "refuse"));
  await rename(join(dossier, "neuf"), join(dossier, "refuse"));
}
