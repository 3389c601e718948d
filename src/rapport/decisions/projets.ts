import { finishPhrase } from "../../constats/accords.ts";
import { RUBRIQUES, type FicheProjet } from "../../pilotage/projets.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe } from "../tableau.ts";
import { writeDecision } from "./plan.ts";
import { puces, titre, withPilotage } from "./textes.ts";

/** Toutes les rubriques d'une fiche, dans l'ordre où elle se lit ; les cinq premières du projet social au milieu. */
const TOUTES = {
  situation: "Situation",
  objectifs: "Objectifs",
  ...RUBRIQUES,
  budget: "Budget",
  calendrier: "Calendrier",
  communication: "Communication",
  reglementaire: "Phase réglementaire",
} as const;

const lignesDe = (p: FicheProjet): (readonly [string, string])[] =>
  (Object.keys(TOUTES) as (keyof typeof TOUTES)[]).flatMap((cle) => {
    const texte = p[cle];
    return texte === null ? [] : [[TOUTES[cle], finishPhrase(texte)] as const];
  });

/** `::projets` : les fiches projet de l'année. */
export const projets: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ projets: tous }) =>
      tous
        .filter((p) => p.edition === contexte.lecture.annee)
        .flatMap((p) => [titre(p.nom), createParagraphe(writeDecision(p)), puces(lignesDe(p))]),
    ),
};
