/** Une question posée à l'observatoire ; un filtre absent veut dire « tous ». */
export interface Question {
  readonly indicateur?: string;
  readonly variable?: string;
  readonly territoire?: string;
  /** `2021` ou, pour une évolution, `2013-2018`. */
  readonly millesime?: string;
  /** Géographie voulue ; par défaut celle de l'édition. */
  readonly cog?: number;
}

/** Une question mal posée : code inconnu, territoire inconnu, millésime mal écrit. Sortie 2. */
export class QuestionInvalide extends Error {}

/** Une année (`debut` null) ou deux. */
export interface Periode {
  readonly debut: number | null;
  readonly fin: number;
}

/** @throws {QuestionInvalide} si le texte n'est ni une année ni deux années croissantes. */
export function parsePeriode(texte: string): Periode {
  const [, a, b] = /^(\d{4})(?:-(\d{4}))?$/.exec(texte) ?? [];
  if (a === undefined)
    throw new QuestionInvalide(`millésime « ${texte} » : écrire une année (2021) ou une période (2013-2018)`);
  const periode = b === undefined ? { debut: null, fin: Number(a) } : { debut: Number(a), fin: Number(b) };
  if (periode.debut !== null && periode.debut >= periode.fin)
    throw new QuestionInvalide(`période « ${texte} » : le début doit précéder la fin`);
  return periode;
}
