/** Encodages qu'une correspondance peut nommer. `utf-8` accepte la marque d'ordre (BOM). */
export const ENCODAGES = ["utf-8", "windows-1252"] as const;
export type Encodage = (typeof ENCODAGES)[number];

/**
 * Octets 0x80 à 0x9F de windows-1252, selon l'index « windows-1252 » du standard WHATWG Encoding ; les cinq octets
 * sans caractère (81 8D 8F 90 9D) y gardent leur numéro. Node 20 les lit faux (nodejs/node#56542, #60888).
 */
export const WINDOWS_1252_80_9F =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

export const decodeWindows1252 = (octets: Uint8Array): string =>
  Buffer.from(octets)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252_80_9F.charAt(c.charCodeAt(0) - 0x80));

/** Le texte en UTF-8, ou null si ces octets n'en sont pas. */
function decodeUtf8(octets: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return null;
  }
}

/** Le texte, fins de ligne ramenées à `\n`, ou l'encodage que le fichier semble avoir à la place. */
export type Decodage = { readonly texte: string } | { readonly plutot: Encodage };

/**
 * Décode un export selon sa correspondance, et refuse l'encodage manifestement faux plutôt que de lire `AccordÃ©` :
 * un texte accentué en windows-1252 n'est presque jamais de l'UTF-8 valide, et inversement.
 */
export function decodeExport(octets: Uint8Array, encodage: Encodage): Decodage {
  const utf8 = decodeUtf8(octets);
  if (encodage === "utf-8") return utf8 === null ? { plutot: "windows-1252" } : { texte: unixLines(utf8) };
  if (utf8 !== null && octets.some((octet) => octet > 0x7f)) return { plutot: "utf-8" };
  return { texte: unixLines(decodeWindows1252(octets)) };
}

/** Un fichier recollé mêle les fins de ligne : sans cela, des lignes se perdraient sans être comptées. */
const unixLines = (texte: string): string => texte.replace(/\r\n?/g, "\n");
