import { checkInteger, checkNonNegative, checkSameLength } from "./check.ts";

/**
 * Une population par sexe et groupe d'âges, du plus jeune au plus âgé ; le dernier groupe est ouvert (« 85 ans ou
 * plus »).
 */
export interface Pyramide {
  readonly femmes: readonly number[];
  readonly hommes: readonly number[];
}

export const SEXES = ["femmes", "hommes"] as const;
export type Sexe = (typeof SEXES)[number];

/**
 * @throws RangeError si les deux sexes n'ont pas autant de groupes, s'il y en a moins de trois, si un effectif est
 *   négatif
 */
export function checkPyramide({ femmes, hommes }: Pyramide): void {
  if (femmes.length < 3) throw new RangeError(`age groups must be at least 3, got ${femmes.length}`);
  checkSameLength("men", hommes, femmes.length);
  for (const n of femmes) checkNonNegative("women", n);
  for (const n of hommes) checkNonNegative("men", n);
}

/** Largeur d'un groupe d'âges, en années entières. */
export function checkWidth(pas: number): void {
  checkInteger("age width", pas, 1);
}
