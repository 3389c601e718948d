import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isUtf8 } from "node:buffer";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { pourCias } from "../indicateurs/cias.ts";
import { CATALOGUE, noterRuptures, type Catalogue } from "../indicateurs/index.ts";
import { SANS_DECLARATION, type DeclarationAccessibilite } from "../modele/accessibilite.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { NIVEAUX, type Niveau } from "../modele/territoire.ts";
import { SANS_JOURNAL, type Journal } from "../modele/journal.ts";
import { FICHIER_ACCESSIBILITE, readAccessibilite } from "./accessibilite-yaml.ts";
import { FICHIER_BAREMES, readBaremes } from "./baremes-yaml.ts";
import { readObservatoire, type Observatoire, type Signaler } from "./observatoire.ts";
import { FICHIER_INDICATEURS, readIndicateurs } from "./indicateurs-yaml.ts";
import { FICHIER_PUBLICS, readPublics } from "./publics-yaml.ts";
import { seuilsPropres } from "./seuils-propres.ts";
import type { Public } from "../modele/public.ts";
import { readPolitiques, type Politiques } from "./politiques.ts";
import { ProjetInvalide } from "./projet-invalide.ts";
import type { ReglagesCcas } from "../modele/reglages-ccas.ts";
import { readReglagesCcas } from "./reglages-ccas.ts";
import { readUnion } from "./union.ts";

/** Une ligne de millesimes.csv : un fichier reçu. */
export interface LigneMillesime {
  readonly source: string;
  readonly niveau: Niveau | null;
  readonly millesime: number | null;
  readonly cog: number | null;
  readonly publie: number | null;
  readonly fichier: string;
  readonly url: string;
  readonly sha256: string;
  readonly recu_le: string;
  /** Ligne dans millesimes.csv. */
  readonly ligne: number;
}

export interface Quartier {
  readonly quartier: string;
  readonly nom: string;
  readonly iris: string;
  readonly part: number;
}

export interface Projet {
  readonly dir: string;
  /** Le dossier de l'union dont il lit les données nationales ; null s'il a les siennes. */
  readonly union: string | null;
  readonly observatoire: Observatoire;
  readonly millesimes: readonly LigneMillesime[];
  readonly quartiers: readonly Quartier[];
  /** Les règles de secret : celles de l'outil, ou plus strictes. */
  readonly politiques: Politiques;
  /** Les fiches de publics.yaml. */
  readonly publics: readonly Public[];
  /** La déclaration d'accessibilité d'accessibilite.yaml. */
  readonly accessibilite: DeclarationAccessibilite;
  /** Ce que le CCAS dit de son activité (observatoire.yaml). */
  readonly reglages: ReglagesCcas;
  /** Les indicateurs de l'outil et ceux d'indicateurs.yaml, avec les ruptures que le CCAS a notées. */
  readonly catalogue: Catalogue;
  /** Les barèmes du CCAS et ses changements d'outil ou de règle (pilotage/baremes.yaml). */
  readonly journal: Journal;
}

export const COLONNES_MILLESIMES = [
  "source",
  "niveau",
  "millesime",
  "cog",
  "publie",
  "fichier",
  "url",
  "sha256",
  "recu_le",
] as const;

/** Le dossier des fichiers nationaux d'un projet : le sien, ou celui de l'union. */
export const dossierNational = ({ dir, union }: Projet): string => union ?? dir;

export const cheminEntrepot = (dir: string): string => join(dir, ".abs", "entrepot.duckdb");
export const cheminCoffre = (dir: string): string => join(dir, ".abs", "coffre.duckdb");

type Enregistrements = { record: Record<string, string>; info: { lines: number } }[];

function parseTable(contenu: string, entete: (noms: string[]) => readonly string[]): Enregistrements {
  return parseCsv(contenu, {
    delimiter: ";",
    bom: true,
    columns: (noms: string[]) => [...entete(noms)],
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
  }) as Enregistrements;
}

/** Une table d'un projet (csv, point-virgule, UTF-8), chaque ligne avec son numéro. */
export function readTable(
  dir: string,
  fichier: string,
  colonnes: readonly string[],
  signaler: Signaler,
): { row: Record<string, string>; ligne: number }[] {
  const octets = readFileSync(join(dir, fichier));
  if (!isUtf8(octets))
    signaler(fichier, null, null, null, "le fichier n'est pas en UTF-8", "Le réenregistrer en « CSV UTF-8 »."); // prettier-ignore
  let presentes: readonly string[] = [];
  let rows: Enregistrements = [];
  try {
    rows = parseTable(octets.toString("utf8"), (noms) => (presentes = noms.map((n) => n.trim())));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    signaler(fichier, lines ?? null, null, null, "csv illisible : un guillemet n'est pas refermé", "Corriger cette ligne ou la précédente."); // prettier-ignore
    return [];
  }
  for (const colonne of colonnes.filter((c) => !presentes.includes(c)))
    signaler(fichier, 1, colonne, null, "colonne absente", `La première ligne doit être : ${colonnes.join(";")}.`);
  return rows.map(({ record, info }) => ({ row: record, ligne: info.lines }));
}

/** Les indicateurs de l'outil, et ceux d'indicateurs.yaml si le projet en a un. */
function readCatalogue(
  dir: string,
  anomalies: Anomalie[],
): Pick<ReturnType<typeof readIndicateurs>, "catalogue" | "isDeclare"> {
  const chemin = join(dir, FICHIER_INDICATEURS);
  if (!existsSync(chemin)) return { catalogue: CATALOGUE, isDeclare: () => false };
  const lu = readIndicateurs(readFileSync(chemin, "utf8"));
  anomalies.push(...lu.anomalies);
  return lu;
}

