/** Ce qu'un champ contient ; `annee` est un entier de quatre chiffres. */
export type TypeChamp = "texte" | "nombre" | "entier" | "annee";

export type CaseDonnee = string | number | null;

/** Une colonne d'une table de données ouvertes, telle que le dictionnaire la décrit et que tous les formats l'écrivent. */
export interface Champ {
  readonly nom: string;
  readonly type: TypeChamp;
  /** Ce qu'il faut savoir pour la lire, en une phrase. */
  readonly description: string;
  /** Les seuls mots permis, chacun avec son sens. */
  readonly valeurs?: Readonly<Record<string, string>>;
  readonly cases: readonly CaseDonnee[];
}

/** Une table de données ouvertes : des colonnes de même longueur. Vide se lit « pas de valeur », jamais zéro. */
export interface TableDonnees {
  /** Nom du fichier, sans extension : `resultats`. */
  readonly nom: string;
  readonly titre: string;
  readonly description: string;
  /** Les champs qui, ensemble, désignent une ligne et une seule ; vide si aucun ne le fait sans être parfois vide. */
  readonly cle: readonly string[];
  readonly champs: readonly Champ[];
}

export const lignesOf = ({ champs }: TableDonnees): number => champs[0]?.cases.length ?? 0;

type ChampDeclare<L> = Omit<Champ, "cases"> & { readonly lire: (ligne: L) => CaseDonnee };

/** Remplit les colonnes déclarées, une ligne après l'autre. */
export function buildTable<L>(
  entete: Omit<TableDonnees, "champs">,
  declares: readonly ChampDeclare<L>[],
  lignes: readonly L[],
): TableDonnees {
  return { ...entete, champs: declares.map(({ lire, ...champ }) => ({ ...champ, cases: lignes.map(lire) })) };
}
