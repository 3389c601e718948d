/**
 * Encodages qu'une correspondance peut nommer. `utf-8` et `utf-16` acceptent la marque d'ordre (BOM). `latin-1` se lit
 * comme windows-1252, qui ne diffère que par des octets sans caractère imprimable en latin-1 (standard WHATWG Encoding).
 */
export const ENCODAGES = ["utf-8", "windows-1252", "latin-1", "cp850", "utf-16le", "utf-16be"] as const;
export type Encodage = (typeof ENCODAGES)[number];

/**
 * Octets 0x80 à 0x9F de windows-1252, selon l'index « windows-1252 » du standard WHATWG Encoding ; les cinq octets
 * sans caractère (81 8D 8F 90 9D) y gardent leur numéro. Node 20 les lit faux (nodejs/node#56542, #60888).
 */
export const WINDOWS_1252_80_9F =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Octets 0x80 à 0xFF de la page de code 850 (MS-DOS, logiciels anciens), selon la table CP850.TXT d'Unicode. */
export const CP850_80_FF =
  "\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5" +
  "\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc\u00f8\u00a3\u00d8\u00d7\u0192" +
  "\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00aa\u00ba\u00bf\u00ae\u00ac\u00bd\u00bc\u00a1\u00ab\u00bb" +
  "\u2591\u2592\u2593\u2502\u2524\u00c1\u00c2\u00c0\u00a9\u2563\u2551\u2557\u255d\u00a2\u00a5\u2510" +
  "\u2514\u2534\u252c\u251c\u2500\u253c\u00e3\u00c3\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u00a4" +
  "\u00f0\u00d0\u00ca\u00cb\u00c8\u0131\u00cd\u00ce\u00cf\u2518\u250c\u2588\u2584\u00a6\u00cc\u2580" +
  "\u00d3\u00df\u00d4\u00d2\u00f5\u00d5\u00b5\u00fe\u00de\u00da\u00db\u00d9\u00fd\u00dd\u00af\u00b4" +
  "\u00ad\u00b1\u2017\u00be\u00b6\u00a7\u00f7\u00b8\u00b0\u00a8\u00b7\u00b9\u00b3\u00b2\u25a0\u00a0";

const latin1 = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("latin1");

export const decodeWindows1252 = (octets: Uint8Array): string =>
  latin1(octets).replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252_80_9F.charAt(c.charCodeAt(0) - 0x80));

export const decodeCp850 = (octets: Uint8Array): string =>
  latin1(octets).replace(/[\u0080-\u00ff]/g, (c) => CP850_80_FF.charAt(c.charCodeAt(0) - 0x80));

/** De quoi lire des octets de cet encodage, donnés en plusieurs fois : un caractère peut être à cheval. */
function createDecodeur(encodage: Encodage): (octets: Uint8Array, suite: boolean) => string {
  switch (encodage) {
    case "windows-1252":
    case "latin-1":
      return decodeWindows1252;
    case "cp850":
      return decodeCp850;
    case "utf-8":
    case "utf-16le":
    case "utf-16be": {
      const decodeur = new TextDecoder(encodage, { fatal: true });
      return (octets, suite) => decodeur.decode(octets, { stream: suite });
    }
  }
}

/** Vrai si ces octets sont de l'UTF-8 qui ne peut être rien d'autre. */
const isUtf8 = (octets: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(octets);
    return true;
  } catch {
    return false;
  }
};

/**
 * L'encodage que le fichier semble avoir à la place de celui que dit sa correspondance, ou null s'il lui va : refuser un
 * encodage manifestement faux vaut mieux que lire `AccordÃ©`. Un texte accentué en windows-1252 n'est presque jamais de
 * l'UTF-8 valide, et inversement.
 */
export function contredire(octets: Uint8Array, encodage: Encodage): Encodage | null {
  if (encodage === "utf-8") return isUtf8(octets) ? null : "windows-1252";
  if (encodage === "utf-16le" || encodage === "utf-16be") {
    // Sans un seul octet nul, ce n'est pas du français en UTF-16.
    return octets.includes(0) && octets.length % 2 === 0 ? null : isUtf8(octets) ? "utf-8" : "windows-1252";
  }
  return octets.some((octet) => octet > 0x7f) && isUtf8(octets) ? "utf-8" : null;
}

/** Assez pour ne pas compter, assez peu pour qu'un morceau lu soit aussitôt oublié : au-delà de 128 Kio, V8 le met à part, et l'y laisse. */
const MORCEAU = 1 << 16;

/**
 * Le texte d'un export, morceau par morceau, toutes les fins de ligne ramenées à `\n` : un fichier recollé les mêle, et
 * des lignes se perdraient sans être comptées.
 * @throws {TypeError} si les octets ne sont pas de cet encodage (voir `contredire`).
 */
export function* decodeMorceaux(octets: Uint8Array, encodage: Encodage): Generator<string> {
  const decoder = createDecodeur(encodage);
  let reste = "";
  for (let debut = 0; debut < octets.length; debut += MORCEAU) {
    const texte = reste + decoder(octets.subarray(debut, debut + MORCEAU), debut + MORCEAU < octets.length);
    reste = texte.endsWith("\r") ? "\r" : ""; // son « \n » est peut-être au début du morceau suivant
    yield (reste === "" ? texte : texte.slice(0, -1)).replace(/\r\n?/g, "\n");
  }
  if (reste !== "") yield "\n";
}
