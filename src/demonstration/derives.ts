import type { AnneeRp } from "./geographie.ts";

/** Ce qui change d'un recensement à l'autre : multiplicateurs appliqués au profil de 2022. */
export interface Derive {
  readonly ages: readonly number[];
  readonly menages: readonly number[];
  readonly chomage: number;
  readonly activiteSenior: number;
  readonly cadres: number;
  readonly vacance: number;
}

/** Vieillissement, solitude, monoparentalité : les tendances nationales de 2011 à 2022, un peu lissées. */
export const DERIVES: Readonly<Record<AnneeRp, Derive>> = {
  2011: {
    ages: [1.1, 1.08, 1.09, 1.05, 0.81, 0.92, 0.62],
    menages: [0.89, 1.04, 1.0, 1.15, 0.83],
    chomage: 1.17,
    activiteSenior: 0.74,
    cadres: 0.82,
    vacance: 0.8,
  },
  2016: {
    ages: [1.06, 1.04, 1.04, 1.03, 0.92, 0.94, 0.83],
    menages: [0.945, 1.02, 1.01, 1.07, 0.92],
    chomage: 1.2,
    activiteSenior: 0.86,
    cadres: 0.9,
    vacance: 0.93,
  },
  2022: {
    ages: [1, 1, 1, 1, 1, 1, 1],
    menages: [1, 1, 1, 1, 1],
    chomage: 1,
    activiteSenior: 1,
    cadres: 1,
    vacance: 1,
  },
};
