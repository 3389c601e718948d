import { checkFinite } from "./check.ts";

/** Les deux règles de suite d'une carte de contrôle, en plus des limites. */
export type SignalSuite = "huit du même côté" | "six dans le même sens";

const SIDE = 8;
const DIRECTION = 6;

/**
 * Règles de suite : huit points consécutifs du même côté de la ligne centrale, six qui montent (ou descendent)
 * d'affilée.
 *
 * Un point posé sur la ligne ne compte ni n'interrompt ; deux points égaux interrompent une montée. Le signal est porté
 * par le point qui achève la suite et par ceux qui la prolongent. Par hasard, huit du même côté arrive environ une fois
 * sur 128 départs : à lire comme une question, pas comme une preuve.
 *
 * Source : Western Electric, Statistical Quality Control Handbook, 1956 ; L. S. Nelson, Journal of Quality Technology,
 * 16, 1984, p. 237-239, dont la règle 2 demande neuf points et la 3, six.
 *
 * @param values les valeurs, comparables à `centre`
 * @returns les signaux de chaque point
 * @throws RangeError si une valeur ou le centre n'est pas fini
 * @example
 * runRules([1, 2, 3, 4, 5, 6, 2], 10)[5] // => ["six dans le même sens"]
 * runRules([5, 6, 5, 6, 5, 6, 5, 6], 4)[7] // => ["huit du même côté"]
 */
export function runRules(values: readonly number[], centre: number): readonly (readonly SignalSuite[])[] {
  checkFinite("centre", centre);
  let [side, sideRun, direction, directionRun] = [0, 0, 0, 1];
  return values.map((value, i) => {
    checkFinite("value", value);
    const now = Math.sign(value - centre);
    if (now !== 0) [side, sideRun] = [now, now === side ? sideRun + 1 : 1];
    const step = i === 0 ? 0 : Math.sign(value - (values[i - 1] as number));
    directionRun = step !== 0 && step === direction ? directionRun + 1 : step === 0 ? 1 : 2;
    direction = step;
    const signaux: SignalSuite[] = [];
    if (now !== 0 && sideRun >= SIDE) signaux.push("huit du même côté");
    if (directionRun >= DIRECTION) signaux.push("six dans le même sens");
    return signaux;
  });
}
