import { readMembres } from "../charger/membres.ts";
import type { Projet } from "../charger/projet.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Framework } from "../publier/site/framework.ts";
import type { Edition } from "../rapport/lecture.ts";
import { calculerProjet } from "./calculer.ts";
import { chargerProjet, printChargement } from "./charger.ts";
import { printPublication, publierProjet } from "./publier.ts";
import { ErreurUsage, formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

/** Les communes d'une union qu'une option demande, dans l'ordre de communes.csv ; toutes si elle est absente. */
export function choisirMembres(dir: string, seulement: string | undefined): readonly Projet[] {
  const membres = readMembres(dir);
  if (seulement === undefined) return membres;
  const codes = new Set(seulement.split(",").map((code) => code.trim()));
  const choisis = membres.filter((m) => codes.has(m.observatoire.territoire.code));
  for (const { observatoire } of choisis) codes.delete(observatoire.territoire.code);
  if (codes.size > 0) throw new ErreurUsage(`--seulement : ${[...codes].join(", ")} n'est pas dans communes.csv`);
  return choisis;
}

interface Rapportee {
  readonly membre: Projet;
  readonly anomalies: readonly Anomalie[];
  /** En millisecondes. */
  readonly duree: number;
}

/** Les exports d'une commune, puis ses éditions : deux étapes qui n'ouvrent que son dossier, et l'union en lecture. */
async function rapporterMembre(membre: Projet, editions: readonly Edition[], framework: Framework): Promise<Rapportee> {
  const debut = performance.now();
  const { nom, territoire } = membre.observatoire;
  console.log(`\n${nom} (${territoire.code})`);
  const { rapport } = await chargerProjet(membre);
  if (rapport.fichiers.length > 0) printChargement(rapport);
  const anomalies = [...rapport.anomalies];
  if (!anomalies.some(isBloquante)) {
    const { publiees } = await publierProjet(membre, editions, framework);
    printPublication(publiees);
    anomalies.push(...publiees.flatMap((p) => p.anomalies));
  }
  printAnomalies(anomalies, membre.dir);
  return { membre, anomalies, duree: performance.now() - debut };
}

/**
 * Le rapport de chaque commune d'une union : un chargement et un calcul pour toutes, puis une commune après l'autre. Celle
 * qui a un défaut n'arrête pas les autres.
 */
export async function rapporterUnion(
  union: Projet,
  membres: readonly Projet[],
  editions: readonly Edition[],
  framework: Framework,
): Promise<number> {
  const chargement = await chargerProjet(union);
  console.log("\nLu");
  printChargement(chargement.rapport);
  printAnomalies(chargement.rapport.anomalies, union.dir);
  if (chargement.rapport.anomalies.some(isBloquante)) return SORTIE.bloquant;
  const { rapport } = await calculerProjet(union);
  console.log(`\nCalculé\n  ${rapport.indicateurs} indicateurs, ${formatNombre(rapport.resultats)} résultats`);
  const faits: Rapportee[] = [];
  for (const membre of membres) faits.push(await rapporterMembre(membre, editions, framework));
  const fautifs = faits.filter(({ anomalies }) => anomalies.some(isBloquante));
  const durees = faits.map(({ duree }) => duree).sort((a, b) => a - b);
  console.log(
    `\n${faits.length - fautifs.length} communes publiées sur ${faits.length}, ${formatDuree(durees[Math.floor(durees.length / 2)] ?? 0)} chacune (médiane).`,
  );
  for (const { membre } of fautifs) console.error(`✗ ${membre.observatoire.nom} : voir ses anomalies ci-dessus.`);
  return fautifs.length > 0 ? SORTIE.bloquant : SORTIE.ok;
}
