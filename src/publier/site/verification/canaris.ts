import { gunzipSync, unzipSync } from "fflate";
import { decodeEntites } from "./entites.ts";

/** Sous cette longueur, une fois les espaces ôtés, une suite de caractères se trouve partout par hasard. */
const LONGUEUR_MIN = 4;

/**
 * Une forme où deux écritures du même texte se valent : casse, forme Unicode, espaces (un nombre s'imprime `1 234`),
 * césures et espaces de largeur nulle.
 */
const compact = (texte: string): string =>
  texte
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, "");

const decodeJson = (texte: string): string =>
  texte.replace(/\\u([\da-fA-F]{4})/g, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)));

function decodePourcent(texte: string): string {
  return texte.replace(/(?:%[\da-fA-F]{2})+/g, (suite) => {
    try {
      return decodeURIComponent(suite);
    } catch {
      return suite; // un « % » qui n'encode rien
    }
  });
}

/** Toutes les lectures d'un contenu dans lesquelles chercher : octets, entités, échappements, texte sans balises. */
function* lectures(octets: Uint8Array): Generator<string> {
  const brut = new TextDecoder().decode(octets);
  yield brut;
  if (octets.includes(0)) {
    yield new TextDecoder("utf-16le").decode(octets);
    yield new TextDecoder("utf-16le").decode(octets.subarray(1));
  }
  // Un export d'un logiciel métier peut être en windows-1252 : ses accents ne sont pas de l'UTF-8.
  if (brut.includes("\ufffd")) yield new TextDecoder("latin1").decode(octets);
  const decode = decodeEntites(decodePourcent(decodeJson(brut)));
  if (decode !== brut) yield decode;
  if (brut.includes("<")) yield decodeEntites(decodePourcent(decodeJson(brut.replace(/<[^>]*>/g, ""))));
}

/** Ce que contient une archive (`.xlsx`, `.docx`, `.zip`, `.gz`), noms compris ; rien pour un autre fichier. */
function* dedans(octets: Uint8Array): Generator<Uint8Array> {
  const [a, b] = octets;
  try {
    if (a === 0x50 && b === 0x4b) {
      for (const [nom, contenu] of Object.entries(unzipSync(octets))) {
        yield new TextEncoder().encode(nom);
        yield contenu;
      }
    } else if (a === 0x1f && b === 0x8b) yield gunzipSync(octets);
  } catch {
    // Archive illisible : ses octets ont été cherchés tels quels.
  }
}

/**
 * Prépare la recherche de canaris.
 * @returns une fonction : les rangs des canaris présents dans un contenu ou un nom de fichier
 * @throws RangeError si un canari a moins de 4 caractères
 */
export function chercheCanaris(canaris: readonly string[]): (octets: Uint8Array) => number[] {
  const formes = canaris.map(compact);
  for (const [i, forme] of formes.entries()) {
    if (forme.length < LONGUEUR_MIN)
      throw new RangeError(`canari must hold ${LONGUEUR_MIN} characters, got ${canaris[i]}`);
  }
  const cherche = (octets: Uint8Array): Set<number> => {
    const trouves = new Set<number>();
    if (formes.length === 0) return trouves;
    for (const lecture of lectures(octets)) {
      const texte = compact(lecture);
      for (const [i, forme] of formes.entries()) if (texte.includes(forme)) trouves.add(i);
    }
    for (const contenu of dedans(octets)) for (const i of cherche(contenu)) trouves.add(i);
    return trouves;
  };
  return (octets) => [...cherche(octets)].sort((x, y) => x - y);
}
