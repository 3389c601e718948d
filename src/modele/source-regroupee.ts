/**
 * Une source dont chaque ligne est plus petite qu'un territoire : une école, un établissement, un diagnostic. Ses lignes se
 * regroupent en comptes et en sommes, qui s'additionnent d'une maille à l'autre ; une moyenne se fait ensuite, d'un rapport de sommes.
 */
export interface FormeRegroupee {
  /** Ce qu'est une ligne, au singulier et au pluriel : « école », « écoles ». */
  readonly ligne: readonly [singulier: string, pluriel: string];
  /** Colonne qui ne se répète pas dans une même année : une ligne écrite deux fois compterait deux fois. */
  readonly identifiant: string;
  /** Colonnes qui, vides ou marquées (`s`, `NS`), mettent leur ligne à part : elle ne compte ni en haut ni en bas, et se dit. */
  readonly completes: readonly string[];
}

/** Ce qu'une variable d'une source regroupée additionne. */
export interface Somme {
  /** Les colonnes chiffrées dont on fait le produit, ligne à ligne ; aucune : chaque ligne compte pour un. */
  readonly produit: readonly string[];
  /** Les lignes comptées, sans égard à la casse ; absent : toutes. */
  readonly si?: { readonly colonne: string; readonly valeurs: readonly string[] };
}
