import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";

/** Un résultat daté et nommé ; le segment dit avec quels autres il se compare. */
export interface Point extends Resultat {
  readonly annee: number;
  readonly segment: number;
  readonly nom: string;
}

/**
 * Ce qu'il faut pour écrire des constats. La `Lecture` du rapport y répond ; les constats, eux, ne connaissent pas le
 * rapport (architecture : constats avant rapport).
 */
export interface Donnees {
  readonly edition: "direction" | "copil" | "public";
  readonly perimetre: { readonly commune: Territoire };
  indicateurs(): readonly Indicateur[];
  serie(code: string, niveau: Niveau, territoire: string): readonly Point[];
  serieComparable(code: string, niveau: Niveau, territoire: string): readonly Point[];
  comparaison(code: string): readonly Point[];
  parIris(code: string): readonly Point[];
  evolution(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): Resultat;
}
