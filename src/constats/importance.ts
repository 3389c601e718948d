import { sujetDe } from "../indicateurs/memes-sujets.ts";
import { GENRES } from "./affirmation.ts";
import type { Constat, Sens } from "./constat.ts";
import type { Force } from "./force.ts";
import { RETARD_DIT } from "./fraicheur.ts";
import { margeOf } from "./marge.ts";

const SENS: readonly Sens[] = ["vigilance", "favorable", "neutre"];
const FORCES: readonly Force[] = ["nette", "indicative", "aucune", "incomparable"];

/** Paliers d'ampleur : un dixième, un quart, la moitié, le double [décision de l'outil]. */
const PALIERS = [1.1, 1.25, 1.5, 2].map(Math.log);

/**
 * L'ordre d'importance : d'abord ce qui appelle une attention, puis ce qui est le mieux prouvé, puis l'ampleur par
 * paliers (un de moins tous les deux ans de retard sur le thème), puis le nombre de personnes, puis l'ampleur exacte ; à égalité, le genre puis l'identifiant, pour que deux
 * constructions écrivent la même page. Aucune pondération cachée : l'ordre se lit clé par clé.
 */
export function compareImportance(a: Constat, b: Constat): number {
  return SENS.indexOf(a.sens) - SENS.indexOf(b.sens) || compareAmpleur(a, b);
}

/**
 * Le rang de la preuve. Un écart entre territoires tiré d'un fichier complet (Filosofi, CAF) n'a pas de marge parce
 * qu'il compte tout le monde : il vaut un écart net du recensement, sans quoi la pauvreté passerait toujours après.
 */
function rangPreuve({ genre, force, preuve }: Constat): number {
  const isComplet =
    (genre === "ecart" || genre === "aggravation") && preuve.resultats.every((r) => margeOf(r) === null);
  return isComplet && force === "indicative" ? FORCES.indexOf("nette") : FORCES.indexOf(force);
}

/** Le palier d'ampleur, moins un par tranche de deux ans de retard sur le thème : un vieil écart doit être plus fort. */
const palier = ({ amplitude, retard }: Constat): number =>
  PALIERS.filter((p) => amplitude >= p).length - Math.floor(retard / RETARD_DIT);

/** L'ordre de ce qui change le plus, bon ou mauvais : la preuve, l'ampleur, le nombre de personnes. */
export function compareAmpleur(a: Constat, b: Constat): number {
  return (
    rangPreuve(a) - rangPreuve(b) ||
    palier(b) - palier(a) ||
    (b.personnes ?? -1) - (a.personnes ?? -1) || // un nombre inconnu ne passe pas devant un nombre connu
    b.amplitude - a.amplitude ||
    GENRES.indexOf(a.genre) - GENRES.indexOf(b.genre) ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Les `max` premiers constats, un seul par sujet, et un seul par thème si l'on veut : trois fois la pauvreté, ou les 65 ans ou plus
 * puis l'indice de vieillissement, ne disent pas trois choses.
 */
export function selectConstats(
  constats: readonly Constat[],
  max: number,
  compare = compareImportance,
  unPar: "sujet" | "theme" = "sujet",
): readonly Constat[] {
  const vus = new Set<string>();
  const isNeuf = (c: Constat): boolean => {
    const cles = [sujetDe(c.indicateur), ...(unPar === "theme" ? [c.theme] : [])];
    if (cles.some((cle) => vus.has(cle))) return false;
    for (const cle of cles) vus.add(cle);
    return true;
  };
  return constats.toSorted(compare).filter(isNeuf).slice(0, max);
}
