import { contredire, decodeCp850, decodeWindows1252, type Encodage } from "../decodage.ts";

/** Les signes accentués et la ponctuation d'un texte français : ce qu'un bon décodage fait apparaître. */
const FRANCAIS = /[éèêëàâäçôöùûüîïœæÉÈÊËÀÂÇÔÙÛÎÏŒ°€«»’–…]/g;

const starts = (octets: Uint8Array, ...marque: number[]): boolean => marque.every((m, i) => octets[i] === m);

/** UTF-16 sans marque d'ordre : un octet nul sur deux, presque partout, dans un texte français. */
function detectUtf16(octets: Uint8Array): Encodage | null {
  const debut = octets.subarray(0, 4096 - (4096 % 2));
  let [pairs, impairs] = [0, 0];
  debut.forEach((octet, i) => {
    if (octet === 0) i % 2 === 0 ? pairs++ : impairs++;
  });
  const seuil = debut.length / 4;
  if (impairs > seuil && pairs < seuil / 4) return "utf-16le";
  return pairs > seuil && impairs < seuil / 4 ? "utf-16be" : null;
}

/**
 * L'encodage d'un export, d'après ses octets. La marque d'ordre tranche ; sinon l'UTF-8 valide ; sinon, des deux pages de
 * code d'un octet, celle qui fait apparaître le plus de lettres françaises (un « é » est E9 en windows-1252, 82 en CP850).
 */
export function detectEncodage(octets: Uint8Array): Encodage {
  if (starts(octets, 0xff, 0xfe)) return "utf-16le";
  if (starts(octets, 0xfe, 0xff)) return "utf-16be";
  const utf16 = detectUtf16(octets);
  if (utf16 !== null) return utf16;
  if (contredire(octets, "utf-8") === null) return "utf-8";
  const accentues = octets.filter((octet) => octet > 0x7f);
  const score = (texte: string): number => texte.match(FRANCAIS)?.length ?? 0;
  return score(decodeCp850(accentues)) > score(decodeWindows1252(accentues)) ? "cp850" : "windows-1252";
}
