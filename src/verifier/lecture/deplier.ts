import { decodeEntites } from "../page/entites.ts";
import { decodeTexte } from "./encodage.ts";

/** Échappements de JSON et de JavaScript : `\u00e9`, `\u{e9}`, `\xe9`, `\"`, et les blancs, qui ne séparent rien ici. */
const decodeEchappes = (texte: string): string =>
  texte.replace(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(["'\\/])|[nrt])/g,
    (tout, a, b, c, d) => {
      if (d !== undefined) return String(d);
      if (/^\\[nrt]/.test(String(tout))) return " ";
      const code = Number.parseInt(String(a ?? b ?? c), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : String(tout);
    },
  );

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
function decodeUnTour(texte: string): string {
  const sansEchappes = texte.includes("\\") ? decodeEchappes(texte) : texte;
  return decodeEntites(sansEchappes.includes("%") ? decodePourcent(sansEchappes) : sansEchappes);
}

/** Combien de fois on défait un texte encodé plusieurs fois (`%2541`, `&amp;eacute;`). */
const TOURS = 4;

/** Toutes les lectures d'un texte : tel quel, puis ses encodages défaits, autant de fois qu'il le faut. */
export function lecturesOf(texte: string): string[] {
  const lectures = [texte];
  for (let i = 0, lu = texte; i < TOURS; i++) {
    const suivant = decodeUnTour(lu);
    if (suivant === lu) break;
    lectures.push(suivant);
    lu = suivant;
  }
  return lectures;
}

/** Un texte sans ses balises, qui coupent un mot en deux ; null s'il n'en a pas. */
export const sansBalises = (texte: string): string | null =>
  /<[a-zA-Z/]/.test(texte) ? decodeUnTour(texte.replace(/<[^>]*>/g, "")) : null;

/** Douze caractères de base64 font neuf octets : en dessous, tout mot en serait. */
const LONGUEUR_MIN = 12;
/** En dessous, une suite sans majuscule ni chiffre est un mot ou un identifiant. */
const LONGUEUR_MOT = 24;
const ALPHABET = new Uint8Array(0x10000); // toute unité UTF-16 y a sa place : sortir d'un tableau typé coûte dix fois plus
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_") ALPHABET[c.charCodeAt(0)] = 1;

/** Les longues suites de l'alphabet base64 d'un texte ; une suite repliée en lignes (MIME) n'en fait qu'une. */
function* suitesOf(texte: string): Generator<string> {
  let debut = 0;
  for (let i = 0; i <= texte.length; i++) {
    // Une suite assez longue qui commence ici passe par là : sinon, rien avant ce caractère n'en fait partie.
    if (i === debut && i + LONGUEUR_MIN <= texte.length && ALPHABET[texte.charCodeAt(i + LONGUEUR_MIN - 1)] === 0) {
      debut = i + LONGUEUR_MIN;
      i = debut - 1;
      continue;
    }
    if (i < texte.length && ALPHABET[texte.charCodeAt(i)] === 1) continue;
    const longueur = i - debut;
    if (longueur >= LONGUEUR_MIN) {
      const repli = texte.startsWith("\r\n", i) ? 2 : texte[i] === "\n" ? 1 : 0;
      if (repli > 0 && longueur >= 60 && ALPHABET[texte.charCodeAt(i + repli)] === 1) {
        i += repli;
        continue;
      }
      yield texte.slice(debut, i);
    }
    debut = i + 1;
  }
}

/**
 * Les suites d'octets qu'un texte porte en base64 ou en hexadécimal. Un préfixe collé décale le base64 : les quatre
 * départs sont rendus. `vus` évite de relire la même suite dans un autre fichier.
 */
export function* enfouisOf(texte: string, vus: Set<string>): Generator<Uint8Array> {
  for (const suite of suitesOf(texte)) {
    if (vus.has(suite)) continue;
    vus.add(suite);
    if (suite.length < LONGUEUR_MOT && !/[A-Z\d]/.test(suite)) continue;
    const nue = suite.replace(/[\r\n]/g, "");
    for (let depart = 0; depart < 4; depart++) yield Buffer.from(nue.slice(depart), "base64");
    if (/^[\da-fA-F]+$/.test(nue)) yield Buffer.from(nue, "hex");
  }
}

/** Le texte que portent des octets trouvés dans un autre texte, ou null : la plupart n'en sont pas. */
export function texteEnfoui(octets: Uint8Array): string | null {
  const texte = decodeTexte(octets);
  if (texte !== null) return texte;
  // De l'UTF-16 sans marque : un octet sur deux y est nul pour nos alphabets.
  let nuls = 0;
  for (let i = 1; i < octets.length; i += 2) if (octets[i] === 0) nuls++;
  return nuls * 4 > octets.length ? new TextDecoder("utf-16le").decode(octets) : null;
}
