import type { ColonneVariable } from "../entete.ts";

const cleDate = (c: ColonneVariable): string => `${c.millesime ?? ""} ${c.debut ?? ""}`;

/** Les colonnes d'un fichier par motif et par année : une règle entre motifs vaut une fois par année que le fichier porte. */
export interface ColonnesDatees {
  /** Les années où ce motif a une colonne. */
  readonly dates: (motif: string) => readonly string[];
  readonly get: (motif: string, date: string) => ColonneVariable | undefined;
}

/** Range les colonnes d'un fichier par motif et par année. */
export function createColonnesDatees(colonnes: readonly ColonneVariable[]): ColonnesDatees {
  const parMotif = new Map(colonnes.map((c) => [`${c.variable.motif} ${cleDate(c)}`, c]));
  return {
    dates: (motif) => [...new Set(colonnes.filter((c) => c.variable.motif === motif).map(cleDate))],
    get: (motif, date) => parMotif.get(`${motif} ${date}`),
  };
}
