import type { FichierCite } from "./resultat.ts";

/** Une population par sexe et groupe d'âges, du plus jeune au plus âgé ; null là où le producteur ne donne rien. */
export interface PopulationParAge {
  readonly annee: number;
  /** « 15 à 29 ans », « 90 ans ou plus ». */
  readonly groupes: readonly string[];
  readonly femmes: readonly (number | null)[];
  readonly hommes: readonly (number | null)[];
  readonly cog: number | null;
  readonly source: string;
  readonly fichiers: readonly FichierCite[];
}
