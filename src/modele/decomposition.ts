/** Un pas d'une décomposition : ce que l'un des termes apporte à l'écart, dans l'unité de l'écart. */
export interface Apport {
  readonly libelle: string;
  readonly valeur: number;
}

/** D'un niveau à l'autre, par apports qui s'additionnent exactement à l'écart. */
export interface Decomposition {
  readonly debut: number;
  readonly fin: number;
  readonly apports: readonly Apport[];
}
