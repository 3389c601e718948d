import { checkInteger, checkSample } from "./check.ts";
import { minRanks } from "./min-ranks.ts";

export interface OptionsGroupes {
  /**
   * `croissant` : le groupe 1 a les valeurs les plus basses ; `decroissant` : les plus hautes. Défaut : `croissant`.
   */
  readonly ordre?: "croissant" | "decroissant";
}

/**
 * Range chaque valeur dans l'un de `nombre` groupes d'effectifs aussi égaux que possible (quartiles, déciles de zones).
 *
 * Règle de l'UKHSA : groupe = ⌊nombre × (rang − 1) / n⌋ + 1, les ex æquo prenant tous le plus petit de leurs rangs :
 * deux zones égales sont toujours dans le même groupe, quitte à ce qu'un groupe soit plus gros. Ne pas confondre avec
 * `quantile`, qui donne une valeur et non une appartenance ; les deux ne coupent pas toujours au même endroit.
 *
 * Source : `phe_quantile`, PHEindicatormethods (UKHSA).
 *
 * @param values une valeur par zone, au moins `nombre`
 * @param nombre nombre de groupes, entier d'au moins 2
 * @returns pour chaque valeur, à la même place, son groupe de 1 à `nombre`
 * @throws RangeError si `nombre` n'est pas un entier d'au moins 2, s'il y a moins de valeurs que de groupes, si une
 * valeur n'est pas finie
 * @example
 * quantileGroup([30, 10, 40, 20], 2) // => [2, 1, 2, 1]
 * quantileGroup([30, 10, 40, 20], 2, { ordre: "decroissant" }) // => [1, 2, 1, 2]
 */
export function quantileGroup(
  values: readonly number[],
  nombre: number,
  { ordre = "croissant" }: OptionsGroupes = {},
): number[] {
  checkInteger("number of groups", nombre, 2);
  checkSample(values, nombre);
  const sign = ordre === "croissant" ? 1 : -1;
  const ranks = minRanks(Float64Array.from(values, (x) => sign * x));
  return Array.from(ranks, (rank) => Math.floor((nombre * (rank - 1)) / values.length) + 1);
}
