import { isSegmentExact } from "../../modele/dessin-exact.ts";
import { Indecodable, type Contenu, type Genre } from "./contenu.ts";

const isJpeg = (octets: Uint8Array): boolean => octets[0] === 0xff && octets[1] === 0xd8 && octets[2] === 0xff;
const [EOI, SOS] = [0xd9, 0xda];
/** L'en-tête JFIF sans vignette, et celui d'Adobe : quatorze et douze octets fixes. */
const isEntete = (marque: number, bloc: Uint8Array): boolean => {
  const nom = Buffer.from(bloc.subarray(0, 5)).toString("latin1");
  return (
    (marque === 0xe0 && bloc.length === 14 && nom === "JFIF\0") ||
    (marque === 0xee && bloc.length === 12 && nom === "Adobe")
  );
};

const ENCODAGES = ["utf-8", "latin1", "utf-16be", "utf-16le"] as const;
/** Un Exif mêle les encodages, et ses textes commencent à toute place. */
const textesOf = (bloc: Uint8Array): string[] =>
  ENCODAGES.flatMap((e) => [0, 1].map((decalage) => new TextDecoder(e).decode(bloc.subarray(decalage))));

/** Une photo JPEG : ses commentaires et métadonnées (Exif, XMP, IPTC, profils). Ses pixels ne se lisent pas. */
function decode(octets: Uint8Array): Contenu {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const textes: string[] = [];
  let p = 2;
  for (;;) {
    while (octets[p] === 0xff && octets[p + 1] === 0xff) p++;
    const marque = octets[p + 1];
    if (octets[p] !== 0xff || marque === undefined) throw new Indecodable("photo JPEG abîmée");
    if (marque === EOI) break;
    if (p + 4 > octets.length) throw new Indecodable("photo JPEG tronquée");
    const fin = p + 2 + vue.getUint16(p + 2);
    if (fin > octets.length || fin < p + 4) throw new Indecodable("photo JPEG tronquée");
    const bloc = octets.subarray(p + 4, fin);
    // Tout autre segment peut porter un texte (T.81, B.1.1.3).
    if (!isSegmentExact(marque, bloc) && !isEntete(marque, bloc)) textes.push(...textesOf(bloc));
    p = fin;
    if (marque !== SOS) continue;
    // Les données : un 0xff y est suivi de 0, ou d'une reprise (D0 à D7).
    for (; p < octets.length; p++) {
      const suivant = octets[p + 1] ?? 0;
      if (octets[p] === 0xff && suivant !== 0 && suivant !== 0xff && (suivant & 0xf8) !== 0xd0) break;
    }
  }
  if (p + 2 !== octets.length) throw new Indecodable("photo JPEG suivie d'autre chose");
  return { textes, tables: [], pieces: [] };
}

export const JPEG: Genre = { nom: "jpeg", extensions: ["jpg", "jpeg"], isGenre: isJpeg, decode };
