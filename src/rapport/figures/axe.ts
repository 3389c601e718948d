import { ticks, tickStep } from "d3";

export interface Axe {
  readonly domaine: readonly [number, number];
  readonly graduations: readonly number[];
  readonly pas: number;
  /** Faux quand l'axe est coupé : la figure doit le dire. */
  readonly isDepuisZero: boolean;
}

/**
 * L'axe d'une courbe ou d'une comparaison. Il part de zéro quand les données en sont proches (le plus petit vaut moins
 * des deux cinquièmes du plus grand) ; sinon il est coupé, sans jamais montrer moins de `ampleur` fois la plus grande
 * valeur : une baisse de 3 % ne doit pas avoir l'air d'un effondrement.
 */
export function axeLibre(valeurs: readonly number[], nombre: number, ampleur = 0.1): Axe {
  let min = Math.min(...valeurs);
  let max = Math.max(...valeurs);
  if (min >= 0 && min <= 0.4 * max) min = 0;
  else if (max <= 0 && max >= 0.4 * min) max = 0;
  const manque = ampleur * Math.max(Math.abs(min), Math.abs(max)) - (max - min);
  if (manque > 0) {
    min = min >= 0 ? Math.max(0, min - manque / 2) : min - manque / 2;
    max += manque / 2;
  }
  if (max === min) max = min + 1;
  return elargir(min, max, nombre);
}

/** L'axe des barres : toujours depuis zéro. */
export function axeZero(valeurs: readonly number[], nombre: number): Axe {
  const max = Math.max(0, ...valeurs);
  const min = Math.min(0, ...valeurs);
  return elargir(min, max === min ? 1 : max, nombre);
}

function elargir(min: number, max: number, nombre: number): Axe {
  const pas = tickStep(min, max, nombre);
  const domaine: [number, number] = [Math.floor(min / pas + 1e-9) * pas, Math.ceil(max / pas - 1e-9) * pas];
  return {
    domaine,
    graduations: ticks(domaine[0], domaine[1], Math.round((domaine[1] - domaine[0]) / pas)),
    pas,
    isDepuisZero: domaine[0] <= 0 && domaine[1] >= 0,
  };
}
