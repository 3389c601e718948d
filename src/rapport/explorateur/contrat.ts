import type { Niveau } from "../../modele/territoire.ts";
import type { Theme } from "../../modele/indicateur.ts";
import type { Coupure } from "../figures/ruptures.ts";

/** Ce que la page d'exploration lit d'un indicateur, en JSON ; ses valeurs sont dans le fichier Arrow. */
export interface IndicateurExplore {
  readonly code: string;
  readonly nom: string;
  readonly theme: Theme;
  /** « Taux de pauvreté (en % ) ». */
  readonly mesure: string;
  readonly unite: string;
  readonly decimales: number;
  /** Faux : un effectif ne se compare pas d'un territoire à l'autre. */
  readonly isComparable: boolean;
  readonly coupures: readonly Coupure[];
  /** Ce qui s'imprime sous toutes ses figures. */
  readonly notes: readonly string[];
  /** Ce qui s'imprime sous ses courbes. */
  readonly notesEvolution: readonly string[];
  /** Les territoires (`commune:99001`) dont toutes les évolutions sont refusées : aucune courbe n'y est permise. */
  readonly sansCourbe: readonly string[];
  /** Adresse de sa fiche ; null s'il n'en a pas. */
  readonly fiche: string | null;
}

export interface TerritoireExplore {
  readonly niveau: Niveau;
  readonly code: string;
  readonly nom: string;
}

export interface Exploration {
  readonly indicateurs: readonly IndicateurExplore[];
  readonly territoires: readonly TerritoireExplore[];
  /** La maille du territoire du rapport : elle dit qui est au premier plan d'une figure. */
  readonly sujet: Niveau;
  /** « CCAS de Ville-Témoin, Analyse des besoins sociaux 2026, édition publique ». */
  readonly reference: string;
}

/** Les colonnes de texte du fichier Arrow, dans leur ordre. `texte` : la valeur écrite quand un format ne suffit pas à l'écrire. */
export const TEXTES = [
  "indicateur",
  "niveau",
  "territoire",
  "millesime",
  "statut",
  "motif",
  "texte",
  "refuses",
  "ecarte",
  "source",
] as const;

/** Où sont les fichiers de la page, depuis elle. */
export const FICHIERS = {
  series: "explorateur/series.arrow",
  indicateurs: "explorateur/indicateurs.json",
  fonds: "explorateur/fonds.json",
} as const;

/** La clé d'un territoire dans une adresse et dans les fichiers : `commune:99001`. */
export const cleTerritoire = ({ niveau, code }: { readonly niveau: string; readonly code: string }): string =>
  `${niveau}:${code}`;
