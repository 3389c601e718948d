import type { RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { CAUSES } from "../../constats/causes.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Action, Preconisation } from "../../pilotage/actions.ts";
import { isClose } from "../../pilotage/etats.ts";
import type { Contexte } from "../contexte.ts";
import type { Bloc } from "../directives/bloc.ts";
import type { Lecture } from "../lecture.ts";
import { effetPlafond } from "./simulation.ts";
import { createParagraphe } from "../tableau.ts";
import { cibleOf } from "./cible.ts";
import { dire, euros, puces, rubrique, titre, withPilotage } from "./textes.ts";

/** « Validée par le comité de pilotage, le 12 mars 2026. Motif : … ». */
export function writeDecision({
  etat,
  instance,
  decidee_le,
  motif,
}: Pick<Action, "etat" | "instance" | "decidee_le" | "motif">): string {
  const qui = instance === null ? "" : ` par ${instance}`;
  const quand = decidee_le === null ? "" : `, le ${dire(decidee_le)}`;
  // « En cours par le comité » ne se dit pas : l'action est en cours, l'instance l'a décidée.
  const tete = /^(?:en cours|réalisée)$/.test(etat) && qui !== "" ? `${etat} ; décision prise${qui}` : `${etat}${qui}`;
  return [`${tete}${quand}`, ...(motif === null ? [] : [`motif : ${motif}`])].map(finishPhrase).join(" ");
}

/** Le constat qui fonde une préconisation, tel que cette édition peut le lire. */
const fondement = (p: Preconisation, contexte: Contexte): RootContent[] => {
  const phrase = p.constat === null ? null : contexte.affirme.phrase(p.edition, p.constat);
  if (phrase === null) return [];
  const revise = contexte.affirme.bilan()?.contredits.find((r) => r.annee === p.edition && r.publie.id === p.constat);
  const suite =
    revise?.verdict.etat === "ne tient plus"
      ? [rubrique("Ce constat ne tient plus", `${CAUSES[revise.verdict.cause]}. ${revise.verdict.aujourdhui}`)]
      : [];
  return [rubrique("Constat", phrase), ...suite];
};

/** « responsable de l'accueil ; services : aides et accueil ; avec Mission locale du Pays témoin ». */
const writePilote = (a: Action, noms: ReadonlyMap<string, string>): string =>
  [
    a.pilote ?? "à désigner",
    ...(a.services.length === 0 ? [] : [`service${a.services.length > 1 ? "s" : ""} : ${enumerer(a.services)}`]),
    ...(a.partenaires.length === 0 ? [] : [`avec ${enumerer(a.partenaires.map((x) => noms.get(x) ?? x))}`]),
  ].join(" ; ");

/** `::preconisations` : ce que l'analyse recommande cette année, et le constat qui l'appelle. */
export const preconisations: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ preconisations: toutes }) =>
      toutes
        .filter((p) => p.edition === contexte.lecture.annee)
        .flatMap((p) => [titre(p.texte), ...fondement(p, contexte), createParagraphe(writeDecision(p))]),
    ),
};

/**
 * Une action : ce qu'on fera, puis qui, quand et à quel chiffre on le verra. Un tableau de six colonnes pour une ligne ou deux ne se
 * lisait ni au téléphone, où il en cachait quatre, ni sur papier.
 */
const writeAction = (a: Action, noms: ReadonlyMap<string, string>, lecture: Lecture): RootContent[] => [
  { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value: a.action }] }] },
  puces([
    ["Pilote", writePilote(a, noms)],
    ["Échéance", dire(a.fin)],
    ["Ce qu'on suivra", cibleOf(a, lecture)],
    ...(a.budget === null
      ? []
      : [["Budget", `${euros(a.budget)}${a.financement === null ? "" : ` (${a.financement})`}`] as const]),
    ["État", a.motif === null ? a.etat : `${a.etat} : ${a.motif}`],
  ]),
];

/** `::plan` : les actions de l'édition, et celles d'avant qui courent encore, sous la préconisation qu'elles servent. */
export const plan: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ preconisations: toutes, actions, contributions }) => {
      const { annee } = contexte.lecture;
      const montrees = actions.filter((a) => a.edition === annee || (a.edition < annee && !isClose(a.etat)));
      const noms = new Map((contributions?.partenaires ?? []).map((p) => [p.id, p.nom]));
      const groupes = [...new Set(montrees.map((a) => a.preconisation))];
      return groupes.flatMap((id) => {
        const p = toutes.find((x) => x.id === id);
        const siennes = montrees.filter((a) => a.preconisation === id);
        return [
          titre(p?.texte ?? "Actions sans préconisation"),
          // Celui d'une préconisation de l'année est dit avec elle, juste au-dessus.
          ...(p && p.edition < annee ? fondement(p, contexte) : []),
          ...siennes.flatMap((a) => writeAction(a, noms, contexte.lecture)),
        ];
      });
    }),
};

/** `::impact` : pour chaque action de l'année, qui elle touche, combien, où, et ce qu'il faut surveiller. */
export const impact: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ actions }) =>
      actions
        .filter(
          (a) =>
            a.edition === contexte.lecture.annee &&
            (a.touches !== null || a.effets_pervers.length > 0 || a.plafond_qf !== null),
        )
        .flatMap((a) => [
          titre(a.action),
          puces([
            ["Qui", finishPhrase(a.touches ?? "à préciser")],
            ["Combien", a.combien === null ? "non estimé, ou trop peu pour être dit." : `environ ${formatNombre(a.combien)}.`], // prettier-ignore
            ["Où", a.quartiers.length === 0 ? "toute la commune." : finishPhrase(a.quartiers.join(", "))],
            ...effetPlafond(a, contexte.lecture),
            ...(a.effets_pervers.length === 0
              ? [["À surveiller", "aucun effet indésirable n'a encore été cherché."] as const]
              : a.effets_pervers.map((e): readonly [string, string] => ["À surveiller", finishPhrase(e)])),
          ]),
        ]),
    ),
};
