import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** Un fichier d'un site : son chemin dans le site (séparé par `/`), son chemin sur la machine, sa taille. */
export interface FichierBati {
  readonly nom: string;
  readonly chemin: string;
  readonly octets: number;
}

/** Tous les fichiers d'un dossier et de ses sous-dossiers, dans l'ordre de leur nom. */
export async function listFichiers(dossier: string): Promise<FichierBati[]> {
  const noms = (await readdir(dossier, { recursive: true })).sort();
  const lus = noms.map(async (nom) => ({ nom, chemin: join(dossier, nom), etat: await stat(join(dossier, nom)) }));
  return (await Promise.all(lus))
    .filter(({ etat }) => etat.isFile())
    .map(({ nom, chemin, etat }) => ({ nom: nom.split(sep).join("/"), chemin, octets: etat.size }));
}
