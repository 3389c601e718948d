import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { nomsDeclares } from "../modele/renommage.ts";
import type { Source } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { ControleUtf8, isFichierUtf8, type Alphabet } from "./alphabet.ts";
import { ouvrirClasseur } from "./classeur.ts";
import { versUtf8 } from "./encodage.ts";
import { ouvrirGeojson } from "./geojson.ts";
import { FichierIllisible, isPageWeb, pageWeb, pasUnCsv } from "./illisible.ts";
import { ouvrirZip } from "./zip.ts";

/** Une table à lire : un CSV en UTF-8 sur le disque, d'où qu'il vienne (csv, zip, feuille de classeur). */
export interface Morceau {
  readonly chemin: string;
  readonly separateur: string;
  readonly feuille: string | null;
  readonly niveau: Niveau | null;
  /** L'année que dit le nom de la feuille, quand la déclaration l'y cherche. */
  readonly annee?: number;
  /** Noms de colonnes, tels que la déclaration les emploie (`renommees`). */
  readonly entete: readonly string[];
  /** Les mêmes tels que livrés, quand la source en renomme. */
  readonly livre?: readonly string[];
  /** Alphabet où le fichier a été trouvé, quand ce n'est ni l'UTF-8 ni celui que la source annonce. */
  readonly alphabet?: Alphabet;
  /** Ligne de l'en-tête dans le fichier d'origine : la ligne n du csv (en-tête = 1) y est la ligne `ligneEntete + n - 1`. */
  readonly ligneEntete: number;
  /** Lignes écrites sous le tableau d'une feuille (notes, second tableau) : comptées, jamais lues. */
  readonly horsTableau: number;
}

/** À augmenter quand la conversion change : les anciennes ne sont plus lues. */
const VERSION_CONVERSION = 3;

/** Ce que dit un fichier lu d'un bout à l'autre, sans le comprendre. */
export interface Lecture {
  readonly sha256: string;
  readonly isUtf8: boolean;
}

/** Lit un fichier une fois, par morceaux dans un seul tampon. */
export async function readOctets(path: string): Promise<Lecture> {
  const hash = createHash("sha256");
  const controle = new ControleUtf8();
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return { sha256: hash.digest("hex"), isUtf8: controle.isUtf8 };
      hash.update(buffer.subarray(0, bytesRead));
      controle.add(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** Empreinte d'un fichier. */
export const sha256File = async (path: string): Promise<string> => (await readOctets(path)).sha256;

/** Découpe une ligne d'en-tête CSV (guillemets doublés compris). */
export function splitEntete(ligne: string, separateur: string): string[] {
  const colonnes: string[] = [];
  let courant = "";
  let cite = false;
  for (let i = 0; i < ligne.length; i++) {
    const c = ligne[i];
    if (cite) {
      if (c === '"' && ligne[i + 1] === '"') courant += ligne[++i];
      else if (c === '"') cite = false;
      else courant += c;
    } else if (c === '"') cite = true;
    else if (c === separateur) {
      colonnes.push(courant);
      courant = "";
    } else courant += c;
  }
  return [...colonnes, courant];
}

const readDebut = (path: string, octets = 1 << 18): Buffer => {
  const fd = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(octets);
    return buffer.subarray(0, readSync(fd, buffer));
  } finally {
    closeSync(fd);
  }
};

/**
 * Première ligne d'un CSV, sans BOM.
 * @throws {FichierIllisible} fichier vide, ou dans un autre alphabet que celui attendu.
 */
export function readPremiereLigne(path: string): string {
  const debut = readDebut(path);
  if (debut.length === 0) throw new FichierIllisible("fichier vide", "Télécharger de nouveau le fichier.");
  if (debut.includes(0)) throw pasUnCsv();
  const ligne = debut.toString("utf8").replace(/^\uFEFF/, "").split(/\r\n|\n|\r/, 1)[0] ?? ""; // prettier-ignore
  if (isPageWeb(ligne)) throw pageWeb();
  if (ligne.trim() === "")
    throw new FichierIllisible("la première ligne, où sont les noms de colonnes, est vide", "Reprendre le fichier d'origine.", 1); // prettier-ignore
  return ligne;
}

const isDebutUtf8 = (chemin: string): boolean => {
  const controle = new ControleUtf8();
  controle.add(readDebut(chemin));
  return controle.isEncoreUtf8;
};

/**
 * Ouvre un fichier livré et le ramène à des CSV lisibles par DuckDB. Les conversions sont gardées dans `dossierCache`,
 * sous l'empreinte du fichier, qui n'est attendue que s'il y a une conversion.
 * @param lecture ce que dit le fichier lu en entier, peut-être encore en cours
 * @param presume se contente du début pour croire un csv en UTF-8 : l'appelant attend la fin de `lecture` avant de rien garder
 * @throws {FichierIllisible}
 */
export async function preparer(
  chemin: string,
  lecture: Lecture | Promise<Lecture>,
  source: Source,
  dossierCache: string,
  { presume = false } = {},
): Promise<Morceau[]> {
  const cache = async (): Promise<string> =>
    join(dossierCache, `${source.id}-${(await lecture).sha256.slice(0, 16)}-${VERSION_CONVERSION}`);
  const donnees = /\.zip$/i.test(chemin) ? ouvrirZip(chemin, await cache()) : chemin;
  const isClasseur = /\.xlsx?$/i.test(donnees);
  if (isClasseur !== (source.format.type === "classeur"))
    throw new FichierIllisible(
      source.format.type === "classeur"
        ? "un classeur (.xlsx) est attendu"
        : `un fichier ${source.format.type} est attendu`,
      "Vérifier la source indiquée dans millesimes.csv.",
    );
  const nommer = (m: Morceau): Morceau =>
    source.renommees ? { ...m, entete: nomsDeclares(source.renommees, m.entete), livre: m.entete } : m;
  if (source.format.type === "classeur")
    return (await ouvrirClasseur(donnees, source.format, await cache())).map(nommer);
  const isUtf8 = async (): Promise<boolean> => {
    if (donnees !== chemin) return isFichierUtf8(donnees);
    return presume ? isDebutUtf8(donnees) : (await lecture).isUtf8;
  };
  if (source.format.type === "geojson") {
    if (!(await isUtf8()))
      throw new FichierIllisible("ce fichier de contours n'est pas en UTF-8", "Reprendre le fichier d'origine.");
    return [nommer(ouvrirGeojson(donnees, await cache()))];
  }
  const { separateur, encodage } = source.format;
  const { chemin: csv, alphabet } = (await isUtf8())
    ? { chemin: donnees, alphabet: null }
    : versUtf8(donnees, await cache(), encodage);
  return [
    nommer({
      chemin: csv,
      separateur,
      feuille: null,
      niveau: null,
      entete: splitEntete(readPremiereLigne(csv), separateur),
      ligneEntete: 1,
      horsTableau: 0,
      ...(alphabet === null ? {} : { alphabet }),
    }),
  ];
}
