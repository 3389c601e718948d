/** Seuils de fréquence par édition : en dessous, la valeur n'est pas publiée (docs/regles.md). */
export const SEUILS = { direction: 0, copil: 5, public: 11 } as const;

export interface Cellule {
  readonly valeur: number | null;
  /** Unités distinctes (foyers, demandes, passages) sur lesquelles la valeur repose. */
  readonly effectif: number;
}

export interface CelluleProtegee {
  readonly valeur: number | null;
  readonly statut: "valeur" | "secret" | "absent";
}

/**
 * Masquage primaire par fréquence : une cellule qui repose sur 1 à `seuil − 1` unités devient secrète ; zéro reste zéro.
 * Ce n'est que la moitié de la protection : une cellule masquée peut encore se retrouver par soustraction. La protection
 * secondaire conjointe est un moteur à part ; d'ici là, les agrégats d'une édition restent à la commune.
 */
export function masquerPrimaire({ valeur, effectif }: Cellule, seuil: number): CelluleProtegee {
  if (!(effectif >= 0)) throw new RangeError(`cell count must be zero or more, got ${effectif}`);
  if (effectif > 0 && effectif < seuil) return { valeur: null, statut: "secret" };
  return valeur === null ? { valeur: null, statut: "absent" } : { valeur, statut: "valeur" };
}

/** Une part dont le numérateur, le complément ou le dénominateur est sous le seuil suit ses termes. */
export const isPartProtegee = (numerateur: number, denominateur: number, seuil: number): boolean =>
  [numerateur, denominateur - numerateur, denominateur].some((n) => n > 0 && n < seuil);
