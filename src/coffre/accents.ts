import { decodeCp850, WINDOWS_1252_80_9F } from "./decodage.ts";

/** Ce que le texte était avant d'être lu, à tort, en windows-1252 : `DÃ©cision` ou `D‚cision`. */
export const ACCENTS = ["utf-8", "cp850"] as const;
export type Accents = (typeof ACCENTS)[number];

/** « é » en UTF-8 vu en windows-1252 : Ã ou Â suivi d'un octet de suite. */
const UTF8_MAL_LU =
  /[\u00c2-\u00c5][\u0080-\u00bf\u20ac\u201a-\u203a\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2122]/u;
/** « é è ê ë à ç ô ù » en CP850 vus en windows-1252, collés à une lettre : `El‚mentaire`, `Pr‚nom`. */
const CP850_MAL_LU = /\p{L}[\u201a\u0160\u02c6\u2030\u2026\u2021\u201c\u2014]\p{L}|\p{L}\u201a(?!\s|$)/u;

/** Les accents de ce texte ont-ils été lus de travers ? */
export const detectAccents = (texte: string): Accents | null =>
  UTF8_MAL_LU.test(texte) ? "utf-8" : CP850_MAL_LU.test(texte) ? "cp850" : null;

/** Les octets dont windows-1252 aurait tiré ce texte ; null si l'un de ses caractères n'en vient pas. */
function toWindows1252(texte: string): Uint8Array | null {
  const octets = new Uint8Array(texte.length);
  for (let i = 0; i < texte.length; i++) {
    const code = texte.charCodeAt(i);
    const place = WINDOWS_1252_80_9F.indexOf(texte.charAt(i));
    if (place >= 0) octets[i] = 0x80 + place;
    else if (code <= 0xff) octets[i] = code;
    else return null;
  }
  return octets;
}

/** Rend ses accents à un texte mal relu ; un texte qui ne l'a pas été reste tel quel. */
export function repairAccents(texte: string, accents: Accents | null): string {
  if (accents === null || detectAccents(texte) !== accents) return texte;
  const octets = toWindows1252(texte);
  if (octets === null) return texte;
  if (accents === "cp850") return decodeCp850(octets);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return texte;
  }
}
