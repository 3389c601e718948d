export const THEMES = {
  demographie: "Démographie",
  familles: "Familles et monoparentalité",
  vieillissement: "Vieillissement et autonomie",
  jeunesse: "Enfance, jeunesse, éducation",
  logement: "Logement",
  revenus: "Revenus, pauvreté, prestations",
  emploi: "Emploi et insertion",
  isolement: "Isolement",
  ccas: "Activité du CCAS",
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
  /** Une part bornée (0-100) a un intervalle de Wilson ; un taux pour 100 ménages, non. */
  readonly nature: "effectif" | "part" | "taux" | "montant" | "indice" | "variation";
  readonly definitions: readonly Definition[];
  /** Définition en une ou deux phrases, telle qu'imprimée. */
  readonly definition: string;
  /** Pièges de lecture, imprimés en note : « foyer n'est pas ménage »… */
  readonly pieges?: readonly string[];
  readonly bornes?: readonly [number, number];
}
