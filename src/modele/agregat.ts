import type { Nature } from "./source.ts";
import type { Statut } from "./statut.ts";

/**
 * Ce qui sort du coffre : un compte ou une statistique sur les exports du CCAS, à la commune, sans rien de personnel.
 * Il entre dans l'entrepôt comme une mesure ; l'édition le masque selon `effectif`.
 */
export interface Agregat {
  /** `ccas-aides`, `ccas-accueil`, `ccas-budget`… */
  readonly source: string;
  /** `foyers_aides`, `demandes_par_mois`… */
  readonly variable: string;
  /** Mois (`2025-03`), motif, nature ; null pour l'ensemble. */
  readonly modalite: string | null;
  readonly millesime: number;
  readonly valeur: number;
  /** Nombre de foyers, personnes ou demandes distincts sur lesquels la valeur repose : c'est lui que le seuil protège. */
  readonly effectif: number;
  /** D'un montant : ce qu'en apportent le premier et le deuxième foyer, pour la règle de dominance. Le montant d'un foyer, sans dire lequel : jamais publié, et l'entrepôt n'est lisible que de son propriétaire. */
  readonly contributions?: readonly [number, number];
  /**
   * D'une case d'un seul foyer (ou d'un seul dossier) : un rang, le même partout où ce foyer est seul. Il sait ce que chacune de ces
   * cases compte, et ne doit rien en tirer sur autrui. Le rang ne vaut que dans un chargement, et ne dit pas qui.
   */
  readonly seul?: number;
  readonly nature: Nature;
  readonly unite: string;
  readonly libelle: string;
}

/** Un agrégat tel qu'une édition le montre : `valeur` est null quand `statut` vaut `secret`. */
export interface AgregatProtege extends Omit<Agregat, "valeur" | "effectif" | "contributions" | "seul"> {
  readonly valeur: number | null;
  readonly statut: Statut;
}

/** Une source qui vient d'un export du CCAS, et passe par le coffre. */
export const isSourceCcas = (source: string): boolean => source.startsWith("ccas-");

/** Qui a produit un agrégat, tel qu'on le cite. */
export const EXPORTS_CCAS = "exports du CCAS";
