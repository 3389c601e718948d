/** Un total sorti du coffre : une variable, et l'une de ses modalités telle qu'imprimée. */
export interface TermeActivite {
  readonly variable: string;
  readonly modalite: string | null;
}

/** Un indicateur que le projet fait de ses propres totaux : il n'en dit rien que les totaux publiés ne disent déjà. */
export interface IndicateurActivite {
  readonly code: string;
  readonly libelle: string;
  readonly definition: string;
  readonly numerateur: TermeActivite;
  /** Un autre total, un indicateur officiel de la commune (`DEM-01`), ou rien pour un compte. */
  readonly denominateur: TermeActivite | { readonly indicateur: string } | null;
  readonly pour: number;
  readonly unite: string;
}

/** « passages_par_motif / Énergie et eau » : la variable, puis la modalité. Null si le texte n'a pas cette forme. */
export function parseTerme(texte: string): TermeActivite | null {
  const lu = /^([a-z][a-z0-9_]*)(?: \/ (\S.*))?$/.exec(texte.trim());
  return lu ? { variable: lu[1] ?? "", modalite: lu[2] ?? null } : null;
}
