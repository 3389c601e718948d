import type { Rapport } from "./arbre.ts";
import type { AgregatProtege, Lecture, ResultatSuivi } from "./lecture.ts";

/** Ce dont se font les documents d'une édition : son rapport résolu et ses chiffres déjà protégés, rien d'autre. */
export interface Matiere {
  readonly lecture: Lecture;
  readonly rapport: Rapport;
  /** Tous les résultats du périmètre. */
  readonly resultats: readonly ResultatSuivi[];
  readonly agregats: readonly AgregatProtege[];
}
