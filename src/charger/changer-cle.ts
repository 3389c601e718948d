import { renameSync, rmSync } from "node:fs";
import { Changement } from "../coffre/cle/changement.ts";
import { Cle } from "../coffre/cle/cle.ts";
import { type Environnement, writeCle } from "../coffre/cle/fichier-cle.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import type { FichierCharge } from "./charger.ts";
import { cheminCleProjet, cheminSuivante, openCleProjet } from "./cle-projet.ts";
import { chargerExportsCcas } from "./exports-ccas.ts";
import type { Projet } from "./projet.ts";

const sansCle = (): Anomalie =>
  bloquante("clé du coffre", "cle-absente", "il n'y a pas de clé", "La créer avec « abs coffre initialiser ».");

/**
 * Change la clé : recharge tous les exports encore là sous la nouvelle, et y traduit ce que le coffre garde des années
 * purgées. Une anomalie bloquante laisse l'ancienne clé et l'ancien coffre.
 */
export async function changerCle(
  projet: Projet,
  env: Environnement,
): Promise<{ readonly fichiers: readonly FichierCharge[]; readonly anomalies: readonly Anomalie[] }> {
  const { cle, anomalies } = await openCleProjet(projet, env);
  if (cle === null) return { fichiers: [], anomalies: anomalies.length > 0 ? anomalies : [sansCle()] };
  const chemin = cheminCleProjet(projet, env);
  const neuve = Cle.neuve();
  const refus = writeCle(cheminSuivante(chemin), projet.dir, neuve);
  if (refus) return { fichiers: [], anomalies: [refus] };
  let fichiers: readonly FichierCharge[] = [];
  try {
    fichiers = await chargerExportsCcas(projet, { accepter: false, env, cle: new Changement(cle, neuve) });
  } catch (erreur) {
    await openCleProjet(projet, env); // le coffre dit laquelle des deux clés est la sienne
    throw erreur;
  }
  const siennes = fichiers.flatMap((f) => f.anomalies);
  if (siennes.some(isBloquante)) rmSync(cheminSuivante(chemin));
  else renameSync(cheminSuivante(chemin), chemin);
  return { fichiers, anomalies: siennes };
}
