import type { Formulaire } from "../formulaire.ts";
import { ACCOMPAGNEMENT } from "./accompagnement.ts";
import { ACCUEIL } from "./accueil.ts";
import { AIDES } from "./aides.ts";
import { BUDGET } from "./budget.ts";
import { DOMICILE } from "./domicile.ts";
import { DOMICILIATION } from "./domiciliation.ts";
import { FSL } from "./fsl.ts";
import { LOGEMENT } from "./logement.ts";
import { PORTAGE } from "./portage.ts";
import { QUESTIONNAIRE } from "./questionnaire.ts";
import { SATISFACTION } from "./satisfaction.ts";

/** Les genres d'export que le coffre sait lire. En ajouter un : un fichier ici, et ses agrégats. */
export const FORMULAIRES: readonly Formulaire[] = [
  AIDES,
  FSL,
  DOMICILIATION,
  PORTAGE,
  DOMICILE,
  ACCUEIL,
  LOGEMENT,
  SATISFACTION,
  QUESTIONNAIRE,
  ACCOMPAGNEMENT,
  BUDGET,
];

export const findFormulaire = (source: string): Formulaire | undefined =>
  FORMULAIRES.find((formulaire) => formulaire.source === source);
