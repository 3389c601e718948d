import type { Edition, Lecture } from "./lecture.ts";

/** De quoi citer ce que l'on reprend d'un rapport : qui l'a publié, quand, pour qui. */
export interface Reference {
  readonly organisme: string;
  readonly annee: number;
  readonly edition: Edition;
}

export const referenceOf = ({ nomCcas, annee, edition }: Lecture): Reference => ({
  organisme: nomCcas,
  annee,
  edition,
});

const LECTEURS: Readonly<Record<Edition, string>> = {
  public: "édition publique",
  copil: "édition du comité de pilotage, à ne pas diffuser",
  direction: "édition de la direction, à ne pas diffuser",
};

/** « CCAS de Ville-Témoin, Analyse des besoins sociaux 2026, édition publique » : ce que toute citation commence par dire. */
export const writeReference = ({ organisme, annee, edition }: Reference): string =>
  `${organisme}, Analyse des besoins sociaux ${annee}, ${LECTEURS[edition]}`;
