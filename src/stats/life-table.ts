import { checkNonNegative, checkOpenUnit, checkPositive, checkUnit } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { backward, stepOf, survivors } from "./mortality-step.ts";
import type { TrancheMortalite } from "./mortality-step.ts";
import { criticalZ } from "./normal-quantile.ts";

export interface OptionsTableMortalite extends OptionsIntervalle {
  /** Part vécue de la tranche qui part de 0 an ; 0,1 par défaut, pour une tranche de moins d'un an. */
  readonly a0?: number;
  /** La population totale doit dépasser ce seuil ; 5 000 personnes-années par défaut (Toson et Baker). */
  readonly minPopulation?: number;
  /** L'espérance dont l'intervalle à 95 % est plus large, en années, est tue ; 20 par défaut (UKHSA). */
  readonly maxLargeur?: number;
}

/** Pourquoi la table n'est pas calculable, ou pas publiable. */
export type MotifMortalite =
  | "tranche sans population"
  | "plus de décès que d'habitants"
  | "population trop petite"
  | "aucun décès dans la dernière tranche";

/** L'espérance de vie à un âge, en années ; trop incertaine, elle est tue mais ses bornes restent. */
export type EsperanceDeVie =
  | ValeurEncadree
  | {
      readonly motif: "intervalle trop large";
      readonly bas: number;
      readonly haut: number;
      readonly confiance: number;
    };

export interface LigneMortalite {
  readonly age: number;
  /** Probabilité de mourir dans la tranche pour qui l'atteint ; 1 dans la dernière. */
  readonly quotient: number;
  /** Survivants à cet âge d'une génération de 100 000. */
  readonly survivants: number;
  readonly esperance: EsperanceDeVie;
}

const LARGEUR_JUGEE = 0.95; // la largeur se juge toujours à 95 %, quelle que soit la confiance demandée

/**
 * Table de mortalité abrégée du moment (Chiang) et espérances de vie à chaque âge, bornes de Silcocks.
 *
 * Les tranches sont quelconques : toutes largeurs, tout nombre, tout premier âge ; la dernière est ouverte. La variance
 * ajoute à celle de Chiang un terme pour la tranche ouverte, où il la croyait nulle (Silcocks) : c'est la table de
 * l'UKHSA. Espérance « du moment » : celle d'une génération fictive soumise toute sa vie aux risques de l'année, et non
 * une prévision. `a0` vaut pour une première tranche de moins d'un an : si elle va de 0 à 4 ans, l'augmenter.
 *
 * Sources : C. L. Chiang, Introduction to Stochastic Processes in Biostatistics, 1968, p. 189-214 ; P. B. S. Silcocks,
 * D. A. Jenner, R. Reza, Journal of Epidemiology and Community Health, 55, 2001, p. 38-43 ; UKHSA, PHEindicatormethods,
 * `phe_life_expectancy`.
 *
 * @param tranches par âge croissant, au moins une
 * @returns une ligne par tranche ; ou le motif, si une tranche interdit le calcul ou si la population est trop petite
 * @throws RangeError sans tranche, si les âges ne croissent pas, si un effectif est négatif ou une option hors domaine
 * @example
 * const tranches = [{ age: 60, population: 8000, deces: 80 }, { age: 80, population: 3000, deces: 300 }];
 * lifeTable(tranches).lignes[0].esperance.valeur.toFixed(4) // => "26.3636"
 * lifeTable(tranches).lignes[1].esperance.valeur // => 10
 * lifeTable(tranches.slice(1)) // => { motif: "population trop petite" }
 */
export function lifeTable(
  tranches: readonly TrancheMortalite[],
  { a0 = 0.1, confiance = 0.95, minPopulation = 5000, maxLargeur = 20 }: OptionsTableMortalite = {},
): { readonly lignes: readonly LigneMortalite[] } | { readonly motif: MotifMortalite } {
  checkUnit("a0", a0);
  checkOpenUnit("confidence", confiance);
  checkNonNegative("minimum of population", minPopulation);
  checkPositive("maximum of width", maxLargeur);
  checkTranches(tranches);
  const motif = whyNot(tranches, minPopulation);
  if (motif !== undefined) return { motif };
  const z = criticalZ(confiance);
  const steps = tranches.map((tranche, i) => stepOf(tranche, tranches[i + 1], a0));
  const moments = backward(steps);
  const survival = survivors(steps);
  const lignes = tranches.map(({ age }, i) => {
    const { esperance = NaN, variance = NaN } = moments[i] ?? {};
    const error = Math.sqrt(variance);
    const bounds = { bas: esperance - z * error, haut: esperance + z * error, confiance };
    const tooWide = 2 * criticalZ(LARGEUR_JUGEE) * error > maxLargeur;
    return {
      age,
      quotient: steps[i]?.quotient ?? NaN,
      survivants: survival[i] ?? NaN,
      esperance: tooWide
        ? ({ motif: "intervalle trop large", ...bounds } as const)
        : ({ valeur: esperance, ...bounds, methode: "Silcocks" } as const),
    };
  });
  return { lignes };
}

function checkTranches(tranches: readonly TrancheMortalite[]): void {
  if (tranches.length === 0) throw new RangeError("bands must hold at least 1 item, got 0");
  let previous = -Infinity;
  for (const { age, population, deces, partVecue = 0.5 } of tranches) {
    checkNonNegative("age", age);
    if (age <= previous) throw new RangeError(`ages must increase, got ${age} after ${previous}`);
    checkNonNegative("population", population);
    checkNonNegative("deaths", deces);
    checkUnit("fraction lived", partVecue);
    previous = age;
  }
}

function whyNot(tranches: readonly TrancheMortalite[], minPopulation: number): MotifMortalite | undefined {
  if (tranches.some(({ population }) => population === 0)) return "tranche sans population";
  if (tranches.some(({ population, deces }) => deces > population)) return "plus de décès que d'habitants";
  if (tranches.reduce((sum, { population }) => sum + population, 0) <= minPopulation) return "population trop petite";
  return tranches.at(-1)?.deces === 0 ? "aucun décès dans la dernière tranche" : undefined;
}
