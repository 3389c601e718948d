import { normalTail } from "./normal-tail.ts";

/**
 * Les trois probabilités critiques d'un test : la chance, si l'hypothèse testée est vraie, d'observer au moins aussi
 * étonnant. L'hypothèse contraire (des deux côtés, ou d'un seul) se choisit avant de voir les chiffres : prendre après
 * coup la plus petite des trois n'est plus un test.
 */
export interface ValeursP {
  /** La valeur vraie diffère de la référence, dans un sens ou l'autre. */
  readonly bilaterale: number;
  /** La valeur vraie est sous la référence. */
  readonly inferieure: number;
  /** La valeur vraie est au-dessus de la référence. */
  readonly superieure: number;
}

/** La plus petite queue, doublée : la règle qui répond à un intervalle central. */
export function doubleTails(inferieure: number, superieure: number): ValeursP {
  return { bilaterale: Math.min(1, 2 * Math.min(inferieure, superieure)), inferieure, superieure };
}

/** Les trois probabilités d'un écart réduit tenu pour normal. */
export const normalTails = (z: number): ValeursP => doubleTails(normalTail(-z), normalTail(z));
