import type { Cellule, Equation } from "./cellule.ts";

/** La même case dans deux livraisons : celle qui est déjà publique, et la nouvelle. */
export interface Revision {
  readonly ancienne: Cellule;
  readonly nouvelle: Cellule;
}

/**
 * Une correction (dossier arrivé en retard, fichier revu) est une nouvelle livraison, attaquée avec toutes les anciennes :
 * qui a les deux lit l'écart, et l'écart est peut-être une seule personne. Il entre dans le système, jamais publié, et les
 * règles de fréquence le désignent comme une case ordinaire.
 */
export function linkVersions(revisions: readonly Revision[]): {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
} {
  const ecarts = revisions.flatMap(({ ancienne, nouvelle }) => {
    if (ancienne.valeur === null || nouvelle.valeur === null) return [];
    const [grande, petite] = ancienne.valeur > nouvelle.valeur ? [ancienne, nouvelle] : [nouvelle, ancienne];
    return [{ id: `${nouvelle.id} − ${ancienne.id}`, grande, petite, nature: nouvelle.nature }];
  });
  return {
    cellules: ecarts.map(({ id, grande, petite, nature }) => ({
      id,
      valeur: grande.valeur! - petite.valeur!,
      nature,
      publiee: false,
      table: "révisions",
    })),
    equations: ecarts.map(({ id, grande, petite }) => ({
      total: grande.id,
      parts: [petite.id, id],
      table: "révisions",
    })),
  };
}
