import type { Niveau } from "./territoire.ts";

/** Un anneau fermé : le dernier point rejoint le premier sans être répété. Plan, en unités quelconques, `y` vers le haut. */
export type Anneau = readonly (readonly [number, number])[];

/** Le tracé d'un territoire : tous ses anneaux, trous compris (règle du pair et de l'impair). */
export interface Zone {
  readonly code: string;
  readonly anneaux: readonly Anneau[];
}

/** Les zones d'une carte et son bord : les lignes qui n'ont de zone que d'un côté. */
export interface Trace {
  readonly zones: readonly Zone[];
  readonly bord: readonly Anneau[];
}

/**
 * Un fond de carte prêt à dessiner : zones simplifiées ensemble, leurs frontières communes restent communes.
 * `large` et `etroit` : les deux largeurs des figures.
 */
export interface Fond {
  readonly niveau: Niveau;
  /** D'où viennent les contours, tel qu'imprimé sous la carte. */
  readonly source: string;
  readonly large: Trace;
  readonly etroit: Trace;
  /** Par code, les zones qui ont un côté commun avec elle ; absent là où personne ne le demande. */
  readonly voisins?: Readonly<Record<string, readonly string[]>>;
}
