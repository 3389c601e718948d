import { ELARGISSEMENT } from "../constats/force.ts";
import { margeOf, type Encadre } from "../constats/marge.ts";

/** Ce que le plan de sondage du recensement multiplie à la variance d'une part (docs/decisions/0005). */
export const EFFET_SONDAGE = ELARGISSEMENT ** 2;

/** Demi-largeur d'un intervalle à 95 % d'une loi normale, en erreurs types. */
const Z = 1.959963984540054;

/** L'erreur type d'un résultat, élargie pour le plan de sondage, dans son unité ; null s'il n'a pas de marge. */
export function erreurTypeOf(r: Encadre): number | null {
  const marge = margeOf(r);
  return marge === null ? null : ((marge[1] - marge[0]) / 2 / Z) * ELARGISSEMENT;
}

/** L'intervalle à 95 % que `forceEvolution` attend d'une différence : celui d'avant l'élargissement. */
export const intervalleDeDifference = (ecart: number, erreurType: number): readonly [number, number] => {
  const demi = (Z * erreurType) / ELARGISSEMENT;
  return [ecart - demi, ecart + demi];
};
