import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import { decodeWindows1252, WINDOWS_1252_80_9F } from "../coffre/decodage.ts";

/** Les alphabets qu'un tableur français donne à un csv, UTF-8 à part. */
export const ALPHABETS = {
  "utf-16le": "UTF-16 (« texte Unicode » d'Excel)",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252 (« CSV » d'Excel)",
  cp850: "CP850 (« CSV MS-DOS » d'Excel)",
} as const;
export type Alphabet = keyof typeof ALPHABETS;

/** Octets 0x80 à 0xFF de la page de codes 850 (IBM, « multilingue latin 1 »). */
const CP850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";
const decodeCp850 = (octets: Uint8Array): string =>
  Buffer.from(octets)
    .toString("latin1")
    .replace(/[\x80-\xff]/g, (c) => CP850.charAt(c.charCodeAt(0) - 0x80));

/** Le texte d'octets dont l'alphabet est connu, sans indicateur d'ordre. */
export function decoder(octets: Uint8Array, alphabet: Alphabet): string {
  if (alphabet === "cp850") return decodeCp850(octets);
  if (alphabet === "windows-1252") return decodeWindows1252(octets);
  return new TextDecoder(alphabet).decode(octets);
}

/** L'indicateur d'ordre des octets dit l'UTF-16 à coup sûr. */
export function alphabetUtf16(octets: Uint8Array): Alphabet | null {
  if (octets[0] === 0xff && octets[1] === 0xfe) return "utf-16le";
  return octets[0] === 0xfe && octets[1] === 0xff ? "utf-16be" : null;
}

/** Lettres accentuées du français, et celles des noms de communes d'outre-mer et des Pyrénées. */
const MINUSCULES = "àâäæçéèêëîïôöœùûüÿñ";
const LETTRES = new Set([...MINUSCULES, ...MINUSCULES.toUpperCase()]);
const SIGNES = new Set([..."«»’‘“”–—…€°²³§½‰£\u00a0"]);
const isLettre = (c: string): boolean => /^\p{L}$/u.test(c);
const isMinuscule = (c: string): boolean => c !== c.toUpperCase();

/** Le caractère est-il à sa place dans un texte français ? Une majuscule n'est pas au milieu d'un mot (« ForÛt », « BÔle »). */
function isPlausible(c: string, avant: string, apres: string): boolean {
  if (LETTRES.has(c))
    return isMinuscule(c) || !isLettre(avant) || !(isMinuscule(avant) || (isLettre(apres) && isMinuscule(apres)));
  return SIGNES.has(c) && (c === "’" || !(isLettre(avant) && isLettre(apres)));
}

const HORS_ASCII = /[\x80-\xff]/g;

/** Nombre de caractères qu'un alphabet mettrait hors de leur place ; `table` : ses 128 caractères hors de l'ASCII. */
function improbables(latin1: string, table: (octet: number) => string): number {
  let n = 0;
  for (const { index } of latin1.matchAll(HORS_ASCII)) {
    const lire = (i: number): string => {
      const octet = latin1.charCodeAt(i);
      return Number.isNaN(octet) ? "" : octet < 0x80 ? latin1.charAt(i) : table(octet);
    };
    if (!isPlausible(lire(index), lire(index - 1), lire(index + 1))) n++;
  }
  return n;
}

const tableCp850 = (octet: number): string => CP850.charAt(octet - 0x80);
const table1252 = (octet: number): string => (octet < 0xa0 ? WINDOWS_1252_80_9F.charAt(octet - 0x80) : String.fromCharCode(octet)); // prettier-ignore

/**
 * L'alphabet d'octets qui ne sont pas de l'UTF-8, quand il est certain : tout y est du français plausible, et rien ne
 * le serait dans l'autre. Null dans le doute : mieux vaut refuser que lire « Forúts ».
 */
export function alphabetCertain(octets: Uint8Array): Alphabet | null {
  const utf16 = alphabetUtf16(octets);
  if (utf16 !== null) return utf16;
  const latin1 = Buffer.from(octets).toString("latin1");
  const [windows, dos] = [improbables(latin1, table1252), improbables(latin1, tableCp850)];
  if (windows === 0 && dos > 0) return "windows-1252";
  return dos === 0 && windows > 0 ? "cp850" : null;
}

const BLOC = 1 << 20;

/** Octets de la dernière suite, si le bloc la coupe : ils sont vus avec le bloc suivant. */
function coupure(bloc: Uint8Array): number {
  for (let n = 1; n <= 3 && n <= bloc.length; n++) {
    const octet = bloc[bloc.length - n] ?? 0;
    if (octet < 0x80) return 0;
    if (octet >= 0xc0) return (octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : 2) > n ? n : 0;
  }
  return 0;
}

/** Des octets lus par blocs sont-ils de l'UTF-8 ? Une lettre peut être à cheval sur deux blocs. */
export class ControleUtf8 {
  #reste = Buffer.alloc(0);
  #valide = true;

  /** Le bloc n'est pas gardé : l'appelant peut le réemployer. */
  add(bloc: Uint8Array): void {
    if (!this.#valide) return;
    const vu = this.#reste.length === 0 ? bloc : Buffer.concat([this.#reste, bloc]);
    const coupes = coupure(vu);
    this.#valide = isUtf8(vu.subarray(0, vu.length - coupes));
    this.#reste = Buffer.from(vu.subarray(vu.length - coupes));
  }

  /** Rien de ce qui a été vu n'est contraire à l'UTF-8 ; la fin peut l'être encore. */
  get isEncoreUtf8(): boolean {
    return this.#valide;
  }

  /** À demander après le dernier bloc : une lettre coupée n'est pas de l'UTF-8. */
  get isUtf8(): boolean {
    return this.#valide && this.#reste.length === 0;
  }
}

/** Le fichier est-il de l'UTF-8 ? Lu par blocs : un dossier complet fait plusieurs centaines de mégaoctets. */
export function isFichierUtf8(chemin: string): boolean {
  const fd = openSync(chemin, "r");
  try {
    const controle = new ControleUtf8();
    const tampon = Buffer.allocUnsafe(BLOC);
    for (let lus = readSync(fd, tampon); lus > 0; lus = readSync(fd, tampon)) controle.add(tampon.subarray(0, lus));
    return controle.isUtf8;
  } finally {
    closeSync(fd);
  }
}
