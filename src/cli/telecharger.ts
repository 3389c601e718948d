import { isBloquante } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import { createAcces } from "../telecharger/acces.ts";
import type { Acces } from "../telecharger/recuperer.ts";
import { telecharger, type Etat, type RapportTelechargement } from "../telecharger/telecharger.ts";
import { openProjet } from "./chemin.ts";
import { aujourdhui } from "./date.ts";
import { startProgression } from "./progression.ts";
import { formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

const ETATS: Readonly<Record<Etat, string>> = {
  inchange: "déjà là",
  pris: "pris",
  cache: "du cache",
  inscrit: "inscrit",
  refuse: "REFUSÉ",
};

/** Une taille lisible. @example formatTaille(1536) // "1,5 ko" */
export function formatTaille(octets: number): string {
  const [unite, diviseur] = octets >= 1e6 ? ["Mo", 1e6] : octets >= 1e3 ? ["ko", 1e3] : ["octets", 1];
  return `${formatNombre(octets / (diviseur as number), octets < 1e3 ? 0 : 1)} ${unite}`;
}

function printTelechargement({ fichiers }: RapportTelechargement): void {
  for (const { ligne, etat, octets } of fichiers)
    console.log(`  ${ETATS[etat].padEnd(8)} ${ligne.fichier}${etat === "refuse" ? "" : ` : ${formatTaille(octets)}`}`);
}

export interface OptionsCommande {
  readonly accepter?: boolean;
  /** Défaut : le vrai réseau. */
  readonly acces?: Acces;
}

/**
 * `abs telecharger` : prend ce que millesimes.csv nomme par une adresse.
 * @returns 0, ou 1 si un fichier au moins n'a pas pu être pris.
 */
export async function runTelecharger(dir: string, { accepter = false, acces }: OptionsCommande = {}): Promise<number> {
  const projet = openProjet(dir);
  if (projet.millesimes.every((l) => l.url === "")) {
    console.log(
      `Aucune ligne de millesimes.csv n'a d'adresse (colonne url). « abs sources --projet ${dir} » en propose.`,
    );
    return SORTIE.ok;
  }
  const debut = performance.now();
  const progression = await startProgression("Téléchargement");
  let compte = "";
  const rapport = await telecharger(projet, {
    acces: acces ?? createAcces(),
    accepter,
    recuLe: aujourdhui(),
    avancement: (fichier, octets, total) =>
      progression.dire(`${compte}${fichier} ${formatTaille(octets)}${total === null ? "" : ` sur ${formatTaille(total)}`}`), // prettier-ignore
    fini: (faits, total) => progression.dire((compte = `${faits}/${total} `)),
  });
  const refuses = rapport.fichiers.filter((f) => f.etat === "refuse").length;
  progression.finir(
    `fichiers en place : ${rapport.fichiers.length - refuses} sur ${rapport.fichiers.length}, en ${formatDuree(performance.now() - debut)}`,
  );
  printTelechargement(rapport);
  printAnomalies(rapport.anomalies, dir);
  return rapport.anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
