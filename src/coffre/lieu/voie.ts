/** Abréviations de voies et de titres, telles que les écrivent les logiciels et la norme postale (NF Z10-011). */
const ABREGES: Readonly<Record<string, string>> = {
  R: "RUE", AV: "AVENUE", AVE: "AVENUE", BD: "BOULEVARD", BLD: "BOULEVARD", BVD: "BOULEVARD", BOUL: "BOULEVARD",
  ALL: "ALLEE", AL: "ALLEE", ALLEES: "ALLEE", PL: "PLACE", CHE: "CHEMIN", CHEM: "CHEMIN", CH: "CHEMIN", IMP: "IMPASSE",
  RTE: "ROUTE", SQ: "SQUARE", RES: "RESIDENCE", FG: "FAUBOURG", FBG: "FAUBOURG", CRS: "COURS", LOT: "LOTISSEMENT",
  PAS: "PASSAGE", PASS: "PASSAGE", RPT: "ROND POINT", SEN: "SENTIER", SENT: "SENTIER", VLA: "VILLA", CTRE: "CENTRE",
  GAL: "GENERAL", GEN: "GENERAL", MAL: "MARECHAL", DR: "DOCTEUR", PR: "PROFESSEUR", PDT: "PRESIDENT", COL: "COLONEL",
  CDT: "COMMANDANT", CNE: "CAPITAINE", LT: "LIEUTENANT", ST: "SAINT", STE: "SAINTE",
}; // prettier-ignore
const ARTICLES = new Set(["DE", "DU", "DES", "LA", "LE", "LES", "L", "D", "ET", "AUX", "AU", "A"]);

const mots = (texte: string): string[] =>
  texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œŒ]/g, "oe")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim()
    .split(" ");

/** Le nom d'une voie, pour le comparer : `r. des Lilas`, `RUE DES LILAS` et `Rue Lilas` sont la même. */
export const normalizeVoie = (texte: string): string =>
  mots(texte)
    .map((mot) => ABREGES[mot] ?? mot)
    .filter((mot) => !ARTICLES.has(mot))
    .join(" ");

/** Le nom d'une commune, pour le comparer : `ST DENIS`, `Saint-Denis`. « CEDEX » et l'arrondissement postal sont ôtés. */
export const normalizeCommune = (texte: string): string =>
  mots(texte.replace(/\bcedex\b.*$/i, ""))
    .map((mot) => (mot === "ST" ? "SAINT" : mot === "STE" ? "SAINTE" : mot))
    .join(" ");

/** Un numéro au début de l'adresse, ou après un complément (« Apt 12, 3 r. des Lilas ») ; celui de « rue du 8 mai » n'en est pas un. */
const NUMERO = /(?:^|,\s*)(\d{1,4})\s*(?:bis|ter|quater|[a-d])?\s*[ ,]\s*(?=\p{L})/giu;

export interface AdresseLue {
  readonly numero: number | null;
  /** Normalisée. */
  readonly voie: string;
}

/** Le numéro et la voie d'une adresse écrite à la main. */
export function readAdresse(texte: string): AdresseLue {
  const propre = texte.replace(/\s+/g, " ").trim();
  const dernier = [...propre.matchAll(NUMERO)].at(-1);
  if (!dernier) return { numero: null, voie: normalizeVoie(propre) };
  const voie = propre.slice(dernier.index + dernier[0].length);
  return { numero: Number(dernier[1]), voie: normalizeVoie(voie.replace(/[,;].*$/, "").replace(/\b\d{5}\b.*$/, "")) };
}
