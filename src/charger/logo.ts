import type { Charte } from "../modele/charte.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Les morceaux qui dessinent ; les autres portent un texte, un lieu, un nom d'auteur (PNG, § 11). */
const DESSIN: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"]);
const OCTETS_MAX = 200 * 1024;
const COTE_MAX = 2000;

/** Un PNG réduit à ce qui le dessine, ou ce qui empêche de le prendre. */
export function readLogo(octets: Uint8Array): NonNullable<Charte["logo"]> | string {
  if (SIGNATURE.some((o, i) => octets[i] !== o)) return "le logo n'est pas une image PNG";
  if (octets.length > OCTETS_MAX) return "le logo est trop lourd";
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const gardes: Uint8Array[] = [octets.subarray(0, SIGNATURE.length)];
  let p = SIGNATURE.length;
  let nom = "";
  while (p + 12 <= octets.length && nom !== "IEND") {
    const fin = p + 12 + vue.getUint32(p);
    nom = String.fromCharCode(...octets.subarray(p + 4, p + 8));
    if (fin > octets.length) break;
    if (DESSIN.has(nom)) gardes.push(octets.subarray(p, fin));
    p = fin;
  }
  if (nom !== "IEND" || gardes.length < 4) return "le fichier du logo est coupé";
  const [largeur, hauteur] = [vue.getUint32(16), vue.getUint32(20)];
  if (largeur === 0 || hauteur === 0 || Math.max(largeur, hauteur) > COTE_MAX) return "le logo est trop grand";
  return { octets: Uint8Array.from(gardes.flatMap((g) => [...g])), largeur, hauteur };
}
