import type { Cellule, Contrainte, Equation } from "../../../secret/cellule.ts";
import { boundInconnues, findExactes } from "../../../secret/contre-attaque.ts";

/** Tout ce qu'un lecteur rassemble avant de calculer ; `valeur` null : il l'ignore. */
export interface Releve {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly contraintes: readonly Contrainte[];
  /** Les cases qu'il cherche : les masquées, et ce qui n'est écrit nulle part mais se soustrait. */
  readonly cibles: readonly string[];
}

/** Ce qu'il en tire. */
export interface Resultat {
  /** Dans l'ordre des cibles ; `max` null : aucune limite. Aucun si rien n'est possible : les chiffres se contredisent. */
  readonly intervalles: readonly { readonly id: string; readonly min: number; readonly max: number | null }[] | null;
  /** Celles qu'une simple soustraction lui donne. */
  readonly exactes: readonly string[];
}

/** L'attaque d'un relevé, en fractions exactes puis par programmes linéaires. */
export function resoudre({ cellules, equations, contraintes, cibles }: Releve): Resultat {
  const inconnues = cellules.filter(({ valeur }) => valeur === null).map(({ id }) => id);
  const visees = new Set(cibles);
  const exactes = findExactes(cellules, equations, inconnues).filter((id) => visees.has(id));
  try {
    const bornes = boundInconnues(cellules, equations, inconnues, cibles, contraintes);
    const intervalles = cibles.map((id, i) => {
      const [min, max] = bornes[i]!;
      return { id, min, max: Number.isFinite(max) ? max : null };
    });
    return { intervalles, exactes };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { intervalles: null, exactes };
  }
}
