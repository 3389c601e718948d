/**
 * Des indicateurs qui disent la même chose en deux unités, ou l'un par un morceau de l'autre : les 65 ans ou plus, l'indice de
 * vieillissement ; les familles monoparentales parmi les familles, ou parmi celles qui ont des enfants. Un seul se dit par page.
 */
export const MEMES_SUJETS: readonly (readonly string[])[] = [
  ["DEM-05", "DEM-06"],
  ["DEM-08", "DEM-10", "DEM-11"],
  ["DEM-09", "VIE-01"],
  ["FAM-01", "FAM-02"],
  ["FAM-05", "ISO-01"],
  ["FAM-09", "REV-13"],
  ["REV-05", "REV-06"],
  ["REV-10", "REV-11"],
];

const SUJETS = new Map(MEMES_SUJETS.flatMap((codes) => codes.map((code) => [code, codes[0] ?? code] as const)));

/** Le sujet d'un indicateur : le premier de ceux qui disent la même chose que lui, ou lui-même. */
export const sujetDe = (code: string): string => SUJETS.get(code) ?? code;
