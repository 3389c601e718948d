import { isSegmentExact } from "../../modele/dessin-exact.ts";
import type { Image } from "../../modele/image.ts";

export const isJpeg = (octets: Uint8Array): boolean => octets[0] === 0xff && octets[1] === 0xd8 && octets[2] === 0xff;

/** Pourquoi un JPEG n'est pas pris : coupé ou abîmé (un segment qui déborde de ses tables aussi), d'un codage que tous ne lisent pas, en quadrichromie, enregistré tourné. */
export type RefusJpeg = "abimee" | "codage" | "quadrichromie" | "tournee";

const SOS = 0xda;
const EOI = 0xd9;
/** Tables, intervalle de reprise et trames de base, étendue, progressive (ITU-T T.81, tableau B.1). */
const DESSIN: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xdd, 0xc0, 0xc1, 0xc2, SOS]);
const isTrame = (marque: number): boolean => marque >= 0xc0 && marque <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marque);

const texte = (octets: Uint8Array, debut: number, fin: number): string =>
  Buffer.from(octets.subarray(debut, fin)).toString("latin1");

/** L'orientation que l'appareil a notée (Exif 2.32, étiquette 0x0112) ; 1, droite, s'il n'en dit rien. */
function orientationOf(bloc: Uint8Array): number {
  if (texte(bloc, 0, 6) !== "Exif\0\0" || bloc.length < 14) return 1;
  const vue = new DataView(bloc.buffer, bloc.byteOffset + 6, bloc.byteLength - 6);
  const isPetit = texte(bloc, 6, 8) === "II";
  const debut = vue.getUint32(4, isPetit);
  if (debut + 2 > vue.byteLength) return 1;
  for (let i = 0, p = debut + 2; i < vue.getUint16(debut, isPetit) && p + 12 <= vue.byteLength; i++, p += 12)
    if (vue.getUint16(p, isPetit) === 0x0112) return vue.getUint16(p + 8, isPetit);
  return 1;
}

/** L'en-tête JFIF sans sa vignette, ou celui d'Adobe, qui dit comment lire les couleurs ; null : un autre, à retirer. */
function enteteNet(marque: number, bloc: Uint8Array): Uint8Array | null {
  if (marque === 0xe0 && texte(bloc, 0, 5) === "JFIF\0" && bloc.length >= 14)
    return Uint8Array.from([0xff, marque, 0, 16, ...bloc.subarray(0, 12), 0, 0]);
  if (marque === 0xee && texte(bloc, 0, 5) === "Adobe" && bloc.length >= 12)
    return Uint8Array.from([0xff, marque, 0, 14, ...bloc.subarray(0, 12)]);
  return null;
}

/** Où finissent les données d'une trame : à la première marque qui n'est ni une reprise, ni un octet 0xff écrit tel quel. */
function finDonnees(octets: Uint8Array, debut: number): number {
  let p = debut;
  for (; p + 1 < octets.length; p++) {
    const suivant = octets[p + 1] ?? 0;
    if (octets[p] === 0xff && suivant !== 0 && suivant !== 0xff && (suivant < 0xd0 || suivant > 0xd7)) return p;
  }
  return octets.length;
}

/**
 * Un JPEG réduit à ce qui le dessine : Exif (lieu de la prise de vue, auteur, vignette), profils, commentaires et tout ce qui suit
 * l'image sont retirés. Une photo que l'appareil dit tournée est refusée : sans cette note, elle se verrait couchée.
 */
export function readJpeg(octets: Uint8Array): Image | RefusJpeg {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const gardes: Uint8Array[] = [Uint8Array.from([0xff, 0xd8])];
  let taille: { readonly largeur: number; readonly hauteur: number } | null = null;
  let hasDonnees = false;
  let p = 2;
  while (p + 4 <= octets.length || (octets[p] === 0xff && octets[p + 1] === EOI)) {
    const marque = octets[p + 1] ?? 0;
    if (octets[p] !== 0xff) return "abimee";
    if (marque === 0xff) {
      p++; // un octet de bourrage
      continue;
    }
    if (marque === EOI) {
      if (taille === null || !hasDonnees) return "abimee";
      return { format: "jpeg", octets: Buffer.concat([...gardes, Uint8Array.from([0xff, EOI])]), ...taille };
    }
    const fin = p + 2 + vue.getUint16(p + 2);
    if (fin > octets.length || fin < p + 4) return "abimee";
    const bloc = octets.subarray(p + 4, fin);
    if (marque === 0xe1 && orientationOf(bloc) > 1) return "tournee";
    if (isTrame(marque)) {
      if (!DESSIN.has(marque) || bloc[0] !== 8) return "codage";
      if ((bloc[5] ?? 0) > 3) return "quadrichromie";
    }
    if (DESSIN.has(marque) && !isSegmentExact(marque, bloc)) return "abimee";
    if (isTrame(marque)) {
      taille = { hauteur: vue.getUint16(p + 5), largeur: vue.getUint16(p + 7) };
      if (taille.hauteur === 0 || taille.largeur === 0) return "abimee";
    }
    const apres = marque === SOS ? finDonnees(octets, fin) : fin;
    hasDonnees ||= marque === SOS && apres > fin;
    const garde = DESSIN.has(marque) ? octets.subarray(p, apres) : enteteNet(marque, bloc);
    if (garde) gardes.push(garde);
    p = apres;
  }
  return "abimee";
}
