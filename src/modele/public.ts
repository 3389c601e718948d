import type { TermeActivite } from "./indicateur-activite.ts";

/** Une fiche public : un groupe que la commune suit (personnes sans domicile, étudiants…), ce qui s'en lit, et qui peut la lire. */
export interface Public {
  readonly nom: string;
  readonly description: string;
  /** Codes d'indicateurs, officiels ou du projet. */
  readonly indicateurs: readonly string[];
  /** Le filtre : les totaux du CCAS, à une modalité près, qui portent sur ce public. */
  readonly activite: readonly TermeActivite[];
  /** Les éditions qui portent la fiche : toujours la direction. */
  readonly editions: readonly ("direction" | "copil" | "public")[];
}
