import type { Bloc } from "./blocs.ts";
import type { Cellule } from "./cellule.ts";
import { isProtegee, type Exigence } from "./exigence.ts";
import type { Modele, Solution, Solveur } from "./solveur.ts";

/** Ce qu'une attaque par programmes linéaires apprend d'un bloc, dans l'unité des cases et l'ordre de ses colonnes. */
export interface Etendue {
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Des tableaux entiers possibles, trouvés en chemin : ils prouvent ce qu'un lecteur ne peut pas exclure. */
  readonly temoins: readonly Float64Array[];
  /** Positions des cases dont l'intervalle est trop étroit ; leurs bornes sont alors exactes. */
  readonly etroites: readonly number[];
}

/**
 * Les valeurs possibles de chaque case d'un bloc, sachant que tout est positif : min et max de chaque inconnue, comme
 * l'attaque de sdcTable. On s'arrête dès que les tableaux possibles déjà trouvés suffisent à l'exigence, sauf si `complet`.
 *
 * @throws RangeError si aucun tableau n'est possible : les chiffres publiés se contredisent
 */
export function probeBloc(
  bloc: Bloc,
  cellules: readonly Cellule[],
  exigenceDe: (colonne: number) => Exigence | null,
  { solveur, complet }: { readonly solveur: Solveur; readonly complet: boolean },
): Etendue {
  const { colonnes } = bloc;
  const vraies = complet ? null : truthOf(bloc, cellules);
  const min = vraies ? Float64Array.from(vraies) : new Float64Array(colonnes.length).fill(Infinity);
  const max = vraies ? Float64Array.from(vraies) : new Float64Array(colonnes.length).fill(-Infinity);
  const temoins: Float64Array[] = vraies ? [vraies] : [];
  const etroites: number[] = [];
  const modele = solveur.createModele(bloc.programme);
  const extend = (k: number, sens: "minimize" | "maximize"): void => {
    const solution = optimize(modele, k, sens);
    if (solution === "impossible")
      throw new RangeError(`published figures must not contradict each other, got ${cellules[colonnes[k]!]!.id}`);
    if (solution === "infinie") {
      if (sens === "maximize") max[k] = Infinity;
      else min[k] = -Infinity;
      return;
    }
    const temoin = solution.map((x) => x * bloc.echelle);
    temoins.push(temoin);
    for (let j = 0; j < temoin.length; j++) {
      min[j] = Math.min(min[j]!, temoin[j]!);
      max[j] = Math.max(max[j]!, temoin[j]!);
    }
  };
  try {
    const exigences = colonnes.map(exigenceDe);
    const largeur = (k: number): number => exigences[k]?.largeur ?? -1;
    for (const k of [...colonnes.keys()].sort((a, b) => largeur(b) - largeur(a))) {
      const exigence = exigences[k];
      if (!exigence) continue; // jamais publiée et rien à cacher : la retrouver n'apprend rien de personne
      const ok = (): boolean => isProtegee(cellules[colonnes[k]!]!, exigence, min[k]!, max[k]!);
      if (!complet && ok()) continue;
      extend(k, "maximize");
      if (!complet && ok()) continue;
      extend(k, "minimize");
      if (!ok()) etroites.push(k);
    }
  } finally {
    modele.dispose();
  }
  return { min, max, temoins, etroites };
}

/** Le minimum ou le maximum d'une seule variable ; le coût est remis à zéro ensuite. */
export function optimize(modele: Modele, k: number, sens: "minimize" | "maximize"): Solution {
  modele.setCout(k, 1);
  const solution = modele[sens]();
  modele.setCout(k, 0);
  return solution;
}

/** Les vraies valeurs, quand on les connaît toutes : un premier tableau possible, gratuit. */
function truthOf(bloc: Bloc, cellules: readonly Cellule[]): Float64Array | null {
  const vraies = Float64Array.from(bloc.colonnes, (c) => cellules[c]!.valeur ?? NaN);
  return vraies.some(Number.isNaN) ? null : vraies;
}
