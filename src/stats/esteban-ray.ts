import { readSample, sortSample } from "./weighted-sample.ts";
import type { OptionsPonderation } from "./weighted-sample.ts";

/**
 * Polarisation d'Esteban et Ray entre groupes : `Σ Σ π_i^(1+alpha) π_j |y_i − y_j| / μ`.
 *
 * Chaque valeur est la moyenne d'un groupe, chaque poids son effectif. `alpha` est le sens de l'identification au
 * groupe : à 0 c'est deux fois le Gini, au-delà un groupe nombreux pèse plus que ses membres ; les axiomes des auteurs
 * le bornent à 1,6. Contrairement aux indices d'inégalité, il dépend du découpage : deux groupes de même valeur doivent
 * être réunis par l'appelant, sinon l'indice baisse. Échelle : revenus rapportés à la moyenne, constante `K` prise
 * égale à 1.
 *
 * Source : J. Esteban, D. Ray, « On the Measurement of Polarization », Econometrica, 62(4), 1994, p. 819-851.
 *
 * @param moyennes revenu moyen de chaque groupe, positif ou nul
 * @param alpha sensibilité à la polarisation, de 0 à 1,6
 * @returns l'indice, sans unité ; 0 pour un seul groupe
 * @throws RangeError si `alpha` sort de [0 ; 1,6], si les valeurs ou les poids sont mal formés
 * @example
 * estebanRay([10, 30], 1, { poids: [50, 50] }) // => 0.25
 * estebanRay([20, 50, 20, 10], 0).toFixed(10) // => "0.6000000000"
 */
export function estebanRay(moyennes: readonly number[], alpha: number, { poids }: OptionsPonderation = {}): number {
  if (!(alpha >= 0 && alpha <= 1.6)) throw new RangeError(`alpha must be between 0 and 1.6, got ${alpha}`);
  const { x, parts, moyenne } = sortSample(readSample(moyennes, poids));
  // Une seule passe sur les groupes triés : sommes de part, de part^(1+alpha), et de leurs produits par l'écart.
  let sum = 0;
  let weight = 0;
  let weightGap = 0;
  let power = 0;
  let powerGap = 0;
  for (let i = 0; i < x.length; i++) {
    const gap = x[i]! - moyenne;
    const own = parts[i]! ** (1 + alpha);
    sum += own * (gap * weight - weightGap) + parts[i]! * (gap * power - powerGap);
    weight += parts[i]!;
    weightGap += parts[i]! * gap;
    power += own;
    powerGap += own * gap;
  }
  return Math.max(0, sum / moyenne);
}
