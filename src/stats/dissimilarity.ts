import { checkSameLength, checkSizes } from "./check.ts";

/**
 * Indice de dissimilarité de Duncan : `½ Σ |a_i/A − b_i/B|`, entre deux populations réparties dans les mêmes zones.
 *
 * Se lit : la part de l'un des deux groupes qui devrait changer de zone pour que leurs répartitions soient les mêmes.
 * Pour « un groupe contre tous les autres » (indice de ségrégation), passer le groupe et le reste, non le total :
 * contre le total, l'indice est plus faible. Il dépend du découpage, plus élevé sur de petites zones, et surestime
 * quand les effectifs par zone sont petits. Il ignore où sont les zones : voir `moran`.
 *
 * Source : O. D. Duncan, B. Duncan, American Sociological Review, 20(2), 1955, p. 210-217.
 *
 * @param groupe effectif du premier groupe dans chaque zone, positif ou nul
 * @param autre effectif du second groupe, mêmes zones, même ordre
 * @returns l'indice, de 0 (même répartition) à 1 (aucune zone commune)
 * @throws RangeError si les longueurs diffèrent, si un effectif est négatif, si un groupe est vide
 * @example
 * dissimilarity([10, 30, 60], [20, 20, 10]).toFixed(10) // => "0.4000000000"
 * dissimilarity([5, 0], [0, 8]) // => 1
 */
export function dissimilarity(groupe: readonly number[], autre: readonly number[]): number {
  const totalGroupe = checkSizes("group", groupe);
  checkSameLength("other group", autre, groupe.length);
  const totalAutre = checkSizes("other group", autre);
  let sum = 0;
  for (let i = 0; i < groupe.length; i++) sum += Math.abs(groupe[i]! / totalGroupe - autre[i]! / totalAutre);
  return Math.min(1, sum / 2);
}
