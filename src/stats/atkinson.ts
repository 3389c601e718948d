import { checkNonNegative } from "./check.ts";
import { readSample } from "./weighted-sample.ts";
import type { Echantillon, OptionsPonderation } from "./weighted-sample.ts";

export interface Atkinson {
  /** L'indice, de 0 (égalité) à 1 : la part de la masse qu'une répartition égale rendrait inutile. */
  readonly valeur: number;
  /** Revenu également réparti équivalent, dans l'unité des valeurs : `moyenne × (1 − valeur)`. */
  readonly equivalent: number;
}

/**
 * Indice d'Atkinson, d'aversion à l'inégalité `epsilon`.
 *
 * `valeur = 0,1` se lit : 90 % de la masse, répartie également, donnerait le même bien-être. Le jugement est dans
 * `epsilon`, à écrire à côté du chiffre : 0 n'en a aucun (indice nul), 0,5 et 1 sont d'usage, plus grand ne regarde
 * presque que les plus pauvres. Une valeur nulle rend l'indice égal à 1 dès que `epsilon` atteint 1.
 *
 * Source : A. B. Atkinson, « On the measurement of inequality », Journal of Economic Theory, 2(3), 1970, p. 244-263.
 *
 * @param values revenus ou niveaux, positifs ou nuls
 * @param epsilon aversion à l'inégalité, positive ou nulle ; 1 est compris (moyenne géométrique)
 * @returns l'indice, de 0 à 1, et le revenu équivalent, dans l'unité des valeurs
 * @throws RangeError si l'échantillon est vide, porte un négatif ou que des zéros, si `epsilon` est négatif
 * @example
 * atkinson([10, 20, 30, 40, 50], 0.5).valeur.toFixed(6) // => "0.063153"
 * atkinson([10, 20, 30, 40, 50], 1).equivalent.toFixed(4) // => "26.0517"
 */
export function atkinson(values: readonly number[], epsilon: number, { poids }: OptionsPonderation = {}): Atkinson {
  checkNonNegative("epsilon", epsilon);
  const sample = readSample(values, poids);
  const valeur = Math.max(0, -Math.expm1(logEquivalent(sample, 1 - epsilon)));
  return { valeur, equivalent: sample.moyenne * (1 - valeur) };
}

/** Logarithme de la moyenne d'ordre `power` des valeurs rapportées à la moyenne : 0 ou moins, car `power` ≤ 1. */
function logEquivalent({ x, parts, moyenne }: Echantillon, power: number): number {
  if (power <= 0 && x.includes(0)) return -Infinity;
  const logs = x.map((value) => Math.log(value / moyenne));
  if (power === 0) return logs.reduce((sum, log, i) => sum + parts[i]! * log, 0);
  const highest = logs.reduce((max, log) => Math.max(max, power * log), 0);
  let sum = 0;
  // Un exposant qui déborderait passe par son maximum ; sinon l'écart à 1 garde ses décimales près d'epsilon = 1.
  if (highest > 100) {
    for (let i = 0; i < x.length; i++) sum += parts[i]! * Math.exp(power * logs[i]! - highest);
    return (highest + Math.log(sum)) / power;
  }
  for (let i = 0; i < x.length; i++) sum += parts[i]! * Math.expm1(power * logs[i]!);
  return Math.log1p(sum) / power;
}
