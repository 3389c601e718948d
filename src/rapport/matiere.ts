import type { Rapport } from "./arbre.ts";
import type { AgregatProtege, Lecture, ResultatSuivi } from "./lecture.ts";
import type { FichierSite } from "./page.ts";

/** Ce dont se font les documents d'une édition : son rapport résolu et ses chiffres déjà protégés, rien d'autre. */
export interface Matiere {
  readonly lecture: Lecture;
  readonly rapport: Rapport;
  /** Tous les résultats du périmètre. */
  readonly resultats: readonly ResultatSuivi[];
  readonly agregats: readonly AgregatProtege[];
  /** Les fichiers des années d'avant que le site garde à leur adresse : le catalogue y mène encore. */
  readonly passees: readonly FichierSite[];
}
