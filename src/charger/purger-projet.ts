import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { cheminQuarantaine, DOSSIER_QUARANTAINE } from "../coffre/quarantaine.ts";
import { countCoffre } from "../coffre/registre/compter.ts";
import { readMemoire } from "../coffre/registre/memoire.ts";
import { type OrdrePurge, purgerCoffre } from "../coffre/registre/purger.ts";
import { cleAnnee } from "../coffre/registre/reprendre.ts";
import type { Environnement } from "../coffre/cle/fichier-cle.ts";
import { Entrepot } from "../entrepot/entrepot.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { avertissement, bloquante } from "./anomalies.ts";
import { openCleProjet } from "./cle-projet.ts";
import { readConservation } from "./conservation.ts";
import { isExportCcas } from "./exports-ccas.ts";
import { cheminCoffre, cheminEntrepot, type LigneMillesime, type Projet } from "./projet.ts";

/** Ce qu'une purge ferait, ou a fait. */
export interface PlanPurge {
  readonly ordre: OrdrePurge;
  /** Fichiers à effacer, chemins relatifs au projet : exports, et leurs lignes refusées. */
  readonly fichiers: readonly string[];
  readonly anomalies: readonly Anomalie[];
}

type Charge = OrdrePurge["exports"][number];

/** Ce que le dernier chargement a lu de chaque export : on ne purge que ce que le coffre a reçu. */
async function readCharges(dir: string): Promise<readonly Charge[]> {
  if (!existsSync(cheminEntrepot(dir))) return [];
  const entrepot = await Entrepot.open(cheminEntrepot(dir));
  try {
    return await entrepot.connexion.rows<Charge>(
      "select source, millesime, fichier, sha256, lues, gardees, refusees from fichier where source like 'ccas-%'",
    );
  } finally {
    entrepot.close();
  }
}

const empreinteDe = (chemin: string): string => createHash("sha256").update(readFileSync(chemin)).digest("hex");
const isHors = (fichier: string): boolean => fichier.startsWith("..") || isAbsolute(fichier);

/** Pourquoi cet export ne peut être effacé maintenant, ou null. */
function retenir(projet: Projet, ligne: LigneMillesime, charges: readonly Charge[]): Anomalie | null {
  if (isHors(ligne.fichier))
    return avertissement(ligne.fichier, "export-dehors", "cet export est hors du projet : il n'est pas effacé", "L'effacer vous-même, ou le ranger dans brut/ccas et recharger.");
  const charge = charges.find((c) => c.source === ligne.source && c.millesime === ligne.millesime && c.fichier === ligne.fichier);
  if (charge?.sha256 === empreinteDe(join(projet.dir, ligne.fichier))) return null;
  return bloquante(ligne.fichier, "export-non-charge", "cet export n'est pas celui que le coffre a reçu", "Lancer « abs charger », puis relancer la purge.");
} // prettier-ignore

/**
 * Les lignes refusées à effacer : toutes sauf celles d'un export récent. Un export lu hors du projet, effacé à la main ou ôté de
 * `millesimes.csv` laisse les siennes derrière lui, où des personnes sont en clair.
 */
function listQuarantaines({ dir, millesimes }: Projet, isRecent: (l: LigneMillesime) => boolean): readonly string[] {
  const exports = millesimes.filter(isExportCcas);
  const gardees = new Set(exports.filter(isRecent).map((l) => cheminQuarantaine(l.fichier)));
  const dossiers = new Set([`brut/ccas/${DOSSIER_QUARANTAINE}`, ...exports.map((l) => dirname(cheminQuarantaine(l.fichier)))]);
  return [...dossiers]
    .filter((dossier) => existsSync(join(dir, dossier)))
    .flatMap((dossier) => readdirSync(join(dir, dossier)).sort().map((nom) => `${dossier}/${nom}`))
    .filter((fichier) => fichier.endsWith(".csv") && !gardees.has(fichier));
} // prettier-ignore

