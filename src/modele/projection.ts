import type { FichierCite } from "./resultat.ts";

/** Un effectif projeté, et ce que la même méthode a laissé comme erreurs ailleurs ; `bornes` null s'il y a trop peu de contrôles. */
export interface EffectifProjete {
  /** « habitants », « habitants de 75 ans ou plus ». */
  readonly champ: ChampProjete;
  readonly observes: readonly { readonly annee: number; readonly valeur: number }[];
  /** Corrigé du biais, quand l'essai le mesure : sans quoi l'effectif pourrait sortir de ses propres bornes. */
  readonly projete: number;
  readonly bornes: readonly [bas: number, haut: number] | null;
  /** Écart médian des contrôles, en proportion : 0,02 si la réalité a dépassé la projection de 2 %. Null sans contrôle. */
  readonly biais: number | null;
}

/** Par champ : l'âge où il commence, son nom, le code sous lequel `abs valeurs` le sert (docs/valeurs.md). */
export const CHAMPS_PROJETES = {
  total: [0, "habitants", "PROJ-01"],
  aines: [75, "habitants de 75 ans ou plus", "PROJ-02"],
} as const;
export type ChampProjete = keyof typeof CHAMPS_PROJETES;

/** La population d'une commune à l'horizon d'un intervalle de recensement. */
export interface Projection {
  /** Les deux recensements dont la projection prolonge le rapport. */
  readonly depuis: readonly [ancien: number, recent: number];
  readonly horizon: number;
  readonly effectifs: readonly EffectifProjete[];
  /** Communes où la méthode a été essayée d'avance, ce qu'elles comptaient d'habitants, et les recensements de cet essai. */
  readonly controles: number;
  readonly tailles: readonly [min: number, max: number] | null;
  readonly essai: readonly [ancien: number, depart: number, constate: number] | null;
  readonly confiance: number;
  readonly source: string;
  readonly cog: number | null;
  readonly fichiers: readonly FichierCite[];
}

/** Pourquoi rien n'est projeté, tel que la page le dit. */
export interface SansProjection {
  readonly raison: string;
}
