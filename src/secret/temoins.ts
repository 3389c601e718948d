import type { Bloc } from "./blocs.ts";
import type { Cellule } from "./cellule.ts";

/** Un tableau possible, dit par ses seuls écarts au vrai. */
interface Temoin {
  readonly colonnes: readonly number[];
  readonly valeurs: readonly number[];
}

/**
 * Les tableaux possibles déjà trouvés, d'un tour de recherche à l'autre. Masquer une case de plus n'en exclut aucun : ils
 * innocentent encore, et le solveur n'a plus qu'à trancher ce qu'ils laissent en doute. Publier une case qui s'y écarte du vrai
 * les exclut.
 */
export interface Temoins {
  /** Garde un tableau, case par case. */
  readonly keep: (colonnes: readonly number[], valeurOf: (k: number) => number) => void;
  /** Ceux qui restent possibles, ramenés aux cases d'un bloc. */
  readonly recall: (bloc: Bloc, isInconnue: (c: number) => boolean) => Float64Array[];
}

/** Écart sous lequel une case n'a pas bougé : l'erreur du solveur. */
const BRUIT = 1e-7;

export function createTemoins(cellules: readonly Cellule[]): Temoins {
  const gardes: Temoin[] = [];
  return {
    keep: (colonnes, valeurOf) => {
      const bouge = [...colonnes.keys()].filter((k) => {
        const vraie = cellules[colonnes[k]!]!.valeur;
        return vraie !== null && Math.abs(valeurOf(k) - vraie) > BRUIT * Math.max(1, vraie);
      });
      gardes.push({ colonnes: bouge.map((k) => colonnes[k]!), valeurs: bouge.map(valeurOf) });
    },
    recall: ({ colonnes }, isInconnue) => {
      const local = new Map(colonnes.map((c, k) => [c, k]));
      const vraies = Float64Array.from(colonnes, (c) => cellules[c]!.valeur ?? NaN);
      if (vraies.some(Number.isNaN)) return [];
      return gardes
        .filter((t) => t.colonnes.some((c) => local.has(c)) && t.colonnes.every(isInconnue))
        .map((t) => {
          const valeurs = Float64Array.from(vraies);
          t.colonnes.forEach((c, i) => {
            const k = local.get(c);
            if (k !== undefined) valeurs[k] = t.valeurs[i]!;
          });
          return valeurs;
        });
    },
  };
}
