import type { Theme } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Affirmation, Genre } from "./affirmation.ts";
import type { Force } from "./force.ts";

/** Ce que le constat appelle : une attention, une bonne nouvelle, ou rien. */
export type Sens = "vigilance" | "favorable" | "neutre";

/** Le thème d'un constat ; `ensemble` quand il en réunit plusieurs. */
export type ThemeConstat = Theme | "ensemble";

/** Une affirmation écrite depuis des résultats, avec sa preuve et ce qu'elle vaut. */
export interface Constat {
  /** Stable d'une construction à l'autre : `rev-02-ecart`. */
  readonly id: string;
  readonly genre: Genre;
  readonly theme: ThemeConstat;
  readonly indicateur: string;
  /** Une phrase complète, prête à imprimer. */
  readonly phrase: string;
  readonly force: Force;
  /** La force en mots : « marge d'incertitude exclue », « source sans marge publiée ». */
  readonly appui: string;
  readonly sens: Sens;
  /** Rapport logarithmique des deux valeurs : ce qui rend comparables une évolution et un écart, une part et un montant. */
  readonly amplitude: number;
  /** Personnes ou ménages concernés, pour ranger ; null si rien ne le dit. */
  readonly personnes: number | null;
  /** Années de retard sur le millésime le plus récent du thème. */
  readonly retard: number;
  /** Les résultats que la phrase cite, dans l'ordre. */
  readonly preuve: { readonly resultats: readonly Resultat[] };
  /** Ce que la phrase affirme, sous une forme qui se redemande aux données de l'an prochain. */
  readonly affirmation: Affirmation;
}
