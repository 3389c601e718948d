import type { Formulaire } from "../formulaire.ts";
import { ACCUEIL } from "./accueil.ts";
import { AIDES } from "./aides.ts";
import { SATISFACTION } from "./satisfaction.ts";

/** Les genres d'export que le coffre sait lire. En ajouter un : un fichier ici, et ses agrégats. */
export const FORMULAIRES: readonly Formulaire[] = [AIDES, ACCUEIL, SATISFACTION];

export const findFormulaire = (source: string): Formulaire | undefined =>
  FORMULAIRES.find((formulaire) => formulaire.source === source);
