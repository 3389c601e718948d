import { existsSync, renameSync, rmSync } from "node:fs";
import { Cle } from "../coffre/cle/cle.ts";
import { cheminCle, destroyCle, type Environnement, readCle, writeCle } from "../coffre/cle/fichier-cle.ts";
import { oublierCle } from "../coffre/registre/purger.ts";
import { readMemoire } from "../coffre/registre/memoire.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { cheminCoffre, type Projet } from "./projet.ts";

/** Où est, ou serait, la clé du coffre d'un projet. */
export const cheminCleProjet = ({ observatoire }: Projet, env: Environnement): string =>
  cheminCle(observatoire.territoire.code, env);

/** Où la clé nouvelle attend que le coffre soit récrit. */
export const cheminSuivante = (chemin: string): string => `${chemin}.suivante`;

/**
 * La clé d'un projet ; null s'il n'en a pas. Un changement de clé interrompu après que le coffre a été récrit s'achève ici :
 * la clé nouvelle prend la place de l'ancienne.
 */
export async function openCleProjet(
  projet: Projet,
  env: Environnement,
): Promise<{ readonly cle: Cle | null; readonly anomalies: readonly Anomalie[] }> {
  const chemin = cheminCleProjet(projet, env);
  if (existsSync(cheminSuivante(chemin))) {
    const { controle } = await readMemoire(cheminCoffre(projet.dir));
    const { cle } = readCle(cheminSuivante(chemin), projet.dir);
    if (controle !== null && cle?.accepte(controle) === true) renameSync(cheminSuivante(chemin), chemin);
    else rmSync(cheminSuivante(chemin));
  }
  const { cle, anomalie } = readCle(chemin, projet.dir);
  return { cle, anomalies: anomalie ? [anomalie] : [] };
}

/** Crée la clé d'un organisme. @returns l'anomalie qui l'empêche, ou null. */
export const creerCle = (projet: Projet, env: Environnement): Anomalie | null =>
  writeCle(cheminCleProjet(projet, env), projet.dir, Cle.neuve());

/** Efface la clé, et celle qui attendait sa place, si elles sont encore là ; le coffre l'oublie. */
export async function detruireCle(projet: Projet, env: Environnement): Promise<void> {
  const chemin = cheminCleProjet(projet, env);
  for (const cle of [chemin, cheminSuivante(chemin)]) if (existsSync(cle)) destroyCle(cle);
  const coffre = cheminCoffre(projet.dir);
  if ((await readMemoire(coffre)).controle !== null) await oublierCle(coffre);
}
