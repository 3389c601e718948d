import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { readClasseur, type FeuilleLue } from "./classeur.ts";
import { ArchiveDangereuse, extractEntree, isDonnees, isZip, listZip } from "../archive.ts";
import { alphabetCertain, decoder } from "../alphabet.ts";
import { readProprietes, type Proprietes } from "../geojson.ts";
import { FichierIllisible } from "../illisible.ts";
import { readDebutsZip } from "./zip.ts";

/** Le début d'un fichier, ouvert selon ce qu'il contient et non selon son nom. */
export interface Ouverture {
  /** Extension que le chargement attend : un zip nommé « .csv » doit être rangé sous « .zip ». */
  readonly extension: ".csv" | ".zip" | ".xlsx" | ".xls" | ".geojson";
  /** Nom du fichier de données dans l'archive. */
  readonly interne: string | null;
  /** Autres fichiers de données de l'archive : le chargement ne lit que le plus gros. */
  readonly autres: readonly string[];
  /** Premières lignes d'un texte ; vide pour un classeur. La dernière peut être coupée : elle est laissée de côté. */
  readonly lignes: readonly string[];
  /** Vrai si tout le texte a été lu. */
  readonly complet: boolean;
  /** UTF-8, ou un autre alphabet certain : le chargement saura le lire. */
  readonly alphabetConnu: boolean;
  /** Feuilles d'un classeur, sinon null. */
  readonly feuilles: readonly FeuilleLue[] | null;
  /** Propriétés d'un fichier de contours, sinon null. */
  readonly proprietes: Proprietes | null;
}

/** Ce qui empêche d'ouvrir un fichier, en français. */
export class OuvertureImpossible extends Error {}

/** Assez pour des milliers de lignes, et pour l'en-tête d'un dossier complet (2 000 colonnes). */
const DEBUT = 1 << 18;

function readDebut(chemin: string, octets: number): Uint8Array {
  const fd = openSync(chemin, "r");
  try {
    const buffer = new Uint8Array(octets);
    return buffer.subarray(0, readSync(fd, buffer));
  } finally {
    closeSync(fd);
  }
}

/** Vrai si les octets sont de l'UTF-8, la coupure finale mise à part. */
function isUtf8(octets: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(octets, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const hasMagie = (octets: Uint8Array, ...magie: number[]): boolean => magie.every((m, i) => octets[i] === m);
const isXls = (octets: Uint8Array): boolean => hasMagie(octets, 0xd0, 0xcf, 0x11, 0xe0);

const texte = (octets: Uint8Array, reste: Pick<Ouverture, "extension" | "interne" | "autres">): Ouverture => {
  const complet = octets.length < DEBUT;
  const utf8 = isUtf8(octets);
  const alphabet = utf8 ? null : alphabetCertain(octets.subarray(0, octets.length & ~1));
  // Le décodeur retire l'indicateur d'ordre des octets.
  const lignes = (alphabet === null ? new TextDecoder().decode(octets) : decoder(octets, alphabet)).split(/\r?\n/);
  if (!complet) lignes.pop();
  return { ...reste, lignes, complet, alphabetConnu: utf8 || alphabet !== null, feuilles: null, proprietes: null };
};

async function classeur(
  octets: Uint8Array,
  reste: Pick<Ouverture, "extension" | "interne" | "autres">,
): Promise<Ouverture> {
  try {
    return {
      ...reste,
      lignes: [],
      complet: false,
      alphabetConnu: true,
      feuilles: await readClasseur(octets, isZip(octets)),
      proprietes: null,
    };
  } catch (error) {
    throw new OuvertureImpossible(error instanceof ArchiveDangereuse ? error.message : "classeur illisible ou tronqué");
  }
}

/** Ce que les gardes d'une archive refusent ne s'ouvre pas davantage ici. */
function lire<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FichierIllisible)) throw error;
    throw new OuvertureImpossible(error.message);
  }
}

/** Une archive : le plus gros csv ou classeur qui ne soit pas un dictionnaire, comme au chargement (preparer.ts). */
async function archive(octets: Uint8Array): Promise<Ouverture> {
  const entrees = lire(() => listZip(octets));
  if (entrees.some((e) => e.nom === "xl/workbook.xml"))
    return classeur(octets, { extension: ".xlsx", interne: null, autres: [] });
  const [choisie, ...autres] = entrees.filter((e) => isDonnees(e.nom)).sort((a, b) => b.octets - a.octets);
  if (choisie === undefined) throw new OuvertureImpossible("aucun csv ni classeur dans l'archive");
  const isFeuilles = /\.xlsx?$/i.test(choisie.nom);
  const contenu = isFeuilles
    ? lire(() => extractEntree(octets, choisie))
    : readDebutsZip(octets, (nom) => (nom === choisie.nom ? DEBUT : 0)).get(choisie.nom);
  if (contenu === undefined) throw new OuvertureImpossible("archive zip illisible ou tronquée");
  const reste = { extension: ".zip", interne: basename(choisie.nom), autres: autres.map((e) => e.nom) } as const;
  return isFeuilles ? classeur(contenu, reste) : texte(contenu, reste);
}

/** Au-delà, ce n'est pas une liste de territoires : ses tracés tiendraient toute la mémoire. */
const OCTETS_GEOJSON = 64 << 20;

function contours(chemin: string): Ouverture {
  const octets = statSync(chemin).size > OCTETS_GEOJSON ? null : readFileSync(chemin);
  const proprietes = octets === null || !isUtf8(octets) ? null : readProprietes(octets.toString("utf8"));
  return { extension: ".geojson", interne: null, autres: [], lignes: [], complet: true, alphabetConnu: true, feuilles: null, proprietes }; // prettier-ignore
}

/**
 * Ouvre le début d'un fichier.
 * @throws {OuvertureImpossible} en français, si rien ne s'y lit.
 */
export async function ouvrir(chemin: string): Promise<Ouverture> {
  const debut = readDebut(chemin, DEBUT);
  if (debut.length === 0) throw new OuvertureImpossible("fichier vide");
  if (isZip(debut)) return archive(readFileSync(chemin));
  if (/\.geojson$/i.test(chemin)) return contours(chemin);
  if (isXls(debut)) return classeur(readFileSync(chemin), { extension: ".xls", interne: null, autres: [] });
  return texte(debut, { extension: ".csv", interne: null, autres: [] });
}
