import { inflateSync } from "node:zlib";
import { isMorceauExact } from "../../modele/dessin-exact.ts";
import { Indecodable, type Budget, type Contenu, type Genre } from "./contenu.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isPng = (octets: Uint8Array): boolean => Buffer.from(octets.subarray(0, 8)).equals(SIGNATURE);

/** Le texte d'un morceau, décompressé s'il l'est (zTXt, iTXt, iCCP). */
function texteOf(bloc: Uint8Array, budget: Budget): string[] {
  const brut = new TextDecoder("utf-8").decode(bloc);
  for (let i = bloc.indexOf(0); i >= 0 && i < bloc.length; i++) {
    try {
      const lu = inflateSync(bloc.subarray(i), { maxOutputLength: Math.max(1, Math.min(budget.restant, 1 << 24)) });
      budget.prendre(lu.length);
      return [brut, new TextDecoder("utf-8").decode(lu)];
    } catch {
      if (i > 128) break; // le texte compressé suit de près son mot-clé
    }
  }
  return [brut];
}

/** Une image PNG : ses textes et métadonnées. Ses pixels ne se lisent pas : un chiffre dessiné y passe inaperçu. */
function decode(octets: Uint8Array, budget: Budget): Contenu {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const textes: string[] = [];
  let p = SIGNATURE.length;
  let nom = "";
  while (p + 12 <= octets.length && nom !== "IEND") {
    const taille = vue.getUint32(p);
    nom = Buffer.from(octets.subarray(p + 4, p + 8)).toString("latin1");
    if (p + 12 + taille > octets.length) throw new Indecodable("image PNG tronquée");
    // Ce qui ne porte pas que l'image peut être un texte.
    if (!isMorceauExact(nom, taille)) textes.push(...texteOf(octets.subarray(p + 8, p + 8 + taille), budget));
    p += 12 + taille;
  }
  if (nom !== "IEND" || p !== octets.length) throw new Indecodable("image PNG tronquée, ou suivie d'autre chose");
  return { textes, tables: [], pieces: [] };
}

export const PNG: Genre = { nom: "png", extensions: ["png"], isGenre: isPng, decode };
