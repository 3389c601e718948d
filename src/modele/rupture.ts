import type { Niveau } from "./territoire.ts";

/**
 * Ce que l'outil fait d'une rupture :
 * - `couper` : rien ne se compare ni ne se trace de part et d'autre du millésime `depuis` ;
 * - `refuser` : rien ne se compare à moins de `ecartMinimal` années ;
 * - `taire` : rien n'est diffusé à ces mailles de `depuis` à `jusqua` : l'absence se dit ainsi, un tel fichier est refusé ;
 * - `avertir` : toute évolution la porte en réserve ;
 * - `noter` : elle s'imprime sous les figures ;
 * - `decider` : la donnée dit elle-même où elle tombe (`objet`) ; la table en donne le code, la raison et le lien.
 */
export type ActionRupture = "couper" | "refuser" | "taire" | "avertir" | "noter" | "decider";

/** Ce qui décide : enquêtes partagées, bornes de diffusion, périmètre d'une commune ou d'un EPCI, découpage en IRIS, échantillon. */
export type ObjetRupture = "enquetes" | "bornes" | "perimetre" | "iris" | "echantillon";

export interface RuptureSerie {
  /** Code de docs/regles.md. */
  readonly code: `R${number}`;
  /** Premier millésime touché ; null : tous. */
  readonly depuis: number | null;
  /** Dernier millésime touché. Défaut : tous ceux d'après. */
  readonly jusqua?: number;
  /** Identifiants de sources (`caf-communes`), ou débuts d'identifiants (`filosofi-*`). */
  readonly sources?: readonly string[];
  readonly indicateurs?: readonly string[];
  /** Motifs de variables, ou leurs débuts : touche tout indicateur qui en est fait. */
  readonly variables?: readonly string[];
  /** Absent : toutes les mailles. */
  readonly niveaux?: readonly Niveau[];
  readonly action: ActionRupture;
  readonly objet?: ObjetRupture;
  readonly ecartMinimal?: number;
  /** Le jour exact, pour une série mensuelle : `2024-03-15`. */
  readonly jour?: string;
  /** La raison, telle qu'elle s'imprime après le code ; minuscule initiale, sans point. */
  readonly raison: string;
  /** Où elle est documentée ; absent : une rupture que le CCAS a notée lui-même. */
  readonly lien?: string;
}
