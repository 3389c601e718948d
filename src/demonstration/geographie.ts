import type { Profil } from "./profils.ts";

export const ANNEES_RP = [2011, 2016, 2022] as const;
export type AnneeRp = (typeof ANNEES_RP)[number];
export type Habitants = Readonly<Record<AnneeRp, number>>;

/** La plus petite maille du modèle : un IRIS, ou une commune qui n'en a pas. Les niveaux supérieurs en sont les sommes. */
export interface Unite {
  /** Code IRIS (9 caractères) ; `0000` à la fin pour une commune non découpée. */
  readonly code: string;
  readonly nom: string;
  readonly type: "H" | "A" | "Z";
  readonly profil: Profil;
  readonly habitants: Habitants;
}

export interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly superficie: number;
  readonly unites: readonly Unite[];
}

export interface Epci {
  readonly code: string;
  readonly nom: string;
  readonly nature: "CA" | "CC";
  readonly communes: readonly Commune[];
}

export interface Zone {
  readonly code: string;
  readonly nom: string;
  readonly chefLieu: string;
  readonly region: string;
}

/** Le pays fictif en entier. */
export interface Pays {
  readonly communes: readonly Commune[];
  readonly epci: readonly Epci[];
  readonly departements: readonly Zone[];
  readonly regions: readonly Zone[];
}

/** Population municipale d'une commune : un entier, somme de ses IRIS. */
export const habitants = (commune: Commune, annee: AnneeRp): number =>
  Math.round(commune.unites.reduce((s, u) => s + u.habitants[annee], 0));
