import { charger, type RapportChargement } from "../charger/charger.ts";
import type { Projet } from "../charger/projet.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import { openProjet } from "./chemin.ts";
import { startProgression } from "./progression.ts";
import { formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

const ETATS = { charge: "lu", inchange: "inchangé", refuse: "REFUSÉ" } as const;

/** Ce qui a été lu, fichier par fichier : lignes lues = gardées + refusées, toujours. */
export function printChargement({ fichiers }: RapportChargement): void {
  const n = (x: number): string => formatNombre(x);
  for (const f of fichiers)
    console.log(
      `  ${ETATS[f.etat].padEnd(8)} ${f.ligne.fichier} : ${n(f.lues)} lignes lues = ${n(f.gardees)} gardées + ${n(f.refusees)} refusées`,
    );
  const somme = (cle: "lues" | "gardees" | "refusees"): number => fichiers.reduce((s, f) => s + f[cle], 0);
  console.log(
    `  ${fichiers.length} fichiers, ${n(somme("lues"))} lignes lues = ${n(somme("gardees"))} gardées + ${n(somme("refusees"))} refusées`,
  );
}

export async function chargerProjet(
  projet: Projet,
  accepter = false,
): Promise<{ rapport: RapportChargement; duree: number }> {
  const debut = performance.now();
  const progression = await startProgression("Chargement des fichiers");
  const rapport = await charger(projet, {
    accepter,
    progression: (fichier, faits, total) => progression.dire(`${faits}/${total} ${fichier}`),
  });
  const duree = performance.now() - debut;
  progression.finir(`${rapport.fichiers.length} fichiers lus en ${formatDuree(duree)}`);
  return { rapport, duree };
}

export async function runCharger(dir: string, accepter: boolean): Promise<number> {
  const { rapport } = await chargerProjet(openProjet(dir), accepter);
  printChargement(rapport);
  printAnomalies(rapport.anomalies, dir);
  return rapport.anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
