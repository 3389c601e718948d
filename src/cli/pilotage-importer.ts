import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readTableur, type Feuille } from "../charger/tableur.ts";
import { parseAvis, type Avis } from "../pilotage/avis.ts";
import { DOSSIER_PILOTAGE, readPilotage } from "../pilotage/lire.ts";
import type { TableauLu } from "../pilotage/ligne-tableau.ts";
import { reprendreTableaux } from "../pilotage/reprendre-tableau.ts";
import { TABLEAUX } from "../pilotage/tableaux.ts";
import { reprendreAvis, type FichiersPilotage } from "../pilotage/reprendre-avis.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { openProjet } from "./chemin.ts";
import { FEUILLE_AIDE } from "./pilotage-modele.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

const NOMS = ["actions", "projets", "commande", "seances"] as const satisfies readonly (keyof FichiersPilotage)[];

const readFichier = (dir: string, nom: string): string => {
  const chemin = join(dir, DOSSIER_PILOTAGE, `${nom}.yaml`);
  return existsSync(chemin) ? readFileSync(chemin, "utf8") : "";
};

/** Remplace un fichier d'un coup : un arrêt brutal laisse l'ancien entier. */
function writeFichier(dir: string, nom: string, texte: string): void {
  const chemin = join(dir, DOSSIER_PILOTAGE, `${nom}.yaml`);
  mkdirSync(join(dir, DOSSIER_PILOTAGE), { recursive: true });
  writeFileSync(`${chemin}.neuf`, texte);
  renameSync(`${chemin}.neuf`, chemin);
}

const s = (n: number): string => (n > 1 ? "s" : "");

/**
 * `abs pilotage importer FICHIER…` : des avis de la page « Séance » (.json), ou des tableaux de pilotage (.csv, .xlsx).
 * @returns 1 s'il reste un défaut ou un conflit à trancher.
 */
export async function runImporterPilotage(dir: string, fichiers: readonly string[]): Promise<number> {
  const absents = fichiers.filter((f) => !existsSync(f));
  if (absents.length > 0) throw new ErreurUsage(`« ${absents.join(" », « ")} » n'existe pas`);
  const avis = fichiers.filter((f) => f.endsWith(".json"));
  const tableaux = fichiers.filter((f) => /\.(?:csv|xlsx)$/i.test(f));
  if (fichiers.length === 0 || avis.length + tableaux.length < fichiers.length)
    throw new ErreurUsage("« abs pilotage importer » attend les fichiers enregistrés par la page « Séance » (.json), ou des tableaux de pilotage (.csv, .xlsx)"); // prettier-ignore
  const sorties = [
    ...(avis.length > 0 ? [importerAvis(dir, avis)] : []),
    ...(tableaux.length > 0 ? [await importerTableaux(dir, tableaux)] : []),
  ];
  return Math.max(...sorties);
}

/** La feuille qui explique les autres, dans un classeur écrit par « abs pilotage modele ». */
const isAide = ({ nom }: Feuille): boolean => nom === FEUILLE_AIDE;
const isVide = ({ lignes }: Feuille): boolean => lignes.every((l) => l.every((c) => c.trim() === ""));

async function readTableaux(chemin: string): Promise<TableauLu[]> {
  const nom = basename(chemin);
  const feuilles = await readTableur(nom, readFileSync(chemin));
  const ou = (f: Feuille): string => (feuilles.length > 1 ? `${nom}, feuille ${f.nom}` : nom);
  return feuilles.filter((f) => !isAide(f) && !isVide(f)).map((f) => ({ fichier: ou(f), ...f }));
}

/** Reprend des tableaux de pilotage tenus dans un tableur. */
async function importerTableaux(dir: string, fichiers: readonly string[]): Promise<number> {
  openProjet(dir);
  const lus = (await Promise.all(fichiers.map(readTableaux))).flat();
  const deja = readPilotage(dir).anomalies.filter(isBloquante);
  const noms = [...new Set(TABLEAUX.map((t) => t.fichier))];
  const avant = new Map(noms.map((nom) => [nom, readFichier(dir, nom)]));
  const repris = deja.length > 0 ? null : reprendreTableaux(lus, avant);
  const defauts = [...deja, ...(repris?.defauts ?? [])];
  if (repris === null || defauts.length > 0) {
    console.log("Rien n'a été repris.");
    printAnomalies([...defauts, ...(repris?.conflits ?? [])]);
    return SORTIE.bloquant;
  }
  for (const [nom, texte] of repris.textes) writeFichier(dir, nom, texte);
  const { ajoutees, completees, modifiees, dejaLa, conflits } = repris;
  console.log(
    `${lus.length} tableau${lus.length > 1 ? "x" : ""} lu${s(lus.length)} : ${ajoutees} fiche${s(ajoutees)} ajoutée${s(ajoutees)}, ${completees} complétée${s(completees)}, ${modifiees} modifiée${s(modifiees)}, ${dejaLa} déjà là, ${conflits.length} conflit${s(conflits.length)}.`,
  );
  printAnomalies([...repris.renommages, ...conflits]);
  return conflits.length > 0 ? SORTIE.bloquant : SORTIE.ok;
}

/**
 * Reprend les avis que des membres du comité ont enregistrés depuis la page « Séance ».
 * Un avis mal formé n'est pas repris du tout, et rien n'est écrit ; un conflit se dit, et le reste est repris.
 * @returns 1 s'il reste un défaut ou un conflit à trancher.
 */
function importerAvis(dir: string, fichiers: readonly string[]): number {
  const { territoire, annee } = openProjet(dir).observatoire;
  const lus = fichiers.map((f) => parseAvis(f, readFileSync(f, "utf8"), { commune: territoire.code, annee }));
  const defauts: Anomalie[] = [...lus.flatMap((l) => l.anomalies), ...readPilotage(dir).anomalies.filter(isBloquante)];
  if (defauts.length > 0) {
    console.log("Rien n'a été repris.");
    printAnomalies(defauts);
    return SORTIE.bloquant;
  }
  const avis = lus.flatMap(({ avis: a }): Avis[] => (a ? [a] : []));
  const avant: FichiersPilotage = {
    actions: readFichier(dir, "actions"),
    projets: readFichier(dir, "projets"),
    commande: readFichier(dir, "commande"),
    seances: readFichier(dir, "seances"),
  };
  const { fichiers: apres, conflits, ...compte } = reprendreAvis(avis, avant);
  for (const nom of NOMS) if (apres[nom] !== avant[nom]) writeFichier(dir, nom, apres[nom]);
  const { decisions, reponses, commentaires, dejaLa } = compte;
  const ouverts = conflits.filter(isBloquante).length;
  console.log(
    `${avis.length} avis lu${s(avis.length)} : ${decisions} décision${s(decisions)}, ${reponses} réponse${s(reponses)} et ${commentaires} commentaire${s(commentaires)} repris, ${dejaLa} déjà là, ${ouverts} conflit${s(ouverts)}.`,
  );
  printAnomalies(conflits);
  return ouverts > 0 ? SORTIE.bloquant : SORTIE.ok;
}
