import { checkSameLength, checkSizes, clampNumerator } from "./check.ts";

/**
 * Indice d'exposition (Bell) : la part moyenne de l'`autre` groupe dans la zone où vit un membre du `groupe`,
 * `Σ (x_i/X) (y_i/t_i)`.
 *
 * Pas symétrique : un petit groupe est très exposé à un grand, l'inverse non. Il dépend de la part de l'autre groupe
 * dans l'ensemble, à donner à côté. Contre soi-même, c'est l'isolement (`isolation`).
 *
 * Source : D. S. Massey, N. A. Denton, « The Dimensions of Residential Segregation », Social Forces, 67(2), 1988,
 * p. 281-315.
 *
 * @param groupe effectif du groupe dans chaque zone, positif ou nul
 * @param autre effectif de l'autre groupe, mêmes zones, même ordre
 * @param total population entière de chaque zone, au moins égale à chacun des deux groupes
 * @returns une proportion, de 0 à 1
 * @throws RangeError si les longueurs diffèrent, si un effectif est négatif ou dépasse le total, si un groupe est vide
 * @example
 * exposure([10, 30], [10, 10], [20, 40]) // => 0.3125
 */
export function exposure(groupe: readonly number[], autre: readonly number[], total: readonly number[]): number {
  const totalGroupe = checkSizes("group", groupe);
  checkSameLength("other group", autre, groupe.length);
  checkSameLength("total", total, groupe.length);
  checkSizes("other group", autre);
  checkSizes("total", total);
  let sum = 0;
  for (let i = 0; i < groupe.length; i++) {
    const most = Math.max(groupe[i]!, autre[i]!);
    if (Number.isNaN(clampNumerator(most, total[i]!))) {
      throw new RangeError(`each group must be at most the total, got ${most} > ${total[i]} at index ${i}`);
    }
    if (total[i]! > 0) sum += (groupe[i]! / totalGroupe) * (autre[i]! / total[i]!);
  }
  return Math.min(1, sum);
}
