import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { ClasseurIllisible, isClasseur } from "../coffre/classeur.ts";
import { direExamen } from "../coffre/examen/dire-examen.ts";
import { type Examen, examiner } from "../coffre/examen/examiner.ts";
import { rapprocher, rapprocherTous, type Rapprochement } from "../coffre/examen/gabarits.ts";
import { proposer } from "../coffre/examen/proposer.ts";
import { FORMULAIRES } from "../coffre/formulaires/index.ts";
import { LigneSansFin } from "../coffre/lignes.ts";
import { readCorrespondances } from "../coffre/lire-correspondances.ts";
import { suggest } from "../coffre/texte.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import { findQuiOuvre } from "./correspondance-qui-ouvre.ts";
import { refuserArchive } from "./archive-dangereuse.ts";

export interface OptionsImport {
  /** Nom du fichier à écrire dans correspondances/ ; par défaut, celui du genre d'export. */
  readonly nom?: string | undefined;
  /** Genre imposé (`ccas-aides`) ; par défaut, celui que les en-têtes disent. */
  readonly genre?: string | undefined;
}

export interface Import {
  readonly examen: Examen | null;
  /** L'examen, de quoi l'imprimer. */
  readonly dit: string | null;
  readonly rapprochement: Rapprochement | null;
  /** La correspondance écrite, chemin relatif au projet ; null si rien n'a été écrit. */
  readonly ecrite: string | null;
  /** Celle du projet qui décrit déjà cet export : elle n'est pas remplacée. */
  readonly deja: string | null;
  /** Elle nomme ses exports, et celui-ci n'y est pas : il faut l'y ajouter. */
  readonly isANommer: boolean;
  readonly anomalies: readonly Anomalie[];
}

/** Une feuille qui ressemble à un gabarit, puis celle qui a le plus de lignes sous de vrais noms de colonnes. */
const noterTable = ({ entete, colonnes, donnees }: Parameters<Parameters<typeof examiner>[1]>[0]): number =>
  entete === null ? -1 : (rapprocherTous(colonnes)[0]?.note ?? 0) + Math.min(donnees, 1e6) / 1e7;

/** Plus de 512 Mo : ce n'est pas un export de CCAS, et Node ne le lirait pas d'un bloc. */
const TAILLE_MAX = 512 * 1024 ** 2;

/** Lit l'export et le regarde ; l'anomalie qui l'empêche sinon. */
export async function examinerFichier(chemin: string): Promise<{ examen: Examen | null; anomalies: Anomalie[] }> {
  const fichier = basename(chemin);
  const refuser = (code: string, message: string, action: string, ligne: number | null = null) => ({
    examen: null,
    anomalies: [bloquante(fichier, code, message, action, { ligne })],
  });
  const octets = readFileSync(chemin);
  if (octets.length === 0) return refuser("fichier-vide", "fichier vide", "Refaire l'export.");
  if (octets.length > TAILLE_MAX) return refuser("trop-gros", "plus de 512 Mo", "Refaire l'export, année par année.");
  const refus = isClasseur(octets) ? refuserArchive(octets) : null;
  if (refus !== null) return refuser("archive-dangereuse", refus, "Ne pas l'ouvrir. Refaire l'export.");
  try {
    return { examen: await examiner(octets, noterTable), anomalies: [] };
  } catch (erreur) {
    if (erreur instanceof ClasseurIllisible)
      return refuser(
        "classeur-illisible",
        erreur.message,
        "L'ouvrir dans un tableur pour vérifier, ou refaire l'export.",
      );
    if (erreur instanceof LigneSansFin) return refuser(erreur.code, erreur.message, erreur.action, erreur.ligne);
    throw erreur;
  }
}

/**
 * `abs importer` : regarde un export et propose sa correspondance. Rien n'est chargé ; une correspondance existante n'est
 * jamais remplacée. Si aucune n'ouvre cet export, une seconde s'écrit à côté, pour lui seul.
 */
