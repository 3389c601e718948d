import { crc32 } from "../../modele/crc32.ts";
import { isMorceauExact } from "../../modele/dessin-exact.ts";
import type { Image } from "../../modele/image.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Les morceaux qui dessinent ; les autres portent un texte, un lieu, un nom d'auteur, une animation (PNG, § 11). */
const DESSIN: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"]);

export const isPng = (octets: Uint8Array): boolean => SIGNATURE.every((o, i) => octets[i] === o);

/**
 * Un PNG réduit à ce qui le dessine ; null s'il est coupé, abîmé d'après ses sommes de contrôle, ou si un morceau gardé n'a pas sa
 * longueur ou revient (IDAT seul se répète) : il porterait autre chose que le dessin.
 */
export function readPng(octets: Uint8Array): Image | null {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const gardes: Uint8Array[] = [octets.subarray(0, SIGNATURE.length)];
  const vus = new Set<string>();
  let p = SIGNATURE.length;
  let nom = "";
  while (p + 12 <= octets.length && nom !== "IEND") {
    const fin = p + 12 + vue.getUint32(p);
    nom = String.fromCharCode(...octets.subarray(p + 4, p + 8));
    if (fin > octets.length || (gardes.length === 1 && nom !== "IHDR")) return null;
    if (DESSIN.has(nom)) {
      if (!isMorceauExact(nom, fin - p - 12) || (vus.has(nom) && nom !== "IDAT")) return null;
      if (crc32(octets.subarray(p + 4, fin - 4)) !== vue.getUint32(fin - 4)) return null;
      vus.add(nom);
      gardes.push(octets.subarray(p, fin));
    }
    p = fin;
  }
  if (nom !== "IEND" || !vus.has("IDAT")) return null;
  const [largeur, hauteur] = [vue.getUint32(16), vue.getUint32(20)];
  return largeur === 0 || hauteur === 0 ? null : { format: "png", octets: Buffer.concat(gardes), largeur, hauteur };
}
