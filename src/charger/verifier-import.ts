import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Correspondances, findCorrespondance } from "../coffre/correspondance.ts";
import { direVerification } from "../coffre/examen/dire-verification.ts";
import { rapprocher } from "../coffre/examen/gabarits.ts";
import { type ColonneVerifiee, verifierExport } from "../coffre/examen/verifier.ts";
import { readCorrespondances } from "../coffre/lire-correspondances.ts";
import { ouvrirExport } from "../coffre/ouvrir-export.ts";
import { createReleve } from "../coffre/releve.ts";
import { type Anomalie, isBloquante } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import { refuserArchive } from "./archive-dangereuse.ts";
import { isExportCcas } from "./exports-ccas.ts";
import { examinerFichier } from "./importer.ts";
import type { Projet } from "./projet.ts";

/** Un export, tel que sa correspondance le comprend, en comptes seulement. */
export interface Verification {
  readonly fichier: string;
  /** De quoi l'imprimer ; null quand aucune correspondance ne s'y applique, ou qu'elle ne l'ouvre pas. */
  readonly dit: string | null;
  readonly colonnes: readonly ColonneVerifiee[];
  readonly anomalies: readonly Anomalie[];
}

interface Cible {
  readonly chemin: string;
  readonly fichier: string;
  readonly source: string | undefined;
  readonly millesime: number;
}

async function verifier(
  { chemin, fichier, source, millesime }: Cible,
  correspondances: Correspondances,
  isFautive: boolean,
): Promise<Verification> {
  const rien = { fichier, dit: null, colonnes: [] };
  const correspondance = findCorrespondance(correspondances, source ?? "", fichier);
  if (!correspondance && isFautive) return { ...rien, anomalies: [] }; // sa faute est dite, avec ce qu'il faut y écrire
  if (!correspondance) {
    const message = `pas de correspondance utilisable pour ${source ?? "cet export"}`;
    return { ...rien, anomalies: [bloquante(fichier, "correspondance-absente", message, `Lancer « abs importer » sur ce fichier, sans --verifier.`)] }; // prettier-ignore
  }
  const releve = createReleve(fichier);
  const lignes = await ouvrirExport(readFileSync(chemin), correspondance, refuserArchive, releve);
  if (lignes === null) return { ...rien, anomalies: releve.anomalies() };
  const lu = await verifierExport(lignes, correspondance, millesime, releve);
  const dit = direVerification(fichier, correspondance, lu);
  return { fichier, dit, colonnes: lu.colonnes, anomalies: releve.anomalies() };
}

/** Le genre d'un export qui n'est pas (encore) dans millesimes.csv, et sa dernière année, d'après ce qu'il contient. */
async function deviner(chemin: string, genre: string | undefined): Promise<Pick<Cible, "source" | "millesime">> {
  const { examen } = await examinerFichier(chemin);
  const trouve = rapprocher(examen?.colonnes ?? [], genre);
  const annees = trouve?.appariements.flatMap(({ champ, colonne }) => (champ.type === "date" ? [...colonne.annees.keys()] : [])); // prettier-ignore
  const derniere = Math.max(0, ...(annees ?? []));
  return {
    source: genre ?? trouve?.formulaire.source,
    millesime: derniere > 0 ? derniere : new Date().getUTCFullYear(),
  };
}

/**
 * `abs importer --verifier` : ce que les correspondances du projet comprennent d'un export, ou de tous ceux de
 * millesimes.csv. Rien n'est chargé.
 */
export async function verifierImports(
  projet: Projet,
  chemin: string | undefined,
  genre: string | undefined,
): Promise<readonly Verification[]> {
  const { correspondances, fichiers, anomalies } = readCorrespondances(projet.dir);
  const lignes = projet.millesimes.filter(isExportCcas).map((ligne) => ({
    chemin: join(projet.dir, ligne.fichier),
    fichier: ligne.fichier,
    source: ligne.source,
    millesime: ligne.millesime ?? 0,
  }));
  const voulues = chemin === undefined ? lignes : lignes.filter((l) => relative(l.chemin, chemin) === "");
  // Un fichier de six années a six lignes, et ne se vérifie qu'une fois : à sa dernière année, où chacun est né.
  const parFichier = new Map(
    voulues.toSorted((a, b) => a.millesime - b.millesime).map((l) => [`${l.source} ${l.fichier}`, l] as const),
  );
  const siens = voulues.filter((l) => parFichier.get(`${l.source} ${l.fichier}`) === l);
  const cibles =
    chemin === undefined || siens.length > 0
      ? siens.filter((l) => existsSync(l.chemin))
      : [{ chemin, fichier: chemin, ...(await deviner(chemin, genre)) }];
  // D'un export désigné, la faute d'une correspondance d'un autre genre n'apprend rien : elle attendra son tour.
  const genres = new Set(cibles.map((cible) => cible.source));
  const ailleurs = new Set([...fichiers].flatMap(([source, noms]) => (genres.has(source) ? [] : noms)));
  const dites = chemin === undefined ? anomalies : anomalies.filter((anomalie) => !ailleurs.has(anomalie.fichier));
  const verifications: Verification[] = [];
  for (const cible of cibles) verifications.push(await verifier(cible, correspondances, dites.some(isBloquante)));
  const [premiere, ...autres] = verifications;
  return premiere ? [{ ...premiere, anomalies: [...dites, ...premiere.anomalies] }, ...autres] : [];
}
