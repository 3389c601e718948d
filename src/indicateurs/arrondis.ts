import type { Niveau } from "../modele/territoire.ts";

/** Des effectifs que leur producteur arrondit : le nombre publié est le milieu d'un intervalle, pas un point. */
export interface Arrondi {
  /** Identifiant de source, ou début d'identifiant (`dares-*`). */
  readonly source: string;
  readonly niveaux: readonly Niveau[];
  /** Multiple auquel l'effectif est arrondi au plus proche. */
  readonly pas: number;
}

/**
 * Constats sur les fichiers (docs/regles.md, R14) : tous les effectifs communaux de la Cnaf et de la Dares sont multiples
 * de 5, et un « 0 » publié y vaut 0 à 2.
 */
export const ARRONDIS: readonly Arrondi[] = [
  { source: "caf-communes", niveaux: ["commune", "arm"], pas: 5 },
  { source: "dares-*", niveaux: ["commune", "arm"], pas: 5 },
];
