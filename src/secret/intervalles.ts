import type { Bloc } from "./blocs.ts";
import type { Cellule } from "./cellule.ts";
import { isProtegee, type Exigence } from "./exigence.ts";
import { addTemoin, createSonde, explore, type Rigueur, type Sonde } from "./sonde.ts";
import type { Simplexe } from "./simplexe.ts";
import { openModele, type Solveur } from "./solveur.ts";

/** Ce qu'une attaque par programmes linéaires apprend d'un bloc, dans l'ordre de ses colonnes. */
export interface Etendue {
  readonly sonde: Sonde;
  /** Positions des cases dont l'intervalle est trop étroit ; leurs bornes sont alors exactes. */
  readonly etroites: readonly number[];
}

/**
 * Les valeurs possibles de chaque case d'un bloc, sachant que rien n'est négatif : min et max de chaque inconnue, comme
 * l'attaque de sdcTable. On s'arrête dès que les tableaux possibles déjà trouvés suffisent à l'exigence, sauf dans un audit complet.
 *
 * @throws RangeError si aucun tableau n'est possible : les chiffres publiés se contredisent
 */
export function probeBloc(
  bloc: Bloc,
  cellules: readonly Cellule[],
  exigenceDe: (colonne: number) => Exigence | null,
  {
    solveur,
    simplexe,
    rigueur,
    connus,
  }: {
    readonly solveur: Solveur;
    readonly simplexe: Simplexe | null;
    readonly rigueur: Rigueur;
    readonly connus: readonly Float64Array[];
  },
): Etendue {
  const { colonnes } = bloc;
  const sonde = createSonde(colonnes.length);
  const vraies = Float64Array.from(colonnes, (c) => cellules[c]!.valeur ?? NaN);
  // Le vrai tableau est possible : quand on le connaît, c'est un premier témoin, gratuit.
  if (rigueur !== "complet" && !vraies.some(Number.isNaN)) addTemoin(sonde, vraies);
  if (rigueur !== "complet") for (const temoin of connus) addTemoin(sonde, temoin);
  const exigences = colonnes.map(exigenceDe);
  const largeur = (k: number): number => exigences[k]?.largeur ?? -1;
  // Sans exigence, une case jamais publiée n'a rien à cacher : la retrouver n'apprend rien de personne.
  const demandees = [...colonnes.keys()].filter((k) => exigences[k]).sort((a, b) => largeur(b) - largeur(a));
  const isSure = (k: number, min: number, max: number): boolean =>
    isProtegee(cellules[colonnes[k]!]!, exigences[k]!, min, max);
  const modele = openModele(solveur, bloc.programme);
  try {
    const etroites = explore({ bloc, sonde, rigueur, simplexe, modele: modele.get }, demandees, isSure);
    return { sonde, etroites };
  } finally {
    modele.dispose();
  }
}
