/** Plusieurs fichiers du producteur ont le même en-tête, et rien dedans ne dit lequel c'est : seul leur nom les sépare. */
export interface NomDistinctif {
  /** Expression régulière que le nom du fichier (ou de celui que son archive contient) doit avoir, sans égard à la casse. */
  readonly motif: string;
  /** Comment le nommer : « pred-app-… ». */
  readonly attendu: string;
  /** Les fichiers dont il se sépare : « celui des maisons ». */
  readonly autres: string;
}

/** Vrai si l'un de ces noms est celui que la source attend, ou si elle n'en attend aucun. */
export const isBienNomme = (
  { nomDistinctif }: { readonly nomDistinctif?: NomDistinctif },
  noms: readonly string[],
): boolean => nomDistinctif === undefined || noms.some((nom) => new RegExp(nomDistinctif.motif, "i").test(nom));
