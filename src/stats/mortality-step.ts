const ROOT = 100_000;

/** Une tranche d'âge de la table ; la dernière est ouverte (« 90 ans ou plus »). */
export interface TrancheMortalite {
  /** Âge du début de la tranche. */
  readonly age: number;
  /** Habitants, ou personnes-années quand plusieurs années de décès sont réunies. */
  readonly population: number;
  readonly deces: number;
  /**
   * Part de la tranche que vivent en moyenne ceux qui y meurent : ½, ou l'option `a0` à la tranche qui part de 0 an.
   */
  readonly partVecue?: number;
}

/** Ce qu'une tranche apporte à la table. */
export interface Step {
  readonly quotient: number;
  readonly varianceQuotient: number;
  /** Années qu'y vit en moyenne qui y entre ; dans la tranche ouverte, l'espérance elle-même. */
  readonly years: number;
  /** Variance de ces années, dans la seule tranche ouverte. */
  readonly varianceYears: number;
  /** Années de la tranche que perd qui y meurt. */
  readonly lost: number;
}

/**
 * Chiang : le quotient d'une tranche, tiré de son taux ; ramené à 1 quand le taux est si fort que personne n'en sort.
 */
export function stepOf(
  { age, population, deces, partVecue }: TrancheMortalite,
  next: TrancheMortalite | undefined,
  a0: number,
): Step {
  const rate = deces / population;
  if (next === undefined) {
    return { quotient: 1, varianceQuotient: 0, years: 1 / rate, varianceYears: 1 / (deces * rate * rate), lost: 0 };
  }
  const fraction = partVecue ?? (age === 0 ? a0 : 0.5);
  const width = next.age - age;
  const lost = (1 - fraction) * width;
  const quotient = Math.min(1, (width * rate) / (1 + lost * rate));
  const varianceQuotient = deces === 0 ? 0 : (quotient * quotient * (1 - quotient)) / deces;
  return { quotient, varianceQuotient, years: width - lost * quotient, varianceYears: 0, lost };
}

/**
 * L'espérance et sa variance, de la dernière tranche à la première : à un âge, elles ne dépendent que des tranches qui
 * le suivent, même si personne n'y parvient.
 */
export function backward(steps: readonly Step[]): { readonly esperance: number; readonly variance: number }[] {
  let [esperance, variance] = [0, 0];
  return steps
    .toReversed()
    .map(({ quotient, varianceQuotient, years, varianceYears, lost }) => {
      const survival = 1 - quotient;
      variance = survival * survival * variance + (lost + esperance) ** 2 * varianceQuotient + varianceYears;
      esperance = years + survival * esperance;
      return { esperance, variance };
    })
    .toReversed();
}

/** Les survivants à l'entrée de chaque tranche, d'une génération de 100 000. */
export function survivors(steps: readonly Step[]): number[] {
  let alive = ROOT;
  return steps.map(({ quotient }) => {
    const now = alive;
    alive *= 1 - quotient;
    return now;
  });
}
