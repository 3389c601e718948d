/**
 * Une source dont chaque ligne est plus petite qu'un territoire : une école, un établissement, un diagnostic. Ses lignes se
 * regroupent en comptes et en sommes, qui s'additionnent d'une maille à l'autre ; une moyenne se fait ensuite, d'un rapport de sommes.
 */
export interface FormeRegroupee {
  /** Ce qu'est une ligne, au singulier et au pluriel : « école », « écoles ». */
  readonly ligne: readonly [singulier: string, pluriel: string];
  /** Colonnes qui, ensemble, ne se répètent pas dans une même année : une ligne écrite deux fois compterait deux fois. */
  readonly identifiant: readonly string[];
  /** Colonnes qui, vides ou marquées (`s`, `NS`), mettent leur ligne à part : elle ne compte ni en haut ni en bas, et se dit. */
  readonly completes: readonly string[];
  /** Textes qui valent une case vide dans ces colonnes (`.`). */
  readonly vides?: readonly string[];
  /** Les seules lignes comptées (les établissements en activité) ; les autres sont dites hors champ. */
  readonly seulement?: readonly Condition[];
  /** Le fichier les liste tous : une commune qui n'y a pas de ligne n'en a aucun, et vaut zéro (s'il est national). */
  readonly exhaustive?: true;
  /** Vrai pour des montants, qui peuvent être négatifs ; un effectif ne le peut pas. */
  readonly signees?: true;
}

/** Une colonne et ce qu'elle doit dire, sans égard à la casse. */
export interface Condition {
  readonly colonne: string;
  readonly valeurs: readonly string[];
}

/** Ce qu'une variable d'une source regroupée additionne. */
export interface Somme {
  /** Les colonnes chiffrées dont on fait le produit, ligne à ligne ; aucune : chaque ligne compte pour un. */
  readonly produit: readonly string[];
  /** Les lignes comptées, sans égard à la casse ; absent : toutes. */
  readonly si?: Condition;
}
