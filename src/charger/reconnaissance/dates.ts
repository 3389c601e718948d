import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Source } from "../../modele/source.ts";
import { splitEntete } from "../preparer.ts";
import type { FichierConnu } from "./registre.ts";

/** Les trois années d'un fichier, et ce qu'il faut en relire. */
export interface Dates {
  readonly millesime: number | null;
  readonly cog: number | null;
  readonly publie: number | null;
  /** Années supposées : le fichier se charge, quelqu'un doit regarder. */
  readonly aVerifier: readonly string[];
  /** Cases laissées vides : rien ne permet de les remplir sans se tromper. */
  readonly aCompleter: readonly string[];
}

export interface Indices {
  readonly connu: FichierConnu | undefined;
  /** Millésime des noms de colonnes, ou dernière année de la colonne de date (celle d'un changement, pour un COG). */
  readonly anneeLue: number | null;
  /** Lignes de titre d'un classeur, réunies. */
  readonly titres: string;
  /** Nom du fichier, puis de l'entrée de l'archive : dernier recours. */
  readonly noms: readonly string[];
}

/**
 * La seule année écrite dans un nom ; null s'il y en a plusieurs (« 2019-geo2022 ») ou aucune. Depuis 2000 : aucun
 * fichier en série n'est plus ancien, et « depuis_1943 » n'est pas une livraison.
 */
export function anneeDuNom(noms: readonly string[]): number | null {
  for (const nom of noms) {
    const annees = new Set([...nom.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([a]) => Number(a)));
    const [annee] = annees;
    if (annees.size === 1 && annee !== undefined) return annee;
  }
  return null;
}

/** « Mise en ligne le 17/03/2023       Géographie au 01/01/2023 » : la troisième ligne des classeurs de l'Insee. */
const anneeDuTitre = (titres: string, debut: RegExp): number | null => {
  const trouve = new RegExp(`${debut.source}\\s+(?:le|au)\\s+\\d{1,2}/\\d{1,2}/(\\d{4})`, "i").exec(titres)?.[1];
  return trouve === undefined ? null : Number(trouve);
};

/**
 * Millésime, géographie et année de publication d'un fichier. L'ordre : ce que disent ses colonnes, le registre des
 * fichiers vérifiés, les titres du classeur, l'usage de la source, et en dernier le nom du fichier, en le disant.
 */
export function readDates(source: Source, { connu, anneeLue, titres, noms }: Indices): Dates {
  const aVerifier: string[] = [];
  const aCompleter: string[] = [];
  const supposer = (annee: number | null, phrase: (annee: number) => string): number | null => {
    if (annee !== null) aVerifier.push(phrase(annee));
    return annee;
  };
  const publie = connu?.publie ?? anneeDuTitre(titres, /mise en ligne/);
  if (source.type === "referentiel") {
    const cog =
      connu?.cog ??
      anneeDuTitre(titres, /géographie/) ??
      supposer(anneeDuNom(noms), (a) => `géographie ${a} lue dans le nom du fichier`) ??
      supposer(anneeLue, (a) => `géographie ${a} supposée : année du dernier changement que le fichier contient`);
    if (cog === null)
      aCompleter.push("géographie inconnue : écrire l'année du code officiel géographique dans la colonne cog");
    return { millesime: cog, cog, publie, aVerifier, aCompleter };
  }
  const millesime =
    anneeLue ?? connu?.millesime ?? supposer(anneeDuNom(noms), (a) => `millésime ${a} lu dans le nom du fichier`);
  if (millesime === null)
    aCompleter.push("millésime inconnu : ses colonnes ne le disent pas, l'écrire dans la colonne millesime");
  const habituel = millesime === null ? null : (source.cogHabituel?.(millesime) ?? null);
  const cog =
    connu?.cog ??
    anneeDuTitre(titres, /géographie/) ??
    supposer(habituel, (a) => `géographie ${a} supposée : celle qu'a d'habitude cette source`);
  return { millesime, cog, publie, aVerifier, aCompleter };
}

/** L'année la plus récente d'une colonne de dates. Lit tout le fichier : ses lignes ne sont pas triées. */
export async function readDerniereAnnee(
  chemin: string,
  separateur: string,
  readRang: (entete: readonly string[]) => number,
  readAnnee: (texte: string) => number | null,
): Promise<number | null> {
  let rang: number | null = null;
  let derniere: number | null = null;
  for await (const ligne of createInterface({ input: createReadStream(chemin), crlfDelay: Infinity })) {
    const cases = splitEntete(ligne.replace(/^\uFEFF/, ""), separateur);
    if (rang === null) {
      rang = readRang(cases);
      if (rang < 0) return null;
      continue;
    }
    const annee = readAnnee(cases[rang] ?? "");
    if (annee !== null && annee > (derniere ?? 0)) derniere = annee;
  }
  return derniere;
}
