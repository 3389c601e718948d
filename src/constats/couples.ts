import type { Indicateur } from "../modele/indicateur.ts";
import type { Niveau } from "../modele/territoire.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Donnees, Point } from "./donnees.ts";
import { isBornesArrondi, largeurArrondi } from "./marge.ts";
import { hasValeur, isBorne } from "./valeurs.ts";

/**
 * Une évolution servie avec une mise en garde (Filosofi, R5 : « particulièrement entre deux années proches ») n'est pas
 * avancée comme constat à moins de trois ans d'écart [décision produit, docs/regles.md].
 */
const ECART_PRUDENT = 3;

const isAvancable = ({ debut, fin, evolution }: Couple): boolean =>
  hasValeur(evolution) && (evolution.statut !== "avertissement" || fin.annee - debut.annee >= ECART_PRUDENT);

/** Deux millésimes d'un territoire et ce que l'observatoire répond sur le chemin de l'un à l'autre. */
export interface Couple {
  readonly debut: Point;
  readonly fin: Point;
  readonly evolution: Resultat;
}

/** Une évolution depuis ou vers « 5 % ou moins » n'est pas un nombre : elle ne se dit pas (docs/regles.md, R6). */
export const hasBorne = ({ debut, fin }: Couple, indicateur: Indicateur): boolean =>
  isBorne(debut, indicateur) || isBorne(fin, indicateur);

/** Deux comptes arrondis par leur producteur (CAF, Dares) dont les bornes se touchent : l'écart peut n'être que le leur. */
export const isDansBornes = ({ debut, fin, evolution }: Couple): boolean =>
  hasValeur(evolution) &&
  debut.valeur !== null &&
  fin.valeur !== null &&
  (isBornesArrondi(debut) || isBornesArrondi(fin)) &&
  Math.abs(fin.valeur - debut.valeur) <= (largeurArrondi(debut) + largeurArrondi(fin)) / 2;

/**
 * Un taux que le producteur arrondit à l'unité (Filosofi, à la commune) : un point d'écart imprimé peut tenir à
 * l'arrondi seul (docs/regles.md, R6), comme celui de deux comptes arrondis. Il ne s'avance pas comme une hausse ou une baisse.
 */
export const isArrondi = (couple: Couple, indicateur: Indicateur): boolean =>
  isDansBornes(couple) || isUnite(couple, indicateur);

const isUnite = ({ debut, fin, evolution }: Couple, { unite, decimales }: Indicateur): boolean =>
  unite === "%" &&
  decimales === 0 &&
  hasValeur(evolution) &&
  [debut, fin].every((p) => p.niveau === "commune" && Number.isInteger(p.valeur)) &&
  Math.abs(evolution.valeur) === 1;

/**
 * Deux valeurs dont l'une au moins est approchée (IRIS diffusés seulement, dénominateur d'une autre année), sans marge :
 * leur différence peut n'être que celle des deux approximations. Elles se montrent, sans verbe ni signe.
 */
export const isEstime = ({ debut, fin, evolution }: Couple): boolean =>
  [debut, fin].some((p) => p.statut === "estimation") && evolution.intervalle === null;

interface Ou {
  readonly code: string;
  readonly niveau: Niveau;
  readonly territoire: string;
}

function coupleOf(donnees: Donnees, ou: Ou, debut: Point, fin: Point): Couple {
  return { debut, fin, evolution: donnees.evolution(ou.code, ou.niveau, ou.territoire, debut.annee, fin.annee) };
}

/**
 * Le dernier couple permis parmi ces points : le dernier servi, et le plus récent dont l'évolution est servie. Si aucun
 * ne l'est, le refus du couple le plus récent ; null s'il n'y a rien à dire.
 */
export function dernierCouple(donnees: Donnees, ou: Ou, points: readonly Point[]): Couple | null {
  const servis = points.filter(hasValeur);
  const fin = servis.at(-1);
  if (!fin) return null;
  let refus: Couple | null = null;
  for (const debut of servis.slice(0, -1).reverse()) {
    const couple = coupleOf(donnees, ou, debut, fin);
    if (isAvancable(couple)) return couple;
    if (!hasValeur(couple.evolution)) refus ??= couple;
  }
  return refus;
}

/** Le plus long chemin permis qui finit au dernier point, sans traverser de rupture ; null s'il n'y en a pas. */
export function plusLongCouple(donnees: Donnees, ou: Ou, points: readonly Point[]): Couple | null {
  const servis = points.filter(hasValeur);
  const fin = servis.at(-1);
  if (!fin) return null;
  for (const debut of servis.slice(0, -1)) {
    if (debut.segment !== fin.segment) continue;
    const couple = coupleOf(donnees, ou, debut, fin);
    if (isAvancable(couple)) return couple;
  }
  return null;
}
