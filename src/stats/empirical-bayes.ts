import { checkNonNegative, checkPositive, checkSameLength } from "./check.ts";

/** Un territoire lissé. */
export interface TauxLisse {
  /** Taux lissé, en événements par personne. */
  readonly valeur: number;
  /** Taux brut, même unité. */
  readonly brut: number;
  /** Part du taux brut dans le taux lissé, de 0 (tout vient de la moyenne) à 1. */
  readonly poids: number;
  /** Taux brut rapporté à la moyenne (« risque relatif », 1 = la moyenne) ; 0 si la moyenne est nulle. */
  readonly rapport: number;
  /** Erreur type du taux lissé, moyenne et variance supposées connues : un plancher, pas un intervalle. */
  readonly erreurType: number;
}

export interface OptionsEmpiricalBayes {
  /**
   * Pour chaque territoire, les rangs de ses voisins (lui-même est ajouté). Absent : un seul voisinage, tous les
   * territoires (lissage global).
   */
  readonly voisins?: readonly (readonly number[])[];
}

/**
 * Taux lissés par Bayes empirique, méthode des moments de Marshall : un petit territoire est ramené vers la moyenne, à
 * proportion de ce que son effectif laisse au hasard.
 *
 * Choisi contre le modèle gamma-Poisson (Clayton et Kaldor, 1987), itératif et lié à une loi. Le lissage est global, ou
 * local si `voisins` est donné : chaque territoire est alors ramené vers la moyenne de son voisinage. Quand la
 * dispersion observée ne dépasse pas celle du hasard, la variance est mise à 0 et tous les taux deviennent la moyenne.
 * Ne pas confondre avec `fayHerriot`, qui part d'estimations d'enquête et de covariables ; ni lire un taux lissé comme
 * un comptage : il ne se multiplie pas par la population pour retrouver des personnes.
 *
 * Source : R. J. Marshall, « Mapping disease and mortality rates using empirical Bayes estimators », Applied
 * Statistics, 40(2), 1991, p. 283-294 ; mêmes calculs que PySAL `esda` (`Empirical_Bayes`, `Spatial_Empirical_Bayes`).
 *
 * @param evenements événements par territoire, positifs ou nuls
 * @param population personnes exposées par territoire, positives, même ordre
 * @returns un taux lissé par territoire, en événements par personne
 * @throws RangeError si les longueurs diffèrent, s'il n'y a aucun territoire, si une valeur ou un rang est hors domaine
 * @example
 * const quartiers = empiricalBayes([1, 0, 5, 30], [100, 50, 100, 400]);
 * quartiers.map((q) => q.valeur.toFixed(4)) // => ["0.0350", "0.0393", "0.0530", "0.0704"]
 * quartiers[1].brut // => 0
 */
export function empiricalBayes(
  evenements: readonly number[],
  population: readonly number[],
  { voisins }: OptionsEmpiricalBayes = {},
): TauxLisse[] {
  const n = evenements.length;
  checkPositive("number of areas", n);
  checkSameLength("population", population, n);
  evenements.forEach((x) => checkNonNegative("events", x));
  population.forEach((x) => checkPositive("population", x));
  if (voisins === undefined) {
    const tous = momentsOf(evenements, population, Array.from(evenements.keys()));
    return evenements.map((x, i) => smooth(x, population[i] ?? NaN, tous));
  }
  checkSameLength("neighbours", voisins, n);
  return evenements.map((x, i) => {
    const around = new Set([...(voisins[i] ?? []), i]);
    for (const j of around) {
      if (!(Number.isInteger(j) && j >= 0 && j < n)) throw new RangeError(`neighbour must be an area index, got ${j}`);
    }
    return smooth(x, population[i] ?? NaN, momentsOf(evenements, population, [...around]));
  });
}

interface Moments {
  readonly moyenne: number;
  readonly variance: number;
}

/** Moyenne et variance entre territoires, le hasard des comptages retiré. */
function momentsOf(evenements: readonly number[], population: readonly number[], indices: readonly number[]): Moments {
  let events = 0;
  let people = 0;
  for (const i of indices) {
    events += evenements[i] ?? NaN;
    people += population[i] ?? NaN;
  }
  const moyenne = events / people;
  let spread = 0;
  for (const i of indices) {
    const p = population[i] ?? NaN;
    spread += p * ((evenements[i] ?? NaN) / p - moyenne) ** 2;
  }
  return { moyenne, variance: Math.max(0, spread / people - (moyenne * indices.length) / people) };
}

function smooth(events: number, people: number, { moyenne, variance }: Moments): TauxLisse {
  const brut = events / people;
  const poids = variance > 0 ? variance / (variance + moyenne / people) : 0;
  return {
    valeur: moyenne + poids * (brut - moyenne),
    brut,
    poids,
    rapport: moyenne > 0 ? brut / moyenne : 0,
    erreurType: Math.sqrt(variance * (1 - poids)),
  };
}
