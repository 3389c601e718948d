import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Statut } from "../modele/statut.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";

/** Un résultat daté et nommé ; le segment dit avec quels autres il se compare. */
export interface Point extends Resultat {
  readonly annee: number;
  readonly segment: number;
  readonly nom: string;
}

/** Un total du CCAS, déjà masqué pour l'édition. */
export interface Activite {
  readonly source: string;
  readonly variable: string;
  readonly modalite: string | null;
  readonly millesime: number;
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly unite: string;
}

/**
 * Ce qu'il faut pour écrire des constats. La `Lecture` du rapport y répond ; les constats, eux, ne connaissent pas le
 * rapport (architecture : constats avant rapport).
 */
export interface Donnees {
  readonly edition: "direction" | "copil" | "public";
  readonly perimetre: { readonly commune: Territoire; readonly iris: readonly Territoire[] };
  indicateurs(): readonly Indicateur[];
  indicateur(code: string): Indicateur | undefined;
  serie(code: string, niveau: Niveau, territoire: string): readonly Point[];
  serieComparable(code: string, niveau: Niveau, territoire: string): readonly Point[];
  comparaison(code: string): readonly Point[];
  parIris(code: string): readonly Point[];
  evolution(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): Resultat;
  agregats(variable: string): readonly Activite[];
}

/** La valeur d'un territoire à un millésime, ou rien. */
export const pointOf = (
  d: Donnees,
  code: string,
  { niveau, code: t }: Territoire,
  millesime: string,
): Point | undefined => d.serie(code, niveau, t).find((p) => p.millesime === millesime);
