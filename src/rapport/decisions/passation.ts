import { finishPhrase } from "../../constats/accords.ts";
import { isClose, isDecidee } from "../../pilotage/etats.ts";
import type { Pilotage } from "../../pilotage/lire.ts";
import { rappelsDe } from "../../pilotage/rappels.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { writeDecision } from "./plan.ts";
import { dire, puces, titre, withPilotage } from "./textes.ts";

/** Les gestes d'une année, dans l'ordre ; chacun dit le suivant s'il manque quelque chose. */
const DEBUT: readonly (readonly [string, string])[] = [
  ["abs sources", "dit ce que le projet a, ce qui est paru depuis, et où le prendre ; un fichier de plus est une ligne de millesimes.csv."],
  ["abs importer", "lit un export du CCAS et propose sa correspondance, si ses colonnes ont changé."],
  ["abs pilotage modele", "écrit un classeur de tout ce qui est décidé et suivi, à mettre à jour puis à reprendre."],
  ["abs revisions", "liste les constats publiés les années d'avant qui ne tiennent plus."],
  ["abs rapport", "charge, calcule et publie les trois éditions ; il s'arrête en disant le fichier et la ligne à corriger."],
]; // prettier-ignore

/** Ce que l'équipe d'avant n'a pas fini : questions sans réponse, fiches sans décision, suites à décider. */
function enSuspens({ commande, preconisations, actions, projets }: Pilotage): readonly (readonly [string, string])[] {
  const attente = [...preconisations, ...actions, ...projets].filter((x) => !isDecidee(x.etat));
  const suites = actions.filter((a) => isClose(a.etat) && a.etat !== "rejetée" && a.suite_decidee_le === null);
  return [
    ...(commande?.questions ?? []).filter((q) => q.reponse === null).map((q) => ["Question sans réponse", q.question] as const), // prettier-ignore
    ...attente.map((x) => [`${x.id}, ${x.etat}`, finishPhrase("action" in x ? x.action : "nom" in x ? x.nom : x.texte)] as const), // prettier-ignore
    ...suites.map((a) => [`${a.id}, suite à décider`, finishPhrase(a.action)] as const),
  ];
}

/** `::passation` : ce que l'équipe suivante doit savoir pour reprendre en une journée. */
export const passation: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, (pilotage) => {
      const { actions, preconisations, correspondances } = pilotage;
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
      const rappels = rappelsDe(pilotage).filter((r) => r.le >= pilotage.reference);
      const suspens = enSuspens(pilotage);
      return [
        titre("Par où commencer"),
        puces(DEBUT),
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
        ...(rappels.length > 0
          ? [titre("Ce qui vient"), puces(rappels.map((r) => [dire(r.le), finishPhrase(r.quoi)] as const))]
          : []),
        ...(suspens.length > 0 ? [titre("Ce qui reste en suspens"), puces(suspens)] : []),
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
