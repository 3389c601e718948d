import { finishPhrase } from "../../constats/accords.ts";
import { isDecidee } from "../../pilotage/etats.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { writeDecision } from "./plan.ts";
import { dire, puces, titre, withPilotage } from "./textes.ts";

/** `::passation` : ce que l'équipe suivante doit savoir pour reprendre en une journée. */
export const passation: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ mandat, actions, preconisations, correspondances }) => {
      const { fichiers } = contexte.lecture;
      const sources = [...new Set(fichiers.map((f) => f.titre))].map((nom) => {
        const siens = fichiers.filter((f) => f.titre === nom);
        return [
          nom,
          siens[0]?.producteur ?? "",
          [...new Set(siens.map((f) => f.millesime))].sort().join(", "),
          String(siens.length),
        ];
      });
      const decisions = [...preconisations, ...actions].filter((x) => isDecidee(x.etat));
      const aVenir = (mandat?.calendrier ?? []).filter((e) => e.fait_le === null);
      return [
        titre("Les sources"),
        createTableauTextes(["Source", "Producteur", "Millésimes", "Fichiers"], sources),
        ...(correspondances.length > 0
          ? [
              titre("Les correspondances"),
              createParagraphe(
                finishPhrase(`Elles disent comment lire chaque export, dans le dossier « correspondances » : ${correspondances.join(", ")}`), // prettier-ignore
              ),
            ]
          : []),
        ...(aVenir.length > 0
          ? [titre("Ce qui vient"), puces(aVenir.map((e) => [dire(e.le), finishPhrase(e.quoi)] as const))]
          : []),
        ...(decisions.length > 0
          ? [
              titre("Ce qui a été décidé"),
              createTableauTextes(
                ["Repère", "Édition", "Quoi", "Décision"],
                decisions.map((x) => [x.id, String(x.edition), "action" in x ? x.action : x.texte, writeDecision(x)]),
              ),
            ]
          : []),
      ];
    }),
};
