import { statSync } from "node:fs";
import { join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { RUPTURES } from "../indicateurs/ruptures.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { convient } from "../modele/portee.ts";
import { isMailleDite, type Source } from "../modele/source.ts";
import { bloquante } from "./anomalies.ts";
import { readOctets, type Lecture } from "./preparer.ts";
import type { LigneMillesime, Projet } from "./projet.ts";

/** Une ligne de millesimes.csv dont le fichier peut être ouvert ; `anomalies` : ce qui l'empêche d'être chargé. */
export interface LigneVerifiee {
  readonly ligne: LigneMillesime;
  readonly source: Source;
  /** Le fichier entier, dont la lecture est déjà en cours : un fichier nouveau se charge en même temps. */
  readonly lecture: Promise<Lecture>;
  /** Son empreinte, quand il est lu. */
  readonly empreinte: Promise<string>;
  readonly octets: number;
  readonly anomalies: readonly Anomalie[];
}

/** Une ligne dont le fichier ne peut pas être ouvert. */
export interface LigneRefusee {
  readonly ligne: LigneMillesime;
  readonly source: null;
  readonly anomalies: readonly Anomalie[];
}

type Signaler = (colonne: keyof LigneMillesime, code: string, message: string, action: string) => Anomalie;

const isFichier = (chemin: string): boolean => statSync(chemin, { throwIfNoEntry: false })?.isFile() ?? false;

/** Ce qu'une source attend de sa ligne : géographie, millésime, niveau. */
function verifierAttendus(ligne: LigneMillesime, source: Source, signaler: Signaler): Anomalie[] {
  const anomalies: Anomalie[] = [];
  if (source.type === "referentiel") {
    if (ligne.cog === null)
      anomalies.push(signaler("cog", "cog-absent", "géographie (cog) non dite", "Écrire l'année de la géographie."));
    return anomalies;
  }
  if (source.millesime.de === "fichier" && ligne.millesime === null)
    anomalies.push(signaler("millesime", "millesime-absent", "ses colonnes ne disent pas leur année", "Écrire l'année décrite dans la colonne millesime.")); // prettier-ignore
  const choix = `Écrire l'un de : ${source.niveaux.join(", ")}.`;
  if (ligne.niveau !== null && !source.niveaux.includes(ligne.niveau))
    anomalies.push(signaler("niveau", "niveau-impossible", "cette source n'a pas ce niveau", choix));
  if (isMailleDite(source) && ligne.niveau === null)
    anomalies.push(signaler("niveau", "niveau-absent", "plusieurs niveaux possibles", choix));
  return anomalies;
}

const REMETTRE = "Remettre le fichier d'origine, ou effacer l'empreinte de millesimes.csv si le nouveau le remplace.";

/** Le fichier est-il celui que millesimes.csv a enregistré ? À savoir avant de rien garder de lui. */
export function verifierEmpreinte(ligne: LigneMillesime, sha256: string): Anomalie[] {
  if (ligne.sha256 === "" || ligne.sha256.toLowerCase() === sha256) return [];
  const message = `${ligne.fichier} : le fichier n'est plus celui qui a été reçu : son empreinte est ${sha256}`;
  return [bloquante("millesimes.csv", "empreinte-differente", message, REMETTRE, { ligne: ligne.ligne, colonne: "sha256", valeur: ligne.sha256 })]; // prettier-ignore
}

/** Un millésime que le producteur n'a pas diffusé à cette maille, d'après la table des ruptures : ce fichier n'est pas ce qu'on dit. */
function verifierMillesime(ligne: LigneMillesime, source: Source, signaler: Signaler): Anomalie[] {
  const { millesime } = ligne;
  if (source.type !== "mesures" || millesime === null) return [];
  const niveaux = ligne.niveau === null ? source.niveaux : [ligne.niveau];
  const rupture = RUPTURES.find(
    (r) =>
      r.action === "taire" &&
      r.sources?.some((motif) => convient(motif, source.id)) === true &&
      niveaux.every((n) => r.niveaux?.includes(n) !== false) &&
      millesime >= (r.depuis ?? 0) &&
      millesime <= (r.jusqua ?? Infinity),
  );
  return rupture
    ? [signaler("millesime", "millesime-non-diffuse", `${rupture.code} : ${rupture.raison}`, "Corriger le millésime, ou vérifier d'où vient ce fichier.")] // prettier-ignore
    : [];
}

/** Vérifie une ligne sans lire le fichier au-delà de son empreinte ; `premieres` : chaque fichier et sa première ligne. */
export function verifierLigne(
  projet: Projet,
  ligne: LigneMillesime,
  premieres: ReadonlyMap<string, number>,
): LigneVerifiee | LigneRefusee {
  const signaler: Signaler = (colonne, code, message, action) => {
    const valeur = ligne[colonne];
    const dit = colonne === "fichier" ? message : `${ligne.fichier} : ${message}`;
    return bloquante("millesimes.csv", code, dit, action, { ligne: ligne.ligne, colonne, valeur: valeur === null ? null : String(valeur) }); // prettier-ignore
  };
  const refuser = (...anomalies: Anomalie[]): LigneRefusee => ({ ligne, source: null, anomalies });

  const source = getSource(ligne.source);
  const defauts: Anomalie[] = [];
  if (!source)
    defauts.push(signaler("source", "source-inconnue", "source inconnue", "Choisir un identifiant de la page des sources du guide.")); // prettier-ignore
  const chemin = join(projet.dir, ligne.fichier);
  if (ligne.fichier === "" || !isFichier(chemin))
    defauts.push(signaler("fichier", "fichier-absent", "fichier absent du projet", "Le déposer à cet endroit, ou retirer la ligne.")); // prettier-ignore
  const premiere = premieres.get(ligne.fichier) ?? ligne.ligne;
  if (premiere !== ligne.ligne)
    defauts.push(signaler("fichier", "fichier-double", `fichier déjà donné à la ligne ${premiere}`, "Garder une seule ligne par fichier.")); // prettier-ignore
  if (!source || defauts.length > 0) return refuser(...defauts);

  const anomalies = [...verifierAttendus(ligne, source, signaler), ...verifierMillesime(ligne, source, signaler)];
  // Sans le bon niveau, tous les codes seraient inconnus : le fichier n'est pas lu.
  if (anomalies.some((a) => a.colonne === "niveau")) return refuser(...anomalies);
  const lecture = readOctets(chemin);
  const empreinte = lecture.then((l) => l.sha256);
  empreinte.catch(() => undefined); // dite à qui l'attend, même si une autre erreur arrive avant
  return { ligne, source, lecture, empreinte, octets: statSync(chemin).size, anomalies };
}
