import { parseDate } from "../dates.ts";
import type { Pseudonymeur } from "../cle/cle.ts";
import type { Mot } from "../mots.ts";
import { retenir } from "../retenir.ts";
import { normalizeNom, normalizePrenom } from "./noms.ts";

/** Ce qu'une ligne d'export dit d'une personne. En mémoire seulement. */
export interface Identite {
  readonly nom: string;
  /** Préféré au nom d'usage, qui change au mariage. */
  readonly nomNaissance: string;
  readonly prenom: string;
  readonly naissance: string;
}

/** Les deux clés d'une personne : l'une ne pardonne rien, l'autre l'orthographe de la fin du nom. */
export interface ClesPersonne {
  /** Nom, prénom, date de naissance. */
  readonly stricte: string;
  /** Quatre premières lettres du nom, prénom, date de naissance. */
  readonly large: string;
}

const LETTRES = 4;
/** Dates de remplissage : elles donneraient la même personne à tous. */
const REMPLISSAGE = /^(?:1900-01-0[12]|1899-)/;

/** La date de naissance ; une année à deux chiffres est du siècle qui ne fait pas naître dans l'avenir. */
function readNaissance(texte: string, annee: number): string | null {
  const lue = parseDate(texte);
  const isFuture = lue?.ecriture === "jj/mm/aa" && Number(lue.iso.slice(0, 4)) > annee;
  const iso = (isFuture ? parseDate(texte, 1900) : lue)?.iso ?? null;
  return iso === null || REMPLISSAGE.test(iso) || Number(iso.slice(0, 4)) > annee ? null : iso;
}

/**
 * Les clés d'une personne, ou null s'il manque son nom, son prénom ou sa date de naissance : sans elle, deux homonymes n'en
 * feraient qu'une. La clé stricte prend le nom et le prénom dans un ordre indifférent : deux colonnes échangées la gardent.
 * @param annee celle de la ligne.
 */
export function clesDe(identite: Identite, annee: number, cle: Pseudonymeur): ClesPersonne | null {
  const nom = normalizeNom(identite.nomNaissance.trim() === "" ? identite.nom : identite.nomNaissance);
  const prenom = normalizePrenom(identite.prenom);
  const naissance = readNaissance(identite.naissance, annee);
  if (nom === "" || prenom === "" || naissance === null) return null;
  const [a = "", b = ""] = [nom, prenom].sort();
  return {
    stricte: cle.pseudonyme("personne-stricte", a, b, naissance),
    large: cle.pseudonyme("personne-large", nom.slice(0, LETTRES), prenom, naissance),
  };
}

/** Une naissance d'une année écrite en entier, passée, se lit de même quelle que soit l'année de la ligne. */
const SANS_ANNEE = 9999;
const isNeAvant = (naissance: string, annee: number): boolean => {
  const ecrite = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(naissance)?.[0];
  return ecrite !== undefined && Number(ecrite) <= annee;
};

/** Les clés d'une personne, en mots du coffre. */
export type ClesCodees = Readonly<Record<keyof ClesPersonne, number>>;

/** Celles de la personne d'une ligne, ou null si ce qu'elle en dit ne suffit pas (voir `clesDe`). */
export type ClesDeLigne = (
  nom: string,
  nomNaissance: string,
  prenom: string,
  naissance: string,
  annee: number,
) => ClesCodees | null;

/** Ce qu'une ligne dit d'une personne, en un texte : les longueurs d'abord, pour que deux identités n'en fassent jamais un. */
const reunir = (nom: string, nomNaissance: string, prenom: string, annee: number, naissance: string): string =>
  `${nom.length} ${nomNaissance.length} ${prenom.length} ${annee}|${nom}${nomNaissance}${prenom}${naissance}`;

function separer(texte: string): readonly [Identite, annee: number] {
  const debut = texte.indexOf("|") + 1;
  const [a = 0, b = 0, c = 0, annee = 0] = texte
    .slice(0, debut - 1)
    .split(" ")
    .map(Number);
  const coupes = [debut, debut + a, debut + a + b, debut + a + b + c];
  const [nom = "", nomNaissance = "", prenom = "", naissance = ""] = coupes.map((coupe, i) => texte.slice(coupe, coupes[i + 1])); // prettier-ignore
  return [{ nom, nomNaissance, prenom, naissance }, annee];
}

/** Les clés d'une personne, calculées une fois pour toutes ses lignes. */
export function createClesPersonne(cle: Pseudonymeur, mot: Mot): ClesDeLigne {
  const connues = retenir((texte) => {
    const cles = clesDe(...separer(texte), cle);
    return { cles: cles && { stricte: mot(cles.stricte), large: mot(cles.large) } };
  });
  return (nom, nomNaissance, prenom, naissance, annee) =>
    nom === "" && nomNaissance === ""
      ? null
      : connues(reunir(nom, nomNaissance, prenom, isNeAvant(naissance, annee) ? SANS_ANNEE : annee, naissance)).cles;
}