/** Ce que demandent les durées de conservation du projet, à une date donnée. Rien n'est effacé. */
export async function preparerPurge(projet: Projet, le: string, env: Environnement): Promise<PlanPurge> {
  const { conservation, anomalies } = readConservation(projet.dir);
  const rien = { ordre: { le, exports: [], annees: [] }, fichiers: [] };
  if (anomalies.length > 0) return { ...rien, anomalies };
  if (conservation.exports === null && conservation.coffre === null) {
    const action = "Y écrire, par exemple, conservation: puis, en retrait, exports: 2 et coffre: 6 (des années).";
    return { ...rien, anomalies: [bloquante("observatoire.yaml", "conservation", "aucune durée de conservation n'est dite", action, { colonne: "conservation" })] }; // prettier-ignore
  }
  const { cle, anomalies: refus } = await openCleProjet(projet, env);
  const coffre = cheminCoffre(projet.dir);
  const memoire = await readMemoire(coffre);
  if (cle === null || memoire.controle === null || !cle.accepte(memoire.controle)) {
    const message = "le coffre n'est pas tenu par la clé de l'organisme : purgés, ses foyers ne se suivraient plus";
    const action = "Lancer « abs coffre initialiser » (ou remettre la clé), puis « abs charger ».";
    return { ...rien, anomalies: refus.length > 0 ? refus : [bloquante("clé du coffre", "cle-absente", message, action)] };
  } // prettier-ignore
  const actuelle = Number(le.slice(0, 4));
  const isVieille = (millesime: number | null, duree: number | null): boolean =>
    millesime !== null && duree !== null && actuelle - millesime > duree;
  const isExportVieux = (l: LigneMillesime): boolean =>
    isVieille(l.millesime, conservation.exports) || isVieille(l.millesime, conservation.coffre);

  const lignes = projet.millesimes.filter((l) => isExportCcas(l) && existsSync(join(projet.dir, l.fichier)));
  // Un fichier de six ans attend que sa dernière année soit vieille, et retient celles qu'il donne.
  const retenus = new Set(lignes.filter((l) => !isExportVieux(l)).map((l) => l.fichier));
  const retenues = new Set(
    lignes.filter((l) => retenus.has(l.fichier) && isExportVieux(l)).map((l) => cleAnnee(l.source, l.millesime ?? 0)),
  );
  const vieilles = lignes.filter((l) => isExportVieux(l) && !retenues.has(cleAnnee(l.source, l.millesime ?? 0)));
  const charges = await readCharges(projet.dir);
  const scelles = new Set(memoire.scelles.map((s) => `${cleAnnee(s.source, s.millesime)} ${s.fichier}`));
  const dites: Anomalie[] = [...retenues].map((annee) => {
    const fichier = lignes.find((l) => cleAnnee(l.source, l.millesime ?? 0) === annee)?.fichier ?? "";
    return avertissement(fichier, "export-retenu", `${annee} est dans un fichier qui donne aussi des années récentes : il n'est pas effacé`, "Le découper par année dans le logiciel, puis recharger."); // prettier-ignore
  });
  const purgeables = vieilles.filter((l) => {
    if (scelles.has(`${cleAnnee(l.source, l.millesime ?? 0)} ${l.fichier}`)) return true; // purge interrompue : elle s'achève
    const raison = retenir(projet, l, charges);
    if (raison) dites.push(raison);
    return raison === null;
  });
  const exports = charges.filter(
    (c) =>
      purgeables.some((l) => l.source === c.source && l.millesime === c.millesime && l.fichier === c.fichier) &&
      !scelles.has(`${cleAnnee(c.source, c.millesime)} ${c.fichier}`),
  );
  const isRecent = (l: LigneMillesime): boolean => !isExportVieux(l) || retenus.has(l.fichier);
  const fichiers = [...new Set(purgeables.map((l) => l.fichier)), ...listQuarantaines(projet, isRecent)];
  const tenus = new Set(lignes.filter((l) => !purgeables.includes(l)).map((l) => cleAnnee(l.source, l.millesime ?? 0)));
  const annees = (await countCoffre(coffre)).filter(
    (a) => isVieille(a.millesime, conservation.coffre) && !tenus.has(cleAnnee(a.source, a.millesime)),
  );
  return { ordre: { le, exports, annees }, fichiers, anomalies: dites };
}

/** Exécute un plan : le coffre d'abord, puis les fichiers. */
export async function executerPurge(projet: Projet, { ordre, fichiers }: PlanPurge): Promise<void> {
  if (ordre.exports.length > 0 || ordre.annees.length > 0) await purgerCoffre(cheminCoffre(projet.dir), ordre);
  for (const fichier of fichiers) rmSync(join(projet.dir, fichier), { force: true });
}
