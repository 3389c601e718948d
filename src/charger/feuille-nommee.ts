import { readNom } from "../modele/motif.ts";

/** Une feuille d'un classeur, et l'année que dit son nom. */
export interface FeuilleNommee {
  readonly nom: string;
  readonly annee: number | null;
}

/**
 * La feuille qu'une déclaration nomme ; un nom peut porter l'année (`APL 20{aa}`) : de plusieurs, la plus récente.
 * @returns null si aucune feuille ne porte ce nom.
 */
export function findFeuilleNommee(motif: string, noms: readonly string[]): FeuilleNommee | null {
  const lues = noms.flatMap((nom): FeuilleNommee[] => {
    const lu = readNom(motif, nom);
    return lu === null ? [] : [{ nom, annee: lu.annee }];
  });
  return lues.sort((a, b) => (b.annee ?? 0) - (a.annee ?? 0))[0] ?? null;
}
