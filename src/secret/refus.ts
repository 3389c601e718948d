import type { Systeme } from "./systeme.ts";

/** Une case qu'on ne peut plus protéger, à cause de ce qui est déjà public, et le tableau plus large à publier à la place. */
export interface Impasse {
  readonly id: string;
  readonly table: string | null;
  readonly raison: "deja-publique" | "deja-retrouvable" | "intervalle" | "initie";
  /** Publier `garder` au lieu de `retirer`, en fondant la dimension dite ; `null` si aucune somme n'est plus large. */
  readonly proposition: {
    readonly garder: string;
    readonly retirer: readonly string[];
    readonly dimension: string | null;
  } | null;
}

/**
 * Le tableau plus large le plus proche : la plus petite somme dont la case est une partie, et dont le total n'est pas
 * lui-même à protéger (âges fondus, quartier au lieu de l'IRIS).
 */
export function describeImpasse(
  { cellules, lignes, lignesDe }: Systeme,
  colonne: number,
  raison: Impasse["raison"],
  isPrimaire: (c: number) => boolean,
): Impasse {
  const { id, dims } = cellules[colonne]!;
  const table = cellules[colonne]!.table ?? null;
  const sommes = lignesDe[colonne]!.map((l) => lignes[l]!.colonnes)
    .filter(([total, ...parts]) => total !== colonne && parts.length > 1 && !isPrimaire(total!))
    .filter(([total]) => cellules[total!]!.publiee !== false)
    .sort((a, b) => a.length - b.length);
  const [total, ...parts] = sommes[0] ?? [];
  if (total === undefined) return { id, table, raison, proposition: null };
  const large = cellules[total]!;
  const dimension = Object.keys(dims ?? {}).find((d) => large.dims && large.dims[d] !== dims![d]) ?? null;
  return {
    id,
    table,
    raison,
    proposition: { garder: large.id, retirer: parts.map((c) => cellules[c]!.id), dimension },
  };
}
