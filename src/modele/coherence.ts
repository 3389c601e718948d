/**
 * Ce que le producteur ne diffuse jamais seul : là où `de` a une valeur, `avec` en a une. Ses règles de secret l'assurent (une part des
 * ménages imposés sous le seuil, et la médiane aussi) ; une colonne qui a glissé d'une ligne ne le tient plus.
 */
export interface Diffusion {
  readonly de: string;
  readonly avec: string;
}

/** Un rapport que le fichier donne déjà calculé (D9/D1), à côté de ses deux termes. */
export interface RapportLivre {
  readonly rapport: string;
  readonly numerateur: string;
  readonly denominateur: string;
  /** Pas auquel le producteur arrondit le rapport (0,1), et celui auquel il arrondit les termes (10 €). */
  readonly pas: number;
  readonly pasTermes: number;
}
