import type { CalculActivite } from "./activite.ts";
import type { Genre } from "./genre.ts";
import type { RuptureSerie } from "./rupture.ts";
import type { Niveau } from "./territoire.ts";

export const THEMES = {
  demographie: "Démographie",
  familles: "Familles et monoparentalité",
  vieillissement: "Vieillissement et autonomie",
  "petite-enfance": "Petite enfance",
  jeunesse: "Enfance, jeunesse, éducation, illettrisme",
  logement: "Logement",
  energie: "Précarité énergétique",
  revenus: "Revenus, pauvreté, prestations",
  emploi: "Emploi et insertion",
  sante: "Santé et handicap",
  droits: "Accès aux droits, non-recours, numérique",
  isolement: "Isolement",
  mobilite: "Mobilité et équipements",
  quartiers: "Quartiers prioritaires",
  ccas: "Activité et performance du CCAS",
} as const;
export type Theme = keyof typeof THEMES;

/**
 * Une somme de variables d'une même source : `"P{aa}_POP7589 + P{aa}_POP90P"`.
 * `annee` décale la source d'un autre millésime que celui de l'indicateur (dénominateur d'une autre enquête).
 */
export interface Quantite {
  readonly source: string;
  readonly formule: string;
  /** « au plus proche » : le millésime disponible le plus proche, à deux ans près ; la valeur devient une estimation. */
  readonly annee?: "identique" | "proche";
  /**
   * Variable donnée partout où le producteur a compté : là où elle l'est, un terme sans ligne vaut zéro (un fichier
   * d'équipements ne liste pas ceux qu'une commune n'a pas).
   */
  readonly zeroSi?: string;
  /** Chaque terme compte pour un s'il est positif, pour zéro sinon : un nombre de types, qui ne s'additionne pas. */
  readonly presence?: true;
}

/** Comment calculer l'indicateur depuis une source. Plusieurs définitions : la première qui a une valeur l'emporte. */
export type Definition =
  /** La valeur telle que livrée, ou une somme d'effectifs. */
  | { readonly forme: "niveau"; readonly valeur: Quantite; readonly approche?: string }
  /** numérateur / dénominateur × échelle. Au-dessus de la maille livrée : rapport des sommes, jamais moyenne de rapports. */
  | {
      readonly forme: "rapport";
      readonly numerateur: Quantite;
      readonly denominateur: Quantite;
      readonly echelle: number;
      /** Pourquoi la valeur n'est qu'approchée, s'il y a lieu : elle est alors servie comme estimation. */
      readonly approche?: string;
    }
  /** Variation annuelle moyenne, en % par an, entre deux millésimes d'un même fichier (`{dd}` et `{aa}`). */
  | {
      readonly forme: "variation";
      /** Ce qui varie : l'ensemble, le solde naturel, ou le solde apparent (reste). */
      readonly part: "totale" | "naturelle" | "migratoire";
      readonly source: string;
      readonly population: string;
      readonly naissances?: string;
      readonly deces?: string;
    };

/** Les sommes d'une définition, chacune avec sa source. */
export const quantitesDe = (d: Definition): readonly Quantite[] => {
  if (d.forme === "niveau") return [d.valeur];
  if (d.forme === "rapport") return [d.numerateur, d.denominateur];
  return [d.population, d.naissances, d.deces].flatMap((formule) =>
    formule === undefined ? [] : [{ source: d.source, formule }],
  );
};

/** D'où vient un indicateur sans fichier officiel : les exports du CCAS, ou ce qu'il suit. */
export interface Origine {
  /** Identifiant stable : il dit aussi la règle de secret (voir secrets.ts). */
  readonly source: string;
  /** Qui la détient et comment on l'obtient, tel qu'imprimé. */
  readonly titre: string;
  readonly numerateur: string;
  readonly denominateur: string | null;
}

/** Un indicateur que le coffre nourrit : d'où il vient, et comment il se tire de ses agrégats. */
export interface Activite extends Origine {
  readonly calcul: CalculActivite;
}

/** Un indicateur que `pilotage/` nourrit : ce qui s'y compte. */
export interface Suivi extends Origine {
  readonly compte: "plan" | "conventions";
}

/** L'origine d'un indicateur sans fichier officiel ; undefined s'il en a un. */
export const origineDe = ({ activite, pilotage }: Pick<Indicateur, "activite" | "pilotage">): Origine | undefined =>
  activite ?? pilotage;

/** Une ligne du catalogue. Le code, le libellé et le sens sont ceux de `catalogue_indicateurs.csv`. */
export interface Indicateur {
  readonly code: string;
  readonly theme: Theme;
  readonly libelle: string;
  /** Sujet de phrase, minuscule initiale, avec article : « la part des 75 ans ou plus ». */
  readonly sujet: string;
  /** Pluriel ou singulier, masculin ou féminin du sujet : accord des phrases. */
  readonly accord?: "fs" | "ms" | "fp" | "mp";
  readonly unite: string;
  readonly decimales: number;
  /** `+` : plus c'est élevé, plus le besoin est fort ; `-` l'inverse ; `0` descriptif, jamais coloré. */
  readonly sens: "+" | "-" | "0";
  /** Ce que l'indicateur est ; intervalle, évolution et comparaison s'ensuivent (genre.ts). */
  readonly nature: Genre;
  /** Les mailles où le catalogue le prévoit. */
  readonly niveaux: readonly Niveau[];
  /** « Définition à confirmer » : B de source secondaire, V à vérifier ; absent : établie. */
  readonly fiabilite?: "B" | "V";
  /** Vide si, et seulement si, l'indicateur vient du CCAS (exports, pilotage). */
  readonly definitions: readonly Definition[];
  readonly activite?: Activite;
  readonly pilotage?: Suivi;
  /** Définition en une ou deux phrases, telle qu'imprimée. */
  readonly definition: string;
  /** Pièges de lecture, imprimés en note : « foyer n'est pas ménage »… */
  readonly pieges?: readonly string[];
  readonly bornes?: readonly [number, number];
  /** Celles que le CCAS a notées dans `pilotage/baremes.yaml` et qui touchent cet indicateur. */
  readonly ruptures?: readonly RuptureSerie[];
}