export async function importer(dir: string, chemin: string, { nom, genre }: OptionsImport): Promise<Import> {
  const fichier = basename(chemin);
  const { examen, anomalies } = await examinerFichier(chemin);
  const rien = { examen, dit: examen && direExamen(fichier, examen), ecrite: null, deja: null, isANommer: false };
  if (examen === null) return { ...rien, rapprochement: null, anomalies };
  const bloquer = (
    code: string,
    message: string,
    action: string,
    rapprochement: Rapprochement | null = null,
  ): Import => ({
    ...rien,
    rapprochement,
    anomalies: [bloquante(fichier, code, message, action)],
  });
  if (examen.colonnes.length === 1) {
    const action =
      "Reprendre l'export d'avant le tableur, ou y utiliser « Convertir » (menu Données) pour séparer les colonnes.";
    return bloquer("colonnes-collees", "tout tient dans une seule colonne", action);
  }
  if (examen.entete === null) {
    const action = "Refaire l'export avec les noms de colonnes sur une ligne, au-dessus des données.";
    return bloquer("sans-entete", "pas de ligne de noms de colonnes", action);
  }
  const rapprochement = rapprocher(examen.colonnes, genre);
  if (rapprochement === null) {
    if (examen.donnees === 0)
      return bloquer(
        "sans-donnees",
        "aucune ligne de données sous les noms de colonnes",
        "Refaire l'export : celui-ci est vide.",
      );
    const proche = rapprocherTous(examen.colonnes).find(({ appariements }) => appariements.length > 0)?.formulaire;
    const sources = FORMULAIRES.map(({ source }) => source);
    const dits = FORMULAIRES.map(({ source, titre }) => `${source} (${titre})`).join(", ");
    const action =
      genre === undefined
        ? `Si c'en est un, relancer avec ${proche ? `--genre ${proche.source} (${proche.titre}, le plus ressemblant) ; ou, sinon, l'un de` : "--genre"} : ${dits}. Un fichier de l'Insee, de la CAF ou d'un partenaire n'a pas de correspondance : l'ajouter à millesimes.csv.`
        : suggest(genre, sources);
    return bloquer("genre-inconnu", "ce n'est aucun des exports que l'outil connaît", action);
  }
  const { source } = rapprochement.formulaire;
  const { correspondances, fichiers } = readCorrespondances(dir);
  const [premiere] = fichiers.get(source) ?? [];
  const qui =
    premiere === undefined ? null : await findQuiOuvre(readFileSync(chemin), correspondances, source, fichier);
  // Une correspondance fautive se corrige ; on n'en écrit pas une autre à côté.
  const isLisible = (correspondances.get(source) ?? []).length === (fichiers.get(source) ?? []).length;
  if (qui !== null || (premiere !== undefined && !isLisible)) {
    const deja = qui?.correspondance.fichier ?? premiere ?? null;
    return { ...rien, rapprochement, deja, isANommer: qui?.isNommee === false, anomalies: [] };
  }
  // Un autre logiciel a écrit cet export : sa correspondance le nomme, celle des autres ne change pas.
  const genreCourt = source.replace(/^ccas-/, "");
  const libre = (n: number): string =>
    existsSync(join(dir, `correspondances/${genreCourt}-${n}.yaml`)) ? libre(n + 1) : `${genreCourt}-${n}`;
  const ecrite = `correspondances/${nom ?? (premiere === undefined ? genreCourt : libre(2))}.yaml`;
  if (existsSync(join(dir, ecrite)))
    return bloquer(
      "correspondance-existante",
      `${ecrite} existe déjà`,
      "Choisir un autre nom avec --nom.",
      rapprochement,
    );
  mkdirSync(join(dir, "correspondances"), { recursive: true });
  writeFileSync(join(dir, ecrite), proposer(examen, rapprochement, premiere === undefined ? [] : [fichier]), {
    flag: "wx",
  });
  return { ...rien, rapprochement, ecrite, anomalies: [] };
}

/** L'empreinte d'un fichier, pour sa ligne de millesimes.csv. */
export const empreinteDe = (chemin: string): string => createHash("sha256").update(readFileSync(chemin)).digest("hex");
