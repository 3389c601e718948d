import { ticks, tickStep } from "d3";

export interface Axe {
  readonly domaine: readonly [number, number];
  readonly graduations: readonly number[];
  readonly pas: number;
  /** Faux quand l'axe est coupé : la figure doit le dire. */
  readonly isDepuisZero: boolean;
}

// Une baisse de 3 % ne doit pas avoir l'air d'un effondrement : l'axe montre au moins ce dixième de la plus grande valeur.
const AMPLEUR = 0.1;
const GRADUATIONS = 4;

// Sous quatre unités de la dernière décimale imprimée, les graduations porteraient toutes le même nombre.
const plancherOf = (decimales: number): number => 4 * 10 ** -decimales;

/**
 * L'axe d'une courbe ou d'une comparaison. Il part de zéro quand les données en sont proches (le plus petit vaut au
 * plus les deux cinquièmes du plus grand) ; sinon il est coupé.
 */
export function axeLibre(valeurs: readonly number[], decimales: number): Axe {
  let [min, max] = [Math.min(...valeurs), Math.max(...valeurs)];
  if (min >= 0 && min <= 0.4 * max) min = 0;
  else if (max <= 0 && max >= 0.4 * min) max = 0;
  [min, max] = ecarter(min, max, decimales);
  return graduer(min, max);
}

/** L'axe d'une pente, sans graduations : au plus près des valeurs, la même ampleur minimale. */
export function axePente(valeurs: readonly number[], decimales: number): Axe {
  const [bas, haut] = [Math.min(...valeurs), Math.max(...valeurs)];
  const air = 0.06 * (haut - bas);
  const domaine = ecarter(bas >= 0 ? Math.max(0, bas - air) : bas - air, haut + air, decimales);
  return { domaine, graduations: [], pas: 1, isDepuisZero: domaine[0] <= 0 && domaine[1] >= 0 };
}

/** L'axe des barres : toujours depuis zéro. */
export function axeZero(valeurs: readonly number[], decimales: number): Axe {
  const max = Math.max(0, ...valeurs);
  const min = Math.min(0, ...valeurs);
  const manque = Math.max(0, plancherOf(decimales) - (max - min));
  return max > 0 ? graduer(min, max + manque) : graduer(min - (min < 0 ? manque : 0), min < 0 ? 0 : manque);
}

function ecarter(min: number, max: number, decimales: number): [number, number] {
  const voulu = Math.max(AMPLEUR * Math.max(Math.abs(min), Math.abs(max)), plancherOf(decimales));
  const manque = Math.max(0, voulu - (max - min));
  if (min >= 0 && min - manque / 2 < 0) return [0, max + manque - min];
  return [min - manque / 2, max + manque / 2];
}

function graduer(min: number, max: number): Axe {
  const pas = tickStep(min, max, GRADUATIONS);
  const domaine: [number, number] = [Math.floor(min / pas + 1e-9) * pas, Math.ceil(max / pas - 1e-9) * pas];
  return {
    domaine,
    graduations: ticks(domaine[0], domaine[1], Math.round((domaine[1] - domaine[0]) / pas)),
    pas,
    isDepuisZero: domaine[0] <= 0 && domaine[1] >= 0,
  };
}
