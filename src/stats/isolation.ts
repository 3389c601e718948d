import { exposure } from "./exposure.ts";

/**
 * Indice d'isolement (Bell) : la part moyenne de son propre groupe dans la zone où vit un membre du groupe.
 *
 * Vaut la part du groupe dans l'ensemble quand il est réparti également : le lire à côté de cette part. À ne pas
 * confondre avec `dissimilarity`, qui ne dépend pas de la taille du groupe.
 *
 * Source : D. S. Massey, N. A. Denton, Social Forces, 67(2), 1988, p. 281-315.
 *
 * @param groupe effectif du groupe dans chaque zone, positif ou nul
 * @param total population entière de chaque zone, mêmes zones, même ordre
 * @returns une proportion, de la part du groupe dans l'ensemble à 1
 * @throws RangeError comme `exposure`
 * @example
 * isolation([10, 30], [20, 40]) // => 0.6875
 * isolation([5, 0], [5, 20]) // => 1
 */
export const isolation = (groupe: readonly number[], total: readonly number[]): number =>
  exposure(groupe, groupe, total);
