import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { Statut } from "../modele/statut.ts";
import type { Force } from "./force.ts";

/** Ce qu'un constat affirme, du plus parlant au plus simple : l'ordre départage deux constats de même poids. */
export const GENRES = [
  "aggravation",
  "ecart",
  "evolution",
  "acceleration",
  "divergence",
  "cumul",
  "recours",
  "iris",
] as const;
export type Genre = (typeof GENRES)[number];

/**
 * Ce qu'un constat demande aux données. La même question se repose l'année suivante, mot pour mot : c'est ce qui permet
 * de dire si la réponse publiée tient encore.
 */
export interface Question {
  readonly genre: Genre;
  /** Codes du catalogue : un seul, sauf pour un cumul. */
  readonly indicateurs: readonly string[];
  readonly territoire: Territoire;
  readonly comparateurs: readonly Territoire[];
  /** Millésimes : un pour un écart, deux pour une évolution ; pour un cumul, celui de chaque indicateur. */
  readonly periode: readonly string[];
  /** L'agrégat du CCAS mis en regard du besoin. */
  readonly activite?: string;
}

/** Le côté où va le constat. */
export type Direction =
  | "plus"
  | "moins"
  | "egal"
  | "hausse"
  | "baisse"
  | "stable"
  | "refus"
  | "accelere"
  | "ralentit"
  | "inverse"
  | "creuse"
  | "resserre"
  | "aggrave"
  | "nuance"
  | "cumul"
  | "niveau";

/** Un nombre que la phrase cite, et d'où il venait le jour de la publication. */
export interface ValeurCitee {
  /** Code du catalogue, ou agrégat du CCAS. */
  readonly indicateur: string;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly millesime: string;
  readonly cog: number | null;
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly unite: string;
  /** Décimales telles qu'imprimées : deux valeurs égales à l'impression n'en font qu'une pour le lecteur. */
  readonly decimales: number;
  /** Empreintes des fichiers, abrégées. */
  readonly fichiers: readonly string[];
}

/** Une affirmation complète : la question, la réponse, et ce qu'elle vaut. Elle s'écrit en JSON sans rien perdre. */
export interface Affirmation extends Question {
  /** L'empreinte des définitions qui ont servi, par indicateur : changée, ce n'est plus le même indicateur. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly direction: Direction;
  readonly ampleur: { readonly valeur: number | null; readonly unite: string };
  readonly force: Force;
  /** Dans l'ordre où la phrase les cite ; elle peut en taire, jamais les déplacer. */
  readonly valeurs: readonly ValeurCitee[];
}
