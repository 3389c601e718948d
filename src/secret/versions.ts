import type { Cellule, Equation } from "./cellule.ts";

/** La même case dans deux livraisons : celle qui est déjà publique, et la nouvelle. */
export interface Revision {
  readonly ancienne: Cellule;
  readonly nouvelle: Cellule;
}

/**
 * Une correction (dossier arrivé en retard, fichier revu) est une nouvelle livraison, attaquée avec toutes les anciennes :
 * qui a les deux lit l'écart, et l'écart est peut-être une seule personne. Il entre dans le système, jamais publié, et les
 * règles de fréquence le désignent comme une case ordinaire. Les écarts s'additionnent comme leurs cases, quand tous vont
 * dans le même sens : le dossier de plus du quartier est celui de l'IRIS.
 *
 * @param equations les sommes de la nouvelle livraison
 */
export function linkVersions(
  revisions: readonly Revision[],
  equations: readonly Equation[],
): { readonly cellules: readonly Cellule[]; readonly equations: readonly Equation[] } {
  const ecarts = revisions.flatMap(({ ancienne, nouvelle }) => {
    if (ancienne.valeur === null || nouvelle.valeur === null) return [];
    const baisse = ancienne.valeur > nouvelle.valeur;
    const [grande, petite] = baisse ? [ancienne, nouvelle] : [nouvelle, ancienne];
    const valeur = grande.valeur! - petite.valeur!;
    return [{ id: `${nouvelle.id} − ${ancienne.id}`, de: nouvelle, grande, petite, valeur, baisse }];
  });
  const parNouvelle = new Map(ecarts.map((ecart) => [ecart.de.id, ecart]));
  const sommes = equations.flatMap(({ total, parts }): Equation[] => {
    const membres = [total, ...parts].flatMap((id) => parNouvelle.get(id) ?? []);
    const mouvements = membres.filter(({ valeur }) => valeur > 0);
    if (membres.length <= parts.length || mouvements.some(({ baisse }) => baisse !== mouvements[0]!.baisse)) return [];
    const [premier, ...autres] = membres.map(({ id }) => id);
    return [{ total: premier!, parts: autres, table: "révisions" }];
  });
  return {
    cellules: ecarts.map(({ id, valeur, de: { nature } }) => ({
      id,
      valeur,
      nature,
      publiee: false,
      table: "révisions",
    })),
    equations: [
      ...ecarts.map(({ id, grande, petite }) => ({ total: grande.id, parts: [petite.id, id], table: "révisions" })),
      ...sommes,
    ],
  };
}
