import { existsSync } from "node:fs";
import { cheminCleProjet } from "../charger/cle-projet.ts";
import { isExportCcas } from "../charger/exports-ccas.ts";
import { charger, type FichierCharge, type RapportChargement } from "../charger/charger.ts";
import type { Projet } from "../charger/projet.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import { openProjet } from "./chemin.ts";
import { startProgression } from "./progression.ts";
import { formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

const ETATS = { charge: "lu", inchange: "inchangé", refuse: "REFUSÉ" } as const;

const accorder = (n: number, mots: string): string =>
  `${formatNombre(n)} ${n > 1 ? mots.replace(/(?<=\p{L})(?= |$)/gu, "s") : mots}`;

type Comptes = Pick<FichierCharge, "lues" | "gardees" | "refusees">;

/** « 1 515 lignes lues = 1 514 gardées + 1 refusée », et ce qui est hors champ : d'une autre année, de total, vide. */
function comptes({ lues, gardees, refusees }: Comptes): string {
  const horsChamp = lues - gardees - refusees;
  const dits = [accorder(gardees, "gardée"), accorder(refusees, "refusée")];
  if (horsChamp > 0) dits.push(`${formatNombre(horsChamp)} hors champ`);
  return `${accorder(lues, "ligne lue")} = ${dits.join(" + ")}`;
}

const additionner = (tous: readonly Comptes[], cle: keyof Comptes): number => tous.reduce((s, f) => s + f[cle], 0);

interface Lu extends Comptes {
  readonly nom: string;
  readonly etat: FichierCharge["etat"];
}

/**
 * Les années d'un même fichier ensemble, s'il a été lu pour toutes de la même façon : il n'est lu qu'une fois. Une liste photographiée,
 * comptée chaque année, reste à part.
 */
function reunirAnnees(fichiers: readonly FichierCharge[]): readonly Lu[] {
  const parFichier = new Map<string, FichierCharge[]>();
  for (const f of fichiers) {
    const cle = [f.ligne.source, f.etat, f.ligne.fichier].join("\n");
    parFichier.set(cle, [...(parFichier.get(cle) ?? []), f]);
  }
  return [...parFichier.values()].flatMap((siens): Lu[] => {
    const [premier, second] = siens;
    const reunis = { lues: premier?.lues ?? 0, gardees: additionner(siens, "gardees"), refusees: additionner(siens, "refusees") }; // prettier-ignore
    const nom = premier?.ligne.fichier ?? "";
    if (!premier || !second || reunis.gardees + reunis.refusees > reunis.lues)
      return siens.map(({ lues, gardees, refusees, etat }) => ({ nom, etat, lues, gardees, refusees }));
    const annees = siens.map((f) => f.ligne.millesime ?? 0);
    return [{ ...reunis, nom: `${nom} (${Math.min(...annees)} à ${Math.max(...annees)})`, etat: premier.etat }];
  });
}

/** Ce qui a été lu, fichier par fichier : lignes lues = gardées + refusées + hors champ, toujours. */
export function printChargement({ fichiers }: RapportChargement): void {
  const lus = reunirAnnees(fichiers);
  for (const f of lus) console.log(`  ${ETATS[f.etat].padEnd(8)} ${f.nom} : ${comptes(f)}`);
  const somme = { lues: additionner(lus, "lues"), gardees: additionner(lus, "gardees"), refusees: additionner(lus, "refusees") }; // prettier-ignore
  console.log(`  ${accorder(lus.length, "fichier")}, ${comptes(somme)}`);
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
  progression.finir(
    `${accorder(new Set(rapport.fichiers.map((f) => f.ligne.fichier)).size, "fichier lu")} en ${formatDuree(duree)}`,
  );
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
