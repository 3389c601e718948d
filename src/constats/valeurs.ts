import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import { isServi } from "../modele/statut.ts";
import type { Resultat } from "../modele/resultat.ts";

type Format = Pick<Indicateur, "unite" | "decimales" | "bornes">;
type Lu = Pick<Resultat, "valeur" | "statut">;

/** Vrai si le résultat porte un nombre, restreint au type. */
export const hasValeur = <R extends Lu>(r: R): r is R & { readonly valeur: number } =>
  r.valeur !== null && isServi(r.statut);

/** Le producteur n'a pas donné le nombre, seulement de quel côté de la borne il est (Filosofi : 5 et 95). */
export const isBorne = ({ valeur }: Lu, { bornes }: Format): boolean =>
  valeur !== null && bornes !== undefined && (valeur <= bornes[0] || valeur >= bornes[1]);

/** Un nombre de l'indicateur : `33,0 %`, `16 100 €`, `108 942` ; l'unité longue d'un effectif n'est pas répétée. */
export function writeNombre(x: number, { unite, decimales }: Format): string {
  return formatValeur(x, unite, decimales);
}

/** La valeur telle qu'une phrase la dit, bornes comprises ; le mot du statut s'il n'y a pas de nombre. */
export function writeValeur(r: Lu & Pick<Resultat, "motif">, indicateur: Format): string {
  if (!hasValeur(r)) return writeStatut(r);
  const { bornes } = indicateur;
  if (bornes && r.valeur <= bornes[0]) return `${writeNombre(bornes[0], { ...indicateur, decimales: 0 })} ou moins`;
  if (bornes && r.valeur >= bornes[1]) return `${writeNombre(bornes[1], { ...indicateur, decimales: 0 })} ou plus`;
  return writeNombre(r.valeur, indicateur);
}

/** Pourquoi il n'y a pas de nombre, en mots. */
export function writeStatut({ statut }: Pick<Resultat, "statut">): string {
  if (statut === "secret") return "non diffusé (secret statistique)";
  if (statut === "refus") return "non comparable";
  if (statut === "non_calculable") return "non calculable";
  return "non disponible";
}

const isPoints = (unite: string): boolean => /^points?$/.test(unite);

/**
 * Un écart sans signe, suivi de son unité accordée : `0,7 point`, `3,2 points`, `1 540 €`.
 * @param decimales celles de l'indicateur
 */
export function writeAmplitude(x: number, unite: string, decimales: number): string {
  const a = Math.abs(x);
  if (!isPoints(unite)) return formatValeur(a, unite, decimales);
  // Le pluriel commence à deux (règle typographique), sur le nombre tel qu'il est imprimé.
  return `${formatNombre(a, decimales)}\u00a0point${Number(a.toFixed(decimales)) >= 2 ? "s" : ""}`;
}

/** Un écart signé : `+0,7 point`, `−3,2 %` ; nul à l'impression, sans signe. */
export function writeEcart(x: number, unite: string, decimales: number): string {
  const isNul = Number(Math.abs(x).toFixed(decimales)) === 0;
  return `${isNul ? "" : x > 0 ? "+" : "−"}${writeAmplitude(x, unite, decimales)}`;
}

/** L'unité d'un écart : deux parts diffèrent de points, jamais de %. */
export const uniteEcart = ({ unite }: Format): string => (unite === "%" ? "points" : unite);

/** Décimales d'une évolution : une au moins quand elle est relative (en %), celles de l'indicateur sinon. */
export const decimalesEvolution = (evolution: Pick<Resultat, "unite">, { unite, decimales }: Format): number =>
  evolution.unite.startsWith("%") && !unite.startsWith("%") ? 1 : decimales;
