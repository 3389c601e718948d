import type { Bloc } from "./blocs.ts";
import type { Cellule } from "./cellule.ts";
import { isProtegee, type Exigence } from "./exigence.ts";
import { addTemoin, createSonde, explore, type Sonde } from "./sonde.ts";
import type { Solveur } from "./solveur.ts";

/** Ce qu'une attaque par programmes linéaires apprend d'un bloc, dans l'ordre de ses colonnes. */
export interface Etendue {
  readonly sonde: Sonde;
  /** Positions des cases dont l'intervalle est trop étroit ; leurs bornes sont alors exactes. */
  readonly etroites: readonly number[];
}

/**
 * Les valeurs possibles de chaque case d'un bloc, sachant que rien n'est négatif : min et max de chaque inconnue, comme
 * l'attaque de sdcTable. On s'arrête dès que les tableaux possibles déjà trouvés suffisent à l'exigence, sauf si `complet`.
 *
 * @throws RangeError si aucun tableau n'est possible : les chiffres publiés se contredisent
 */
export function probeBloc(
  bloc: Bloc,
  cellules: readonly Cellule[],
  exigenceDe: (colonne: number) => Exigence | null,
  {
    solveur,
    complet,
    connus,
  }: { readonly solveur: Solveur; readonly complet: boolean; readonly connus: readonly Float64Array[] },
): Etendue {
  const { colonnes } = bloc;
  const sonde = createSonde(colonnes.length);
  const vraies = Float64Array.from(colonnes, (c) => cellules[c]!.valeur ?? NaN);
  // Le vrai tableau est possible : quand on le connaît, c'est un premier témoin, gratuit.
  if (!complet && !vraies.some(Number.isNaN)) addTemoin(sonde, vraies);
  if (!complet) for (const temoin of connus) addTemoin(sonde, temoin);
  const exigences = colonnes.map(exigenceDe);
  const largeur = (k: number): number => exigences[k]?.largeur ?? -1;
  // Sans exigence, une case jamais publiée n'a rien à cacher : la retrouver n'apprend rien de personne.
  const demandees = [...colonnes.keys()].filter((k) => exigences[k]).sort((a, b) => largeur(b) - largeur(a));
  const isSure = (k: number): boolean =>
    isProtegee(cellules[colonnes[k]!]!, exigences[k]!, sonde.min[k]!, sonde.max[k]!);
  const modele = solveur.createModele(bloc.programme);
  try {
    const doute = explore({ bloc, modele, sonde }, demandees, complet ? () => false : isSure);
    return { sonde, etroites: doute.filter((k) => !isSure(k)) };
  } finally {
    modele.dispose();
  }
}
