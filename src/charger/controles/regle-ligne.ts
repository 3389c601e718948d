import { quoteName } from "../../entrepot/entrepot.ts";
import type { ColonneVariable } from "../entete.ts";

/** Une règle que le producteur tient dans chaque ligne, en SQL sur les colonnes `v{index}`. */
export interface RegleLigne {
  readonly code: string;
  readonly colonnes: readonly ColonneVariable[];
  /** Celle dont la case est montrée. */
  readonly citee: ColonneVariable;
  /** Vrai où la règle ne tient pas ; nul où une valeur manque pour le savoir. */
  readonly faute: string;
  /** Vrai où ce n'est pas seulement un tableur qui a enregistré les valeurs affichées. Défaut : toujours. */
  readonly entiere?: string;
  /** Le producteur arrondit ou brouille : quelques fautes ne prouvent rien. */
  readonly isBrouillee: boolean;
  /** « où A + B ne fait pas C ». */
  readonly dit: string;
  /** Les deux nombres montrés, et le mot entre eux (« 1 020 au lieu de 1 000 ») ; le second vide : le premier seul. */
  readonly montre: readonly [lu: string, mot: string, attendu: string];
  readonly decimales: number;
}

/** Une règle contredite : dans combien de lignes, parmi celles où elle se vérifie. */
export interface Contredite {
  readonly regle: RegleLigne;
  readonly n: number;
  readonly comparables: number;
  readonly isEntiere: boolean;
}

export const vSql = (c: ColonneVariable): string => quoteName(`v${c.index}`);
