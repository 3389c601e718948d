import { checkCount, checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { EQUAL_DENSITY } from "./opposite-tail.ts";
import { solveIncreasing } from "./solve-increasing.ts";
import type { ValeursP } from "./valeurs-p.ts";

/** Deux lignes (les groupes), deux colonnes (la réponse) : `[[oui, non], [oui, non]]`. */
export type TableCroisee = readonly [readonly [number, number], readonly [number, number]];

export interface TestFisher extends ValeursP {
  /**
   * Rapport des cotes, estimé au maximum de vraisemblance conditionnel, et ses bornes exactes ; de 0 à l'infini quand
   * une case est vide. Une ligne ou une colonne vide ne dit rien du rapport.
   */
  readonly rapportDeCotes: ValeurEncadree | { readonly motif: "marge nulle" };
}

/**
 * Test exact de Fisher d'une table à quatre cases, et rapport des cotes.
 *
 * Choisi contre le khi-deux, faux quand un effectif attendu est petit. La probabilité bilatérale est celle de R
 * (`fisher.test`) : somme de toutes les tables de mêmes marges au plus aussi probables que celle observée ; d'autres
 * logiciels doublent la plus petite queue. Le rapport des cotes est le conditionnel de R, **pas** `ad / bc` ; et un
 * rapport de cotes n'est pas un rapport de parts. Pour un écart de parts en points, `differenceProportions`.
 *
 * Source : R. A. Fisher, Statistical Methods for Research Workers, 5e éd., 1934, § 21.02 ; A. Agresti, Categorical Data
 * Analysis, 2e éd., 2002, p. 91-101.
 *
 * @param table effectifs entiers
 * @returns les probabilités critiques (`superieure` : la première ligne répond plus souvent oui) et le rapport des
 * cotes
 * @throws RangeError si un effectif n'est pas un entier positif ou nul, si la confiance n'est pas entre 0 et 1
 * @example
 * fisherExact([[2, 7], [8, 2]]).bilaterale.toFixed(8) // => "0.02301414"
 * fisherExact([[3, 1], [1, 3]]).rapportDeCotes.valeur.toFixed(6) // => "6.408320"
 * fisherExact([[0, 0], [8, 2]]).rapportDeCotes // => { motif: "marge nulle" }
 */
export function fisherExact(table: TableCroisee, { confiance = 0.95 }: OptionsIntervalle = {}): TestFisher {
  const [[a, b], [c, d]] = table;
  for (const count of [a, b, c, d]) checkCount("cell", count);
  checkOpenUnit("confidence", confiance);
  const first = Math.max(0, a - d);
  const logs = logWeights(table, first);
  const observed = a - first;
  if (logs.length === 1) {
    return { bilaterale: 1, inferieure: 1, superieure: 1, rapportDeCotes: { motif: "marge nulle" } };
  }
  const tails = tailsAt(logs, observed, 0);
  const tail = (1 - confiance) / 2;
  const [isFirst, isLast] = [observed === 0, observed === logs.length - 1];
  // À l'échelle logarithmique, où la moyenne et les queues de la loi décentrée sont monotones.
  const solve = (f: (theta: number) => number, target: number): number => Math.exp(solveOnLine(f, target));
  return {
    bilaterale: Math.min(1, likelihoodSum(logs, observed)),
    inferieure: tails.atMost,
    superieure: tails.atLeast,
    rapportDeCotes: {
      valeur: isFirst ? 0 : isLast ? Infinity : solve((theta) => tailsAt(logs, observed, theta).mean, observed),
      bas: isFirst ? 0 : solve((theta) => tailsAt(logs, observed, theta).atLeast, tail),
      haut: isLast ? Infinity : solve((theta) => -tailsAt(logs, observed, theta).atMost, -tail),
      confiance,
      methode: "Fisher exacte",
    },
  };
}

/** Logarithme de la probabilité, à une constante près, de chaque première case possible, à partir de `first`. */
function logWeights([[a, b], [c, d]]: TableCroisee, first: number): Float64Array {
  const logs = new Float64Array(Math.min(a + b, a + c) - first + 1);
  for (let i = 1; i < logs.length; i++) {
    const k = first + i;
    logs[i] = (logs[i - 1] ?? NaN) + Math.log(((a + b - k + 1) * (a + c - k + 1)) / (k * (d - a + k)));
  }
  return logs;
}

function likelihoodSum(logs: Float64Array, observed: number): number {
  const top = logs.reduce((max, x) => Math.max(max, x), -Infinity);
  const threshold = (logs[observed] ?? NaN) + Math.log(EQUAL_DENSITY);
  let [sum, total] = [0, 0];
  for (const log of logs) {
    const weight = Math.exp(log - top);
    total += weight;
    if (log <= threshold) sum += weight;
  }
  return sum / total;
}

/** Moyenne et queues de la loi hypergéométrique décentrée, de rapport des cotes `exp(theta)`. */
function tailsAt(
  logs: Float64Array,
  observed: number,
  theta: number,
): { readonly atMost: number; readonly atLeast: number; readonly mean: number } {
  let top = -Infinity;
  for (let i = 0; i < logs.length; i++) top = Math.max(top, (logs[i] ?? NaN) + i * theta);
  let [below, above, at, moment] = [0, 0, 0, 0];
  for (let i = 0; i < logs.length; i++) {
    const weight = Math.exp((logs[i] ?? NaN) + i * theta - top);
    if (i < observed) below += weight;
    else if (i > observed) above += weight;
    else at = weight;
    moment += i * weight;
  }
  const total = below + at + above;
  return { atMost: (below + at) / total, atLeast: (above + at) / total, mean: moment / total };
}

/** `solveIncreasing` sur toute la droite : les bornes s'écartent jusqu'à encadrer la cible. */
function solveOnLine(f: (theta: number) => number, target: number): number {
  let [low, high] = [-1, 1];
  while (f(low) > target) low *= 2;
  while (f(high) < target) high *= 2;
  return solveIncreasing(f, target, low, high);
}
