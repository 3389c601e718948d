import { existsSync } from "node:fs";
import { join } from "node:path";
import { changerCle } from "../charger/changer-cle.ts";
import { cheminCleProjet, creerCle, detruireCle, openCleProjet } from "../charger/cle-projet.ts";
import { describeCoffre } from "../charger/etat-coffre.ts";
import { executerPurge, preparerPurge } from "../charger/purger-projet.ts";
import type { Projet } from "../charger/projet.ts";
import { writeRapportsCoffre } from "../charger/rapport-coffre.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import { openProjet } from "./chemin.ts";
import { aujourdhui } from "./date.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

export interface OptionsCoffre {
  readonly projet: string;
  readonly confirmer?: boolean;
}

const compter = (n: number, mots: string): string =>
  `${formatNombre(n)} ${n > 1 ? mots.replace(/(?<=\p{L})(?= |$)/gu, "s") : mots}`;

const finir = (anomalies: readonly Anomalie[]): number => {
  printAnomalies(anomalies);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
};

function initialiser(projet: Projet): number {
  const anomalie = creerCle(projet, process.env);
  if (anomalie) return finir([anomalie]);
  console.log(`Clé créée : ${cheminCleProjet(projet, process.env)}
Elle change les numéros et les noms en pseudonymes, toujours les mêmes d'une année à l'autre. Sans elle, une année dont les
exports sont effacés ne se relie plus aux suivantes : gardez-en une copie ailleurs que le projet et que ses sauvegardes (un
coffre-fort de mots de passe, une clé USB sous clé). Qui a la clé et le coffre peut reconnaître quelqu'un qu'il connaît déjà.
Lancez « abs charger » : le coffre sera récrit sous cette clé.`);
  return SORTIE.ok;
}

async function etat(projet: Projet): Promise<number> {
  const { cle, anomalies } = await openCleProjet(projet, process.env);
  const { lignes, memoire, conservation, isEcrit } = await describeCoffre(projet);
  const chemin = cheminCleProjet(projet, process.env);
  if (anomalies.length === 0)
    console.log(
      cle === null
        ? `Clé : aucune (elle serait dans ${chemin}). À chaque chargement, une clé éphémère : les foyers ne se suivent qu'entre les exports présents.`
        : `Clé : gardée dans ${chemin}.`,
    );
  if (!isEcrit) console.log("Coffre : pas encore écrit (abs charger).");
  else if (memoire.controle === null) console.log("Coffre : écrit sous une clé éphémère, rebâti des exports à chaque fois.");
  else if (cle === null) console.log("Coffre : écrit sous une clé qui n'est pas là.");
  else console.log(`Coffre : ${cle.accepte(memoire.controle) ? "écrit sous cette clé" : "écrit sous UNE AUTRE clé"}.`);
  for (const { source, millesime, lignes: n } of lignes) {
    const scelle = memoire.scelles.some((s) => s.source === source && s.millesime === millesime);
    console.log(`  ${source} ${millesime} : ${compter(n, "ligne")}${scelle ? ", exports purgés" : ""}`);
  }
  for (const { source, millesime } of memoire.series) console.log(`  ${source} ${millesime} : agrégats seuls, lignes purgées`);
  const duree = (n: number | null): string => (n === null ? "non dite" : compter(n, "an"));
  console.log(`Conservation : exports ${duree(conservation.exports)}, coffre ${duree(conservation.coffre)} (observatoire.yaml).`);
  for (const p of memoire.purges)
    console.log(`  purgé le ${p.le} : ${p.quoi === "exports" ? "export" : "lignes"} ${p.source} ${p.millesime}, ${compter(p.lignes, "ligne")}`);
  return finir(anomalies);
} // prettier-ignore

const CONFIRMER = "Rien n'est fait. Pour le faire : la même commande avec --confirmer.";

