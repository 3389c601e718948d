import { checkFinite, checkOpenUnit, checkPositive } from "./check.ts";

/** Ce qu'est une valeur, donc l'échelle où son incertitude est à peu près normale. */
export type NatureValeur = "quelconque" | "taux" | "proportion";

export interface Echelle {
  /** Vers l'échelle normale ; refuse une valeur hors du domaine. */
  readonly transform: (x: number) => number;
  readonly inverse: (u: number) => number;
  /** Dérivée de `inverse`. */
  readonly slope: (u: number) => number;
}

const logistic = (u: number): number => 1 / (1 + Math.exp(-u));

/** Telle quelle, logarithme d'un taux, logit d'une proportion. */
export const SCALES: Readonly<Record<NatureValeur, Echelle>> = {
  quelconque: {
    transform: (x) => {
      checkFinite("value", x);
      return x;
    },
    inverse: (u) => u,
    slope: () => 1,
  },
  taux: {
    transform: (x) => {
      checkPositive("rate", x);
      return Math.log(x);
    },
    inverse: Math.exp,
    slope: Math.exp,
  },
  proportion: {
    transform: (x) => {
      checkOpenUnit("proportion", x);
      return Math.log(x) - Math.log1p(-x);
    },
    inverse: logistic,
    slope: (u) => logistic(u) * logistic(-u),
  },
};
