import type { RootContent } from "mdast";
import { capitalize, enumerer, finishPhrase } from "../../constats/accords.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import type { Action } from "../../pilotage/actions.ts";
import { coutParResultat, effetOf, suiteProposee, type Effet } from "../../pilotage/effets.ts";
import { isRetenue } from "../../pilotage/etats.ts";
import type { Contexte } from "../contexte.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { cibleOf } from "./cible.ts";
import { compte, dire, euros, puces, titre, withPilotage } from "./textes.ts";
import { writeDecision } from "./plan.ts";

const PRUDENCE =
  "Un avant-après ne prouve pas un effet : l'indicateur a pu bouger pour d'autres raisons que l'action. La même période, ailleurs, aide à en juger quand elle se mesure.";

/** `::bilan-actions` : ce que sont devenues les actions des éditions d'avant, et ce qu'on propose d'en faire. */
export const bilanActions: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ actions }) => {
      const { annee, edition } = contexte.lecture;
      const menees = actions.filter((a) => a.edition < annee && isRetenue(a.etat));
      if (menees.length === 0) return [];
      const bilans = menees.map((action) => ({ action, effet: effetOf(action, contexte.lecture) }));
      return [
        createParagraphe(writeResume(menees)),
        createTableauTextes(
          ["Action", "Où elle en est", "Suite"],
          bilans.map(({ action, effet }) => [
            action.action,
            writeAvancement(action, effet),
            writeSuite(action, effet, edition === "public"),
          ]),
        ),
        createParagraphe(PRUDENCE),
        ...bilans.flatMap(({ action, effet }) => writeBilan(action, effet, contexte)),
      ];
    }),
};

/** « réalisée, cible manquée » ; une action abandonnée n'a plus de cible. */
function writeAvancement({ etat }: Action, effet: Effet | null): string {
  const atteinte = effet?.atteinte ?? "pas encore mesurable";
  return atteinte === "sans objet" ? etat : `${etat}, cible ${atteinte}`;
}

function writeResume(menees: readonly Action[]): string {
  const annees = enumerer([...new Set(menees.map((a) => String(a.edition)))].sort());
  const n = (etat: Action["etat"]): number => menees.filter((a) => a.etat === etat).length;
  const [faites, abandonnees] = [n("réalisée"), n("abandonnée")];
  const dire = (x: number, un: string, plusieurs: string): string[] =>
    x === 0 ? [] : [`${x} ${x > 1 ? plusieurs : un}`];
  const parts = [
    ...dire(faites, "est réalisée", "sont réalisées"),
    ...dire(abandonnees, "est abandonnée", "sont abandonnées"),
    ...dire(menees.length - faites - abandonnees, "est encore en cours", "sont encore en cours"),
  ];
  return `${menees.length > 1 ? `Sur ${menees.length} actions retenues` : "Sur une action retenue"} en ${annees}, ${enumerer(parts)}.`;
}

/** Le public lit ce qui est décidé ; le comité et la direction, aussi ce qui est proposé. */
function writeSuite(action: Action, effet: Effet | null, isPublic: boolean): string {
  if (action.suite !== null && action.suite_decidee_le !== null) return action.suite;
  if (isPublic) return "à décider";
  const suite = suiteProposee(action, effet?.atteinte ?? "pas encore mesurable");
  return suite === null ? "à décider" : `${suite} (proposition)`;
}

function writeBilan(action: Action, effet: Effet | null, contexte: Contexte): RootContent[] {
  const cout = coutParResultat(action);
  return [
    titre(action.action),
    puces([
      ["Décision", writeDecision(action)],
      ...(action.bilan === null && action.etat === "abandonnée" ? [] : [["Ce qui a été fait", finishPhrase(action.bilan ?? "le bilan reste à écrire")] as const]), // prettier-ignore
      ...(action.realisee_le === null ? [] : [["Achevée", `le ${dire(action.realisee_le)}.`] as const]),
      ["Ce qu'on visait", finishPhrase(cibleOf(action, contexte.lecture))],
      ...(effet ? writeEffet(effet) : []),
      ...(action.resultat === null || action.resultat_unite === null ? [] : [["Résultat", `${compte(action.resultat, action.resultat_unite)}.`] as const]), // prettier-ignore
      ...(action.depense === null ? [] : [["Dépense", `${euros(action.depense)}${action.budget === null ? "" : `, pour ${euros(action.budget)} prévus`}.`] as const]), // prettier-ignore
      ...(cout === null ? [] : [["Coût par résultat", `${euros(Math.round(cout))}, la dépense divisée par le résultat.`] as const]), // prettier-ignore
      ...(action.plus_value === null ? [] : [["Ce qui ne se compte pas", finishPhrase(action.plus_value)] as const]),
    ]),
  ];
}

function writeEffet(effet: Effet): readonly (readonly [string, string])[] {
  const { indicateur, dernier, phrase, appui, revise, ailleurs, atteinte } = effet;
  return [
    ["Ce qu'a fait l'indicateur", finishPhrase(phrase)],
    ...(appui === null ? [] : [["Preuve", finishPhrase(capitalize(appui))] as const]),
    ...(revise === null ? [] : [["Départ révisé", `${effet.depart} le jour de la décision, ${revise} dans les fichiers d'aujourd'hui.`] as const]), // prettier-ignore
    ["Ailleurs, à la même période", ailleurs.length === 0 ? "cette évolution ne s'y mesure pas." : `${ailleurs.join(" ; ")}.`], // prettier-ignore
    ["Cible", finishPhrase(atteinte === "sans objet" ? "sans objet, l'action est abandonnée" : dernier ? `${atteinte} (${writeValeur(dernier, indicateur)} en ${dernier.millesime})` : atteinte)], // prettier-ignore
  ];
}
