import { existsSync } from "node:fs";
import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { NonCalcule, openLecture } from "../publier/ouvrir.ts";
import { readPilotageControle } from "../publier/pilotage.ts";
import type { Lecture } from "../rapport/lecture.ts";
import { openProjet } from "./chemin.ts";
import { printAnomalies, SORTIE } from "./sortie.ts";

/** Ce que lit la direction ; null si rien n'est chargé, ou calculé. */
async function readChiffres(projet: Projet): Promise<Lecture | null> {
  if (!existsSync(cheminEntrepot(projet.dir))) return null;
  try {
    return (await openLecture(projet, "direction")).lecture;
  } catch (error) {
    if (error instanceof NonCalcule) return null;
    throw error;
  }
}

const compter = (n: number, quoi: string): string => `${n} ${quoi}${n > 1 ? "s" : ""}`;

/**
 * `abs pilotage verifier` : tout ce qu'il faut corriger dans `pilotage/` avant de publier, chiffres compris : une cible que le dernier
 * chiffre a déjà atteinte, un quartier que le territoire n'a pas, un constat que l'année n'a pas. Sans chiffres, il le dit.
 * @returns 1 si quelque chose arrêterait la direction
 */
export async function runVerifierPilotage(dir: string): Promise<number> {
  const projet = openProjet(dir);
  const lecture = await readChiffres(projet);
  const { pilotage, anomalies } = await readPilotageControle(projet, lecture);
  const { preconisations, actions, conventions, projets } = pilotage;
  const bloquants = anomalies.filter(isBloquante).length;
  console.log(
    `${compter(preconisations.length, "préconisation")}, ${compter(actions.length, "action")}, ${compter(conventions.length, "convention")}, ${compter(projets.length, "fiche")} projet : ${bloquants} à corriger avant de publier, ${anomalies.length - bloquants} à relire.`,
  );
  if (lecture === null)
    console.log(
      "Les chiffres ne sont pas calculés : cibles, quartiers et constats de l'année n'ont pas été comparés à eux. Lancer « abs charger » et « abs calculer », puis recommencer.",
    );
  printAnomalies(anomalies);
  return bloquants > 0 ? SORTIE.bloquant : SORTIE.ok;
}
