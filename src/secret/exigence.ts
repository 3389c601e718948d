import type { Cellule } from "./cellule.ts";

/** Ce qu'un intervalle doit laisser ignorer, dans l'unité de la case. */
export interface Exigence {
  /** Écart minimal entre la plus petite et la plus grande valeur possibles. */
  readonly largeur: number;
  /** De combien la valeur possible doit pouvoir descendre sous la vraie. */
  readonly bas: number;
  readonly haut: number;
}

/** Une case masquée qui n'a rien à cacher elle-même ne doit pas pour autant être donnée : sinon, la masquer est vain. */
export const SECONDAIRE: Exigence = { largeur: 0, bas: 0, haut: 0 };

/** Écart en dessous duquel deux valeurs rendues par le solveur sont la même. */
export const EPSILON = 1e-5;

const isEntiere = ({ nature }: Cellule): boolean => nature !== "montant";

/** L'écart entre les valeurs possibles : entre les entiers possibles pour un effectif. */
export function measureLargeur(cellule: Cellule, min: number, max: number): number {
  if (!isEntiere(cellule)) return max - min;
  return Math.floor(max + EPSILON) - Math.ceil(min - EPSILON);
}

/** L'écart qui sépare deux montants à la précision du solveur, qui travaille sur des montants ramenés à 100 000. */
const precisionOf = ({ valeur }: Cellule): number => EPSILON * Math.max(1, Math.abs(valeur ?? 0) / 1e5);

/** La plus petite largeur qui ne soit pas une valeur retrouvée : deux entiers, ou un montant incertain au centième. */
export const minimumLargeur = (cellule: Cellule): number =>
  isEntiere(cellule) ? 1 : Math.max(100 * precisionOf(cellule), (cellule.valeur ?? 0) / 100);

/** Reste-t-il plus d'une valeur possible ? Un montant est retrouvé quand il ne reste que l'erreur du calcul. */
export function isIncertaine(cellule: Cellule, min: number, max: number): boolean {
  const requise = isEntiere(cellule) ? 1 - EPSILON : 100 * precisionOf(cellule);
  return measureLargeur(cellule, min, max) >= requise;
}

/** L'intervalle protège-t-il la case ? La vraie valeur n'est consultée que si on la connaît. */
export function isProtegee(cellule: Cellule, exigence: Exigence, min: number, max: number): boolean {
  if (exigence === SECONDAIRE) return isIncertaine(cellule, min, max);
  const ecart = precisionOf(cellule);
  const requise = Math.max(exigence.largeur, minimumLargeur(cellule));
  if (measureLargeur(cellule, min, max) < requise - ecart) return false;
  if (cellule.valeur === null) return true;
  const bas = Math.min(exigence.bas, cellule.valeur);
  return min <= cellule.valeur - bas + ecart && max >= cellule.valeur + exigence.haut - ecart;
}