async function changer(projet: Projet, { confirmer }: OptionsCoffre): Promise<number> {
  console.log(`Changer de clé : les exports encore présents sont relus sous une clé neuve, et l'ancienne disparaît. Un foyer d'une année
purgée qui n'est dans aucun export présent reste suivi d'une année purgée à l'autre, mais un export à venir ne le reconnaîtra plus.`);
  if (confirmer !== true) return printSuite();
  const { fichiers, anomalies } = await changerCle(projet, process.env);
  // Les avertissements des exports ont été dits au chargement : rien de neuf n'y est, seul ce qui empêche est redit.
  const code = finir(anomalies.filter(isBloquante));
  if (code === SORTIE.ok)
    console.log(
      `Clé changée, ${compter(fichiers.filter(({ ligne }) => existsSync(join(projet.dir, ligne.fichier))).length, "export relu")}. Remplacez-en la copie.`,
    );
  return code;
}

const printSuite = (): number => {
  console.log(CONFIRMER);
  return SORTIE.ok;
};

async function detruire(projet: Projet, { confirmer }: OptionsCoffre): Promise<number> {
  const { memoire } = await describeCoffre(projet);
  const chemin = cheminCleProjet(projet, process.env);
  if (!existsSync(chemin) && memoire.controle === null) {
    console.log("Il n'y a pas de clé, et le coffre n'en attend pas : rien à détruire.");
    return SORTIE.ok;
  }
  const annees = new Set(memoire.scelles.map((s) => s.millesime)).size;
  console.log(`Détruire la clé : ${annees > 0 ? `${compter(annees, "année")} sans exports ne se ${annees > 1 ? "relieront" : "reliera"} plus à rien de nouveau (une personne connue y passerait pour nouvelle)` : "tous les exports sont là, rien n'est perdu"} ; les
prochains chargements se feront sous une clé éphémère. C'est sans retour, et cela ne détruit pas vos copies de la clé.`);
  if (confirmer !== true) return printSuite();
  await detruireCle(projet, process.env);
  console.log("Clé détruite.");
  return SORTIE.ok;
} // prettier-ignore

async function purger(projet: Projet, { confirmer }: OptionsCoffre): Promise<number> {
  const plan = await preparerPurge(projet, aujourdhui(), process.env);
  const { ordre, fichiers, anomalies } = plan;
  if (anomalies.some(isBloquante)) return finir(anomalies);
  const isRien = fichiers.length === 0 && ordre.exports.length === 0 && ordre.annees.length === 0;
  // D'abord faire, ensuite dire : un effacement refusé par le système ne doit pas avoir été annoncé comme fait.
  if (confirmer === true && !isRien) await executerPurge(projet, plan);
  for (const fichier of fichiers) console.log(`  ${confirmer ? "effacé" : "à effacer"} : ${fichier}`);
  const otees = new Set(ordre.annees.map((a) => `${a.source} ${a.millesime}`));
  for (const { source, millesime, gardees } of ordre.exports.filter((e) => !otees.has(`${e.source} ${e.millesime}`)))
    console.log(`  ${source} ${millesime} : ${compter(gardees, "ligne")} gardées au coffre, qui en est la seule trace`);
  for (const { source, millesime } of ordre.annees)
    console.log(`  ${source} ${millesime} : lignes ôtées du coffre, agrégats gardés`);
  if (isRien) console.log("Rien à purger : tout est dans les durées de conservation.");
  else if (confirmer !== true) printSuite();
  else
    console.log("Purge faite, et inscrite au coffre (abs coffre etat). Les sauvegardes gardent encore ces fichiers.");
  return finir(anomalies);
}

async function rapport(projet: Projet): Promise<number> {
  const { fichiers, anomalies } = await writeRapportsCoffre(projet, aujourdhui());
  for (const fichier of fichiers) console.log(`Écrit : ${fichier}`);
  if (fichiers.length > 0) console.log("À relire et à compléter par le délégué à la protection des données. Des comptes, rien de personnel.");
  return finir(anomalies);
} // prettier-ignore

const ACTIONS: Readonly<Record<string, (projet: Projet, options: OptionsCoffre) => number | Promise<number>>> = {
  initialiser,
  etat,
  "changer-cle": changer,
  "detruire-cle": detruire,
  purger,
  rapport,
};

/** `abs coffre ACTION` : la clé, la conservation et les rapports du coffre. */
export async function runCoffre(action: string, options: OptionsCoffre): Promise<number> {
  const faire = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!faire) throw new ErreurUsage(`action « ${action} » inconnue : ${Object.keys(ACTIONS).join(", ")}`);
  return faire(openProjet(options.projet), options);
}
