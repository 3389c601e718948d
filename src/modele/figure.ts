import type { Niveau } from "./territoire.ts";
import type { Statut } from "./statut.ts";

/** Le rôle d'un territoire dans une figure : il fixe couleur, trait et marque (docs/regles.md). */
export type Role = "commune" | "iris" | "epci" | "departement" | "region" | "france" | "autre";

/** Un point d'une figure : une valeur servie, ou la raison de son absence. */
export interface PointFigure {
  readonly territoire: string;
  readonly niveau: Niveau;
  readonly nom: string;
  readonly role: Role;
  /** Étiquette du millésime telle qu'imprimée : `2021`, `2022-03`. */
  readonly millesime: string;
  /** Abscisse de temps : année, avec fraction pour un mois (2022,25 = avril 2022). */
  readonly temps: number;
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly motif: string | null;
  readonly intervalle: readonly [number, number] | null;
  /** Augmente à chaque rupture déclarée : rien n'est tracé d'un segment à l'autre. */
  readonly segment: number;
}

/** Une part d'une composition, ou une catégorie de barres. */
export interface PartFigure {
  readonly libelle: string;
  readonly valeur: number | null;
  readonly statut: Statut;
  /** Ce qui s'écrit à la place du nombre : « 5 % ou moins ». */
  readonly texte?: string;
}

export interface Rupture {
  /** Abscisse de la coupure, entre deux millésimes. */
  readonly temps: number;
  /** Écrit à la coupure : « nouvelle méthode ». */
  readonly libelle: string;
}

/** Ce que toute figure porte, quelle que soit sa forme. */
export interface OptionsFigure {
  readonly id: string;
  /** Le constat, en une phrase : c'est le titre. */
  readonly titre: string;
  /** Ce qui est mesuré : « Taux de pauvreté à 60 % (en % des habitants) ». */
  readonly mesure: string;
  readonly unite: string;
  readonly decimales: number;
  readonly source: string;
  /** La phrase qui apprend à lire la figure sur un chiffre : « En 2021, 36 % des habitants de … ». */
  readonly lecture: string;
  /** La phrase qui remplace l'image pour qui ne la voit pas : ce qu'elle montre, pas ce qu'elle est. */
  readonly alternative: string;
  readonly ruptures?: readonly Rupture[];
  readonly notes?: readonly string[];
}

/** Un tableau de données, prêt à imprimer : nombres déjà formatés, statuts en mots. */
export interface Tableau {
  readonly titre: string;
  readonly colonnes: readonly { readonly libelle: string; readonly nombre: boolean }[];
  /** La première cellule de chaque ligne est son en-tête. */
  readonly lignes: readonly (readonly string[])[];
}

/** Une figure finie : elle n'existe pas sans ses cinq compagnons (tableau, légende, source, lecture, alternative). */
export interface Figure {
  readonly id: string;
  readonly titre: string;
  readonly mesure: string;
  /** SVG dessiné pour 640 px. */
  readonly svg: string;
  /** SVG redessiné pour 320 px, jamais réduit. */
  readonly svgEtroit: string;
  readonly tableau: Tableau;
  readonly source: string;
  readonly lecture: string;
  readonly alternative: string;
  readonly notes: readonly string[];
}
