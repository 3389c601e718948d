import type { Niveau } from "./territoire.ts";
import type { Statut } from "./statut.ts";

/** Un fichier tel que reçu, cité par toute valeur qui en vient. */
export interface FichierCite {
  readonly fichier: string;
  readonly sha256: string;
}

/**
 * La réponse de l'observatoire pour un indicateur, un territoire et un millésime : une ligne de la table `resultat`,
 * et un élément de la sortie de `abs valeurs` (contrat public, voir docs/valeurs.schema.json).
 */
export interface Resultat {
  /** Code du catalogue (`REV-02`) ou nom de variable tel que livré (`P18_POP`). */
  readonly indicateur: string;
  readonly territoire: string;
  readonly niveau: Niveau;
  /** `2021`, ou `2013-2018` pour une évolution. */
  readonly millesime: string;
  /** Année de la géographie dans laquelle la valeur est exprimée. */
  readonly cog: number | null;
  /** Parts et taux de 0 à 100, jamais arrondis ; null dès qu'il n'y a pas de nombre à servir, jamais 0. */
  readonly valeur: number | null;
  readonly statut: Statut;
  /** La raison, en français, quand le statut n'est pas `valeur`. */
  readonly motif: string | null;
  readonly unite: string;
  /** Bornes à 95 %, même unité que la valeur. */
  readonly intervalle: readonly [number, number] | null;
  readonly methode: string;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly source: string;
  readonly fichiers: readonly FichierCite[];
}
