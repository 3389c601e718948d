import { checkSameLength } from "./check.ts";

/**
 * Les bornes d'un bloc d'intervalles : une case par ligne, dans l'ordre des entrées. La valeur n'y est pas : l'appelant a
 * déjà le rapport, et une colonne de plus coûte autant que le calcul d'une borne (mesuré).
 */
export interface BlocIntervalles {
  readonly bas: Float64Array;
  readonly haut: Float64Array;
}

/** Deux colonnes de la longueur commune des deux entrées. */
export function createBloc(numerateurs: Float64Array, denominateurs: Float64Array): BlocIntervalles {
  const n = numerateurs.length;
  checkSameLength("denominators", denominateurs, n);
  return { bas: new Float64Array(n), haut: new Float64Array(n) };
}
