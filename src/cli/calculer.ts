import { calculer, type RapportCalcul } from "../calculer/calculer.ts";
import type { Projet } from "../charger/projet.ts";
import { formatNombre } from "../modele/nombre.ts";
import { readProjetCharge } from "./chemin.ts";
import { startProgression } from "./progression.ts";
import { formatDuree, SORTIE } from "./sortie.ts";

export async function calculerProjet(projet: Projet): Promise<{ rapport: RapportCalcul; duree: number }> {
  const debut = performance.now();
  const progression = await startProgression("Calcul des indicateurs");
  const rapport = await calculer(projet);
  const duree = performance.now() - debut;
  progression.finir(
    `${rapport.indicateurs} indicateurs, ${formatNombre(rapport.resultats)} résultats en ${formatDuree(duree)}`,
  );
  return { rapport, duree };
}

export async function runCalculer(dir: string): Promise<number> {
  await calculerProjet(readProjetCharge(dir, "charger"));
  return SORTIE.ok;
}
