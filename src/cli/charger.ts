import { existsSync } from "node:fs";
import { cheminCleProjet } from "../charger/cle-projet.ts";
import { isExportCcas } from "../charger/exports-ccas.ts";
import { charger, type RapportChargement } from "../charger/charger.ts";
import type { Projet } from "../charger/projet.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import { openProjet } from "./chemin.ts";
import { startProgression } from "./progression.ts";
import { formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

const ETATS = { charge: "lu", inchange: "inchangé", refuse: "REFUSÉ" } as const;

const accorder = (n: number, mots: string): string =>
  `${formatNombre(n)} ${n > 1 ? mots.replace(/(?<=\p{L})(?= |$)/gu, "s") : mots}`;

/** « 1 515 lignes lues = 1 514 gardées + 1 refusée ». */
const comptes = ({ lues, gardees, refusees }: Record<"lues" | "gardees" | "refusees", number>): string =>
  `${accorder(lues, "ligne lue")} = ${accorder(gardees, "gardée")} + ${accorder(refusees, "refusée")}`;

/** Ce qui a été lu, fichier par fichier : lignes lues = gardées + refusées, toujours. */
export function printChargement({ fichiers }: RapportChargement): void {
  for (const f of fichiers) console.log(`  ${ETATS[f.etat].padEnd(8)} ${f.ligne.fichier} : ${comptes(f)}`);
  const somme = (cle: "lues" | "gardees" | "refusees"): number => fichiers.reduce((s, f) => s + f[cle], 0);
  console.log(
    `  ${accorder(fichiers.length, "fichier")}, ${comptes({ lues: somme("lues"), gardees: somme("gardees"), refusees: somme("refusees") })}`,
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
  const projet = openProjet(dir);
  const { rapport } = await chargerProjet(projet, accepter);
  printChargement(rapport);
  if (projet.millesimes.some(isExportCcas) && !existsSync(cheminCleProjet(projet, process.env)))
    console.log("  Coffre sans clé durable : les foyers ne se suivent qu'entre ces exports (abs coffre initialiser).");
  printAnomalies(rapport.anomalies, dir);
  return rapport.anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
