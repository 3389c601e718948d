/** Une case d'un tableau publié, désignée comme un lecteur la désignerait : jamais avec sa valeur. */
export interface CaseNommee {
  /** Nom de la table (`donnees/<table>.csv`) ou de la variable. */
  readonly table: string;
  /** Colonnes qui la désignent (`modalite`, `millesime`…) et leur contenu ; null : l'ensemble. */
  readonly cle: Readonly<Record<string, string | number | null>>;
  /** Ce que la table compte, tel qu'une page l'imprime : c'est à cela qu'on y reconnaît la table. */
  readonly libelle?: string;
}

/** La même, avec la vérité : elle ne quitte jamais l'organisme, et n'est lue que par le processus qui compare. */
export interface CaseVraie extends CaseNommee {
  readonly valeur: number;
  readonly statut: "publiee" | "tue";
}
