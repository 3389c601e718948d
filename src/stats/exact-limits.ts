import { checkOpenUnit } from "./check.ts";

/** Le plus petit et le plus grand nombre d'événements qui n'ont rien d'étonnant, compris. */
export interface LimitesControle {
  readonly bas: number;
  readonly haut: number;
}

/** Le plus petit entier `k ≥ 0` où `isReached(k)`, fausse puis vraie. */
function firstInteger(isReached: (k: number) => boolean): number {
  if (isReached(0)) return 0;
  let low = 0;
  let high = 1;
  while (!isReached(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Les limites d'une loi discrète, par sa fonction de répartition : chaque queue pèse au plus la moitié du risque.
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
