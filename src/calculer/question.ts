/** Une question posée à l'observatoire ; un filtre absent veut dire « tous ». */
export interface Question {
  readonly indicateur?: string;
  readonly variable?: string;
  readonly territoire?: string;
  /** `2021` ou, pour une évolution, `2013-2018`. */
  readonly millesime?: string;
  /** Géographie voulue ; par défaut celle dans laquelle chaque fichier s'exprime. */
  readonly cog?: number;
}

/** Une question mal posée : code inconnu, territoire inconnu, millésime mal écrit. Sortie 2. */
export class QuestionInvalide extends Error {}
