import type { RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { CAUSES } from "../../constats/causes.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Action, Preconisation } from "../../pilotage/actions.ts";
import type { PilotageEdition } from "../../pilotage/edition.ts";
import { isClose, isRetenue } from "../../pilotage/etats.ts";
import type { Contexte } from "../contexte.ts";
import type { Bloc } from "../directives/bloc.ts";
import { effetPlafond } from "./simulation.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
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

/** Les actions du plan : celles de l'édition, et celles d'avant qui courent encore. */
export const actionsMontrees = ({ actions }: Pick<PilotageEdition, "actions">, annee: number): readonly Action[] =>
  actions.filter((a) => a.edition === annee || (a.edition < annee && !isClose(a.etat)));

const somme = (actions: readonly Action[]): number => actions.reduce((s, a) => s + (a.budget ?? 0), 0);

/** « 3 actions retenues, pour 61 000 € ; 1 soumise, pour 9 000 €. » Un budget à trouver se compte à part d'un budget décidé. */
function writeEnsemble(montrees: readonly Action[]): string {
  const tri = {
    "action retenue": montrees.filter((a) => isRetenue(a.etat) && !isClose(a.etat)),
    "action soumise": montrees.filter((a) => a.etat === "soumise"),
    brouillon: montrees.filter((a) => a.etat === "brouillon"),
    "action close": montrees.filter((a) => isClose(a.etat)),
  };
  const dites = Object.entries(tri).filter(([, siennes]) => siennes.length > 0);
  return finishPhrase(
    dites
      .map(([nom, siennes]) => {
        const pluriel = siennes.length > 1 ? nom.replaceAll(/(?= |$)/g, "s") : nom;
        const [total, sans] = [somme(siennes), siennes.filter((a) => a.budget === null).length];
        const chiffre = total === 0 ? "" : `, pour ${euros(total)}${sans === 0 ? "" : ` (${sans} sans budget dit)`}`;
        return `${siennes.length} ${pluriel}${chiffre}`;
      })
      .join(" ; "),
  );
}

/** `::plan` : ce qui se fait, d'abord en une table que l'on embrasse d'un regard, puis action par action. */
export const plan: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, (pilotage) => {
      const montrees = actionsMontrees(pilotage, contexte.lecture.annee);
      if (montrees.length === 0) return [];
      return [
        createParagraphe(writeEnsemble(montrees)),
        createTableauTextes(
          ["Action", "État", "Échéance", "Budget"],
          montrees.map((a) => [a.action, a.etat, dire(a.fin), a.budget === null ? "—" : euros(a.budget)]),
        ),
        ...montrees.flatMap((a) => [titre(a.action), ...writeAction(a, pilotage, contexte)]),
      ];
    }),
};

function writeAction(a: Action, { preconisations, contributions }: PilotageEdition, contexte: Contexte): RootContent[] {
  const noms = new Map((contributions?.partenaires ?? []).map((p) => [p.id, p.nom]));
  const p = preconisations.find((x) => x.id === a.preconisation);
  const isAvant = p !== undefined && p.edition < contexte.lecture.annee;
  const financement = a.financement === null ? "" : ` (${a.financement})`;
  return [
    ...(p ? [rubrique("Préconisation", finishPhrase(`${p.texte}${isAvant ? ` (${p.edition})` : ""}`))] : []),
    // Le constat d'une préconisation de l'année est dit avec elle, plus haut dans la page.
    ...(isAvant ? fondement(p, contexte) : []),
    puces([
      ["Décision", writeDecision(a)],
      ...(a.public === null ? [] : [["Pour qui", finishPhrase([a.public, ...(a.territoire === null ? [] : [a.territoire])].join(" ; "))] as const]), // prettier-ignore
      ["Qui", finishPhrase(writePilote(a, noms))],
      ["Quand", writeQuand(a)],
      ["Ce qu'on suivra", finishPhrase(cibleOf(a, contexte.lecture))],
      ...(a.budget === null ? [] : [["Budget", finishPhrase(`${euros(a.budget)}${financement}`)] as const]),
    ]),
  ];
}

function writeQuand({ debut, fin }: Action): string {
  if (debut !== null && fin !== null) return `du ${dire(debut)} au ${dire(fin)}.`;
  if (fin !== null) return `avant le ${dire(fin)}.`;
  return debut === null ? "dates à fixer." : `à partir du ${dire(debut)}.`;
}

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
