import { isUtf8 } from "node:buffer";

/** Ni saut de ligne, ni tabulation : un texte n'en porte pas. */
const CONTROLE = /[\u0000-\u0008\u000b\u000e-\u001f]/;

const UTF8 = new TextDecoder("utf-8");

/** Chaque format qui essaie de se reconnaître demande le même texte : il n'est décodé qu'une fois. */
const decodes = new WeakMap<Uint8Array, string | null>();

/** Le texte d'un fichier, en UTF-8 ou en UTF-16, ou null si ce n'en est pas un : un seul octet fautif, où qu'il soit, suffit. */
export function decodeTexte(octets: Uint8Array): string | null {
  let texte = decodes.get(octets);
  if (texte === undefined) decodes.set(octets, (texte = decode(octets)));
  return texte;
}

function decode(octets: Uint8Array): string | null {
  const [a, b] = octets;
  const utf16 = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  if (utf16 === null && !isUtf8(octets)) return null;
  const texte = utf16 === null ? UTF8.decode(octets) : new TextDecoder(utf16).decode(octets);
  return CONTROLE.test(texte) ? null : texte;
}
