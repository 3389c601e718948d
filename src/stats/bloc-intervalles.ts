import { checkSameLength } from "./check.ts";
/** Les résultats d'un bloc d'intervalles : une case par ligne, dans l'ordre des entrées. */
export interface BlocIntervalles {
  readonly valeur: Float64Array;
  readonly bas: Float64Array;
  readonly haut: Float64Array;
}

/** Trois colonnes de la longueur commune des deux entrées. */
export function createBloc(numerateurs: Float64Array, denominateurs: Float64Array): BlocIntervalles {
  const n = numerateurs.length;
  checkSameLength("denominators", denominateurs, n);
  return { valeur: new Float64Array(n), bas: new Float64Array(n), haut: new Float64Array(n) };
}