/** Les fiches de publics.yaml ; aucune si le projet n'en a pas. */
function readFichesPublics(
  dir: string,
  catalogue: Catalogue,
  isDeclare: (code: string) => boolean,
  anomalies: Anomalie[],
): readonly Public[] {
  const chemin = join(dir, FICHIER_PUBLICS);
  if (!existsSync(chemin)) return [];
  const lu = readPublics(readFileSync(chemin, "utf8"), catalogue, isDeclare);
  anomalies.push(...lu.anomalies);
  return lu.publics;
}

/** Le journal de baremes.yaml ; vide si le projet n'en tient pas. */
function readJournal(dir: string, catalogue: Catalogue, anomalies: Anomalie[]): Journal {
  const chemin = join(dir, FICHIER_BAREMES);
  if (!existsSync(chemin)) return SANS_JOURNAL;
  const lu = readBaremes(readFileSync(chemin, "utf8"), catalogue);
  anomalies.push(...lu.anomalies);
  return lu.journal;
}

/** La déclaration d'accessibilité ; rien de déclaré si le projet n'a pas le fichier. */
function readDeclaration(dir: string, anomalies: Anomalie[]): DeclarationAccessibilite {
  const chemin = join(dir, FICHIER_ACCESSIBILITE);
  if (!existsSync(chemin)) return SANS_DECLARATION;
  const lue = readAccessibilite(readFileSync(chemin, "utf8"));
  anomalies.push(...lue.anomalies);
  return lue.declaration;
}

/**
 * Lit un projet (observatoire.yaml, millesimes.csv, territoires.csv, indicateurs.yaml, publics.yaml, accessibilite.yaml, pilotage/baremes.yaml).
 * @throws {ProjetInvalide} toutes les anomalies, si l'une est bloquante.
 */
export function readProjet(dir: string): Projet {
  const anomalies: Anomalie[] = [];
  const signaler: Signaler = (fichier, ligne, colonne, valeur, message, action) =>
    anomalies.push({ gravite: "bloquante", code: "projet", fichier, ligne, colonne, valeur, message, action });
  for (const requis of ["observatoire.yaml", "millesimes.csv"])
    if (!existsSync(join(dir, requis)))
      signaler(
        requis,
        null,
        null,
        null,
        "fichier absent du projet",
        "Créer un projet avec « abs nouveau », ou indiquer son dossier avec --projet.",
      );
  if (anomalies.length > 0) throw new ProjetInvalide(anomalies);

  const observatoire = readObservatoire(dir, signaler);
  const observatoireYaml = readFileSync(join(dir, "observatoire.yaml"), "utf8");
  const signalerYaml = (...defaut: Parameters<Parameters<typeof readPolitiques>[1]>): void =>
    signaler("observatoire.yaml", ...defaut);
  const politiques = readPolitiques(observatoireYaml, signalerYaml);
  const reglages = readReglagesCcas(observatoireYaml, signalerYaml);
  const millesimes = readTable(dir, "millesimes.csv", COLONNES_MILLESIMES, signaler).map(
    ({ row, ligne }): LigneMillesime => {
      const entier = (colonne: string): number | null => {
        const valeur = row[colonne] ?? "";
        if (valeur === "") return null;
        if (/^\d{4}$/.test(valeur)) return Number(valeur);
        signaler("millesimes.csv", ligne, colonne, valeur, "année attendue sur quatre chiffres", "Corriger la case.");
        return null;
      };
      const niveau = row.niveau ?? "";
      if (niveau !== "" && !NIVEAUX.includes(niveau as Niveau))
        signaler("millesimes.csv", ligne, "niveau", niveau, "niveau inconnu", `Choisir parmi : ${NIVEAUX.join(", ")}.`);
      return {
        source: row.source ?? "",
        niveau: niveau === "" ? null : (niveau as Niveau),
        millesime: entier("millesime"),
        cog: entier("cog"),
        publie: entier("publie"),
        fichier: row.fichier ?? "",
        url: row.url ?? "",
        sha256: row.sha256 ?? "",
        recu_le: row.recu_le ?? "",
        ligne,
      };
    },
  );
  const quartiers = existsSync(join(dir, "territoires.csv"))
    ? readTable(dir, "territoires.csv", ["quartier", "nom", "iris", "part"], signaler).map(
        ({ row, ligne }): Quartier => {
          const part = Number((row.part ?? "1").replace(",", "."));
          if (!(part > 0 && part <= 1))
            signaler(
              "territoires.csv",
              ligne,
              "part",
              row.part ?? null,
              "part attendue entre 0 et 1",
              "Écrire 1 quand l'IRIS est tout entier dans le quartier.",
            );
          return { quartier: row.quartier ?? "", nom: row.nom ?? "", iris: row.iris ?? "", part };
        },
      )
    : [];
  const union = readUnion(dir, observatoireYaml, { cog: observatoire.cog, millesimes }, signaler);
  const lu = readCatalogue(union ?? dir, anomalies);
  const nu = observatoire.territoire.niveau === "epci" ? pourCias(lu.catalogue) : lu.catalogue;
  const journal = readJournal(dir, nu, anomalies);
  const catalogue = noterRuptures(nu, journal.ruptures);
  const publics = readFichesPublics(dir, catalogue, lu.isDeclare, anomalies);
  const accessibilite = readDeclaration(dir, anomalies);
  if (anomalies.length > 0) throw new ProjetInvalide(anomalies);
  const { copil, public: ouverte } = politiques;
  const propres = seuilsPropres(publics);
  return {
    ...{ dir, union, observatoire, millesimes, quartiers, reglages, catalogue, journal, publics, accessibilite },
    politiques: propres.length === 0 ? politiques : { copil: { ...copil, propres }, public: { ...ouverte, propres } },
  };
}
