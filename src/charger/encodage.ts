import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { decodeWindows1252 } from "../coffre/decodage.ts";

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

/** Le fichier en UTF-8 : lui-même s'il l'est déjà, sinon sa conversion, gardée dans `cache`. */
export function versUtf8(chemin: string, cache: string): string {
  const converti = join(cache, "utf8.csv");
  if (existsSync(converti)) return converti;
  const octets = readFileSync(chemin);
  if (isUtf8(octets)) return chemin;
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${converti}.partiel`, decoderMele(octets));
  renameSync(`${converti}.partiel`, converti); // une conversion interrompue sera refaite
  return converti;
}
