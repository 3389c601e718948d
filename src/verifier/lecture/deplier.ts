import { decodeEntites } from "../page/entites.ts";
import { decodeTexte } from "./encodage.ts";

const decodeEchappes = (texte: string): string =>
  texte.replace(/\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2}))/g, (tout, a, b, c) => {
    const code = Number.parseInt(String(a ?? b ?? c), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : String(tout);
  });

function decodePourcent(texte: string): string {
  return texte.replace(/(?:%[\da-fA-F]{2})+/g, (suite) => {
    try {
      return decodeURIComponent(suite);
    } catch {
      return suite; // un « % » qui n'encode rien
    }
  });
}

/** Un tour de décodage : ce qu'un lecteur, un navigateur ou un programme défait d'un texte. */
const decodeUnTour = (texte: string): string => decodeEntites(decodePourcent(decodeEchappes(texte)));

/** Combien de fois on défait un texte encodé plusieurs fois (`%2541`, `&amp;eacute;`). */
const TOURS = 4;

/**
 * Toutes les lectures d'un texte : tel quel, une fois ses encodages défaits autant de fois qu'il le faut, et sans ses
 * balises, qui coupent un mot en deux.
 */
export function* lecturesOf(texte: string): Generator<string> {
  yield texte;
  let lu = texte;
  for (let i = 0; i < TOURS; i++) {
    const suivant = decodeUnTour(lu);
    if (suivant === lu) break;
    yield suivant;
    lu = suivant;
  }
  if (/<[a-zA-Z/]/.test(texte)) yield decodeUnTour(texte.replace(/<[^>]*>/g, ""));
}

/** Douze caractères de base64 font neuf octets : en dessous, tout mot en serait. */
const BASE64 = /(?:[A-Za-z0-9+/]{12,}|[A-Za-z0-9_-]{12,})(?:\r?\n[A-Za-z0-9+/]{4,})*={0,2}/g;
const HEXADECIMAL = /(?<![\da-fA-F])(?:[\da-fA-F]{2}){5,}(?![\da-fA-F])/g;

/**
 * Les suites d'octets qu'un texte porte en base64 ou en hexadécimal. Un préfixe collé décale le base64 : les quatre
 * départs sont rendus. `vus` évite de relire la même suite dans un autre fichier.
 */
export function* enfouisOf(texte: string, vus: Set<string>): Generator<Uint8Array> {
  for (const [suite] of texte.matchAll(BASE64)) {
    if (vus.has(suite)) continue;
    vus.add(suite);
    const nue = suite.replace(/[\r\n=]/g, "");
    for (let depart = 0; depart < 4; depart++) yield Buffer.from(nue.slice(depart), "base64");
  }
  for (const [suite] of texte.matchAll(HEXADECIMAL)) {
    if (vus.has(`x${suite}`)) continue;
    vus.add(`x${suite}`);
    yield Buffer.from(suite, "hex");
  }
}

/** Le texte que portent des octets trouvés dans un autre texte, ou null : la plupart n'en sont pas. */
export function texteEnfoui(octets: Uint8Array): string | null {
  const texte = decodeTexte(octets);
  if (texte !== null) return texte;
  // De l'UTF-16 sans marque : un octet sur deux y est nul pour nos alphabets.
  const nuls = octets.filter((o, i) => i % 2 === 1 && o === 0).length;
  return nuls * 4 > octets.length ? new TextDecoder("utf-16le").decode(octets) : null;
}
