import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { extractEntree, isDonnees, listZip } from "./archive.ts";
import { FichierIllisible } from "./illisible.ts";

/** Contenu utile d'un zip de l'Insee : le plus gros csv qui ne soit pas un dictionnaire, ou le classeur. */
function extract(path: string): { nom: string; contenu: Uint8Array } {
  const archive = readFileSync(path);
  const [entree] = listZip(archive)
    .filter((e) => isDonnees(e.nom))
    .sort((a, b) => b.octets - a.octets);
  if (entree === undefined)
    throw new FichierIllisible("aucun csv ni classeur dans l'archive", "Vérifier le téléchargement.");
  return { nom: basename(entree.nom), contenu: extractEntree(archive, entree) };
}

/**
 * Le fichier utile d'une archive, extrait dans `cache`. L'index ne garde que son nom : un projet déplacé, ou désigné
 * par un autre chemin, retrouve ses conversions.
 * @throws {FichierIllisible}
 */
export function ouvrirZip(path: string, cache: string): string {
  const index = join(cache, "entree.txt");
  if (existsSync(index)) {
    const connu = join(cache, readFileSync(index, "utf8"));
    if (existsSync(connu)) return connu;
  }
  const { nom, contenu } = extract(path);
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, nom), contenu);
  writeFileSync(index, nom); // en dernier : une extraction interrompue sera refaite
  return join(cache, nom);
}
