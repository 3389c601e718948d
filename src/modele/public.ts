import type { TermeActivite } from "./indicateur-activite.ts";

/** Un champ d'un export du CCAS, et ce qu'il doit valoir : l'une de ces valeurs, ou un nombre entre deux bornes comprises. */
export type ConditionPublic =
  | { readonly champ: string; readonly valeurs: readonly string[] }
  | { readonly champ: string; readonly de: number; readonly a: number };

/** Les dossiers d'un public : ceux d'un export qui remplissent toutes les conditions. */
export interface FiltrePublic {
  readonly source: string;
  readonly conditions: readonly ConditionPublic[];
}

/** Une fiche public : un groupe que la commune suit (personnes sans domicile, étudiants…), ce qui s'en lit, et qui peut la lire. */
export interface Public {
  readonly nom: string;
  readonly description: string;
  /** Ses dossiers, comptés pour la direction seule ; null : il n'est suivi que par des totaux déjà publiés. */
  readonly filtre: FiltrePublic | null;
  /** Codes d'indicateurs, officiels ou du projet. */
  readonly indicateurs: readonly string[];
  /** Les totaux du CCAS, à une modalité près, qui portent sur ce public. */
  readonly activite: readonly TermeActivite[];
  /** Nombre d'unités sous lequel ces totaux ne se publient pas, quand il est plus haut que celui de l'édition ; null : celui-là. */
  readonly seuil: number | null;
  /** Les éditions qui portent la fiche : toujours la direction. */
  readonly editions: readonly ("direction" | "copil" | "public")[];
}

/** Ce que le coffre compte d'un public filtré, par export : chaque public y est une modalité, à son nom. */
export const COMPTES_DU_PUBLIC: Readonly<Record<string, readonly string[]>> = {
  "ccas-aides": ["demandes_par_public", "foyers_par_public"],
  "ccas-accueil": ["passages_par_public"],
};
