import { checkOpenUnit } from "./check.ts";
import { firstInteger } from "./first-integer.ts";

/** Le plus petit et le plus grand nombre d'événements qui n'ont rien d'étonnant, compris. */
export interface LimitesControle {
  readonly bas: number;
  readonly haut: number;
}

/**
 * Les limites d'une loi discrète, par sa fonction de répartition : chaque queue pèse au plus la moitié du risque.
 *
 * Source : D. C. Montgomery, Introduction to Statistical Quality Control, 7e éd., 2013, § 7.3 (limites en probabilité).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * exactLimits((k) => (k + 1) / 10, 0.4) // => { bas: 2, haut: 7 }
 */
export function exactLimits(cumulative: (k: number) => number, risque: number): LimitesControle {
  checkOpenUnit("risk", risque);
  return {
    bas: firstInteger((k) => cumulative(k) > risque / 2),
    haut: firstInteger((k) => 1 - cumulative(k) <= risque / 2),
  };
}
