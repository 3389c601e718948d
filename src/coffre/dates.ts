import { retenir } from "./retenir.ts";

const FRANCAISE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}[:h]\d{2}(?::\d{2})?)?$/;
const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?Z?$/;
const EN_LETTRES = /^(?:1er|(\d{1,2}))[ -]([a-zéûô]{3,9})\.?[ -](\d{4}|\d{2})$/i;
const COMPACTE = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
/** Nombre de jours d'Excel, avec ou sans heure. */
const SERIE = /^(\d{5})(?:[.,]\d+)?$/;

const MOIS = ["janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"];

/** De 1954 à 2099 : hors de là, cinq chiffres sont autre chose (un code postal n'est jamais lu comme une date : voir `Champ`). */
const SERIES = { min: 20_000, max: 73_050 } as const;
/** Le jour 0 d'Excel, qui croit que 1900 était bissextile. */
const JOUR_0 = Date.UTC(1899, 11, 30);

/** Ces façons d'écrire une date, dites à la personne. */
export const ECRITURES = ["jj/mm/aaaa", "jj/mm/aa", "aaaa-mm-jj", "en lettres", "aaaammjj", "nombre d'Excel"] as const;
export type Ecriture = (typeof ECRITURES)[number];

export interface DateLue {
  readonly iso: string;
  readonly ecriture: Ecriture;
}

/** Un mois écrit en toutes lettres ou abrégé, de 1 à 12 ; 0 si ce n'en est pas un. */
function readMois(mot: string): number {
  const propre = mot.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return MOIS.findIndex((mois) => propre.startsWith(mois.slice(0, Math.min(propre.length, 4)))) + 1;
}

function date(annee: string, mois: number, jour: number, siecle: number, ecriture: Ecriture): DateLue | null {
  const a = annee.length === 2 ? siecle + Number(annee) : Number(annee);
  const lue = new Date(Date.UTC(a, mois - 1, jour));
  // `Date` reporte un 31 février au 3 mars : on exige de retrouver ce qu'on a lu.
  const existe = lue.getUTCFullYear() === a && lue.getUTCMonth() === mois - 1 && lue.getUTCDate() === jour;
  return existe ? { iso: lue.toISOString().slice(0, 10), ecriture } : null;
}

/**
 * Une date d'export et la façon dont elle est écrite, avec ou sans heure : `07/01/2025`, `7/1/25`, `2025-01-07`,
 * `7 janvier 2025`, `20250107`, `45664`. L'heure est jetée : aucun de nos chiffres ne s'en sert.
 * @param siecle d'une année à deux chiffres ; 2000 par défaut (un export d'activité, jamais une date de naissance).
 * @returns null si ce n'en est pas une (`31/02/2025`, `à préciser`).
 */
export function parseDate(texte: string, siecle = 2000): DateLue | null {
  const propre = texte.trim();
  if (!(propre >= "0" && propre < ":")) return null; // toutes nos écritures commencent par un chiffre
  const francaise = FRANCAISE.exec(propre);
  if (francaise) {
    const [, jour = "", mois, annee = ""] = francaise;
    return date(annee, Number(mois), Number(jour), siecle, annee.length === 2 ? "jj/mm/aa" : "jj/mm/aaaa");
  }
  const iso = ISO.exec(propre);
  if (iso) return date(iso[1] ?? "", Number(iso[2]), Number(iso[3]), siecle, "aaaa-mm-jj");
  const lettres = EN_LETTRES.exec(propre);
  if (lettres) return date(lettres[3] ?? "", readMois(lettres[2] ?? ""), Number(lettres[1] ?? 1), siecle, "en lettres");
  const compacte = COMPACTE.exec(propre);
  if (compacte) return date(compacte[1] ?? "", Number(compacte[2]), Number(compacte[3]), siecle, "aaaammjj");
  const serie = Number(SERIE.exec(propre)?.[1]);
  if (!(serie >= SERIES.min && serie <= SERIES.max)) return null;
  return { iso: new Date(JOUR_0 + serie * 86_400_000).toISOString().slice(0, 10), ecriture: "nombre d'Excel" };
}

const lues = retenir((texte) => ({ iso: parseDate(texte)?.iso ?? null }));

/** La date ISO, ou null ; voir `parseDate`. Un export répète ses jours : chacun n'est lu qu'une fois. */
export const readDate = (texte: string): string | null => lues(texte).iso;

/** Jours depuis le 1er janvier 1970, la mesure interne des dates de DuckDB. */
export const toJours = retenir((iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
