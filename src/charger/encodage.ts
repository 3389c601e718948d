import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FormatCsv } from "../modele/source.ts";
import { decodeWindows1252 } from "../coffre/decodage.ts";
import { alphabetCertain, decoder, isFichierUtf8, type Alphabet } from "./alphabet.ts";
import { FIN_DE_LIGNE, FichierIllisible, pasUnCsv } from "./illisible.ts";

/** Une suite d'octets UTF-8 de plus d'un octet, ou un octet seul hors de l'ASCII, vus en latin-1. */
const SUITE = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}|[\x80-\xFF]/g;

/**
 * Un texte de Windows-1252, ou qui mêle les deux alphabets comme certains fichiers de l'Insee (POP1B 2011 : « é » en
 * UTF-8, « É » en Windows-1252) : ce qui est de l'UTF-8 reste, chaque autre octet est lu en Windows-1252.
 */
export function decoderMele(octets: Uint8Array): string {
  return Buffer.from(octets)
    .toString("latin1")
    .replace(SUITE, (suite) =>
      suite.length > 1
        ? Buffer.from(suite, "latin1").toString("utf8")
        : decodeWindows1252(Buffer.from(suite, "latin1")),
    );
}

/** Un fichier en UTF-8, et l'alphabet où il a été trouvé si la source n'en annonce pas d'autre. */
export interface Converti {
  readonly chemin: string;
  readonly alphabet: Alphabet | null;
}

function illisible(octets: Uint8Array): FichierIllisible {
  if (octets.subarray(0, 1 << 12).includes(0)) return pasUnCsv();
  const avant = Buffer.from(octets).toString("utf8").split("\uFFFD", 1)[0] ?? "";
  return new FichierIllisible(
    "le fichier n'est pas en UTF-8, et rien ne dit s'il est en Windows-1252 ou en CP850",
    "Reprendre le fichier d'origine ; à défaut, le rouvrir avec le logiciel qui l'a écrit et l'enregistrer en « CSV UTF-8 ».",
    1 + (avant.match(FIN_DE_LIGNE)?.length ?? 0),
  );
}

/**
 * Le fichier en UTF-8 : lui-même s'il l'est déjà, sinon sa conversion, gardée dans `cache`. Les lignes restent les mêmes.
 * @throws {FichierIllisible} l'alphabet n'est ni annoncé ni certain.
 */
export function versUtf8(chemin: string, cache: string, annonce: FormatCsv["encodage"]): Converti {
  for (const alphabet of [null, "utf-16le", "utf-16be", "windows-1252", "cp850"] as const) {
    const connu = join(cache, nomConverti(alphabet));
    if (existsSync(connu)) return { chemin: connu, alphabet };
  }
  if (isFichierUtf8(chemin)) return { chemin, alphabet: null };
  const octets = readFileSync(chemin);
  const alphabet = annonce === undefined ? alphabetCertain(octets) : null;
  if (annonce === undefined && alphabet === null) throw illisible(octets);
  const converti = join(cache, nomConverti(alphabet));
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${converti}.partiel`, alphabet === null ? decoderMele(octets) : decoder(octets, alphabet));
  renameSync(`${converti}.partiel`, converti); // une conversion interrompue sera refaite
  return { chemin: converti, alphabet };
}

/** Le nom garde l'alphabet : un second chargement le redit sans relire le fichier. */
const nomConverti = (alphabet: Alphabet | null): string => (alphabet === null ? "utf8.csv" : `utf8-${alphabet}.csv`);
