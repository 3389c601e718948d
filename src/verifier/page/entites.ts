/** Entités nommées de Latin-1 (HTML 4, §24.2), de U+00A0 à U+00FF dans l'ordre. */
const LATIN1 = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
  "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
  "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
  "thorn yuml"
).split(" ");

const NOMMEES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["OElig", "Œ"],
  ["oelig", "œ"],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["hellip", "…"],
  ["euro", "€"],
  ["ensp", "\u2002"],
  ["emsp", "\u2003"],
  ["thinsp", "\u2009"],
  ["zwnj", "\u200c"],
  ["zwj", "\u200d"],
  ...LATIN1.map((nom, i): [string, string] => [nom, String.fromCharCode(0xa0 + i)]),
]);

function point(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** Décode les entités d'un texte HTML : numériques, hexadécimales et nommées courantes. Une inconnue reste telle quelle. */
export const decodeEntites = (texte: string): string =>
  !texte.includes("&")
    ? texte
    : texte.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|([a-zA-Z][\da-zA-Z]*));?/g, (tout, decimal, hexa, nom) => {
        if (typeof decimal === "string") return point(Number(decimal));
        if (typeof hexa === "string") return point(Number.parseInt(hexa, 16));
        return (typeof nom === "string" ? NOMMEES.get(nom) : undefined) ?? String(tout);
      });
