import type { RuptureSerie } from "./rupture.ts";

/** Un barème d'une aide, à partir d'un jour et jusqu'au suivant de la même aide. */
export interface Bareme {
  /** La nature d'aide, telle que le coffre la range : `alimentaire`. */
  readonly aide: string;
  /** `2024-01-01`. */
  readonly le: string;
  /** Quotient familial au plus duquel l'aide est ouverte, en euros ; null si le barème n'en fixe pas. */
  readonly plafond: number | null;
  /** Ce que l'aide donne au plus, en euros. */
  readonly montant: number | null;
  /** Ce qui a changé, tel qu'on l'imprime. */
  readonly texte: string;
  /** Les séries d'avant et d'après se comparent-elles encore ? */
  readonly comparable: boolean;
}

export const GENRES_CHANGEMENT = ["logiciel", "règle", "nomenclature"] as const;

/** Un changement d'outil ou de règle qui n'est pas un barème. */
export interface Changement {
  readonly le: string;
  readonly quoi: (typeof GENRES_CHANGEMENT)[number];
  /** Exports (`ccas-accueil`) et indicateurs (`CCAS-07`) qu'il touche. */
  readonly portee: readonly string[];
  readonly texte: string;
  readonly comparable: boolean;
}

/** Le journal des barèmes et des changements (`pilotage/baremes.yaml`), du plus ancien au plus récent. */
export interface Journal {
  readonly baremes: readonly Bareme[];
  readonly changements: readonly Changement[];
  /** Ce qu'il coupe dans les séries du CCAS. */
  readonly ruptures: readonly RuptureSerie[];
}

export const SANS_JOURNAL: Journal = { baremes: [], changements: [], ruptures: [] };

/** Le barème d'une aide à la fin d'une année ; null si le journal n'en dit pas. */
export const baremeDe = ({ baremes }: Journal, aide: string, annee: number): Bareme | null =>
  baremes.findLast((b) => b.aide === aide && b.le <= `${annee}-12-31`) ?? null;

/** Les coupures qui touchent un total du coffre : par son export, ou par un indicateur qui s'en tire. */
export const coupuresDe = (
  ruptures: readonly RuptureSerie[],
  sources: readonly string[],
  variables: readonly string[],
): readonly RuptureSerie[] =>
  ruptures.filter(
    (r) => r.sources?.some((s) => sources.includes(s)) === true || r.variables?.some((v) => variables.includes(v)) === true,
  ); // prettier-ignore
