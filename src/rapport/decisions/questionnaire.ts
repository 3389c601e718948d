import type { RootContent } from "mdast";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { hasValeur } from "../../constats/valeurs.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Questionnaire } from "../../pilotage/questionnaire.ts";
import { wilson } from "../../stats/wilson.ts";
import type { Bloc } from "../directives/bloc.ts";
import type { Lecture } from "../lecture.ts";
import { createParagraphe, createTableau } from "../tableau.ts";
import { compte, dire, withPilotage } from "./textes.ts";

/** Sous trente réponses, une proportion ne se généralise pas : la page le dit à côté du nombre. */
const REPONSES_MINIMALES = 30;

const MASQUE = "non diffusé (secret statistique)";

/** `::questionnaire` : comment le questionnaire a été mené, puis chaque question, sa part de « oui » et sa marge d'erreur. */
export const questionnaire: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ questionnaire: q }) =>
      q === null ? [] : [createParagraphe(methodeOf(q)), ...tableOf(q, contexte.lecture)],
    ),
};

const CHOIX: Readonly<Record<Questionnaire["choix"], string>> = {
  hasard: "Les répondants ont été tirés au sort.",
  quotas:
    "Les répondants ont été choisis par quotas : la marge d'erreur est celle d'un tirage au sort de même taille, donnée comme repère.",
  volontaires:
    "A répondu qui a voulu : la marge d'erreur ne dit que le hasard, pas l'écart entre ceux qui répondent et les autres.",
};

function methodeOf({ objet, population, mode, du, au, invites, choix, calage }: Questionnaire): string {
  return [
    finishPhrase(objet),
    finishPhrase(`Population interrogée : ${population}. Réponses recueillies ${mode}, du ${dire(du)} au ${dire(au)}`),
    ...(invites === null ? [] : [finishPhrase(`${compte(invites, "questionnaires remis")}`)]),
    CHOIX[choix],
    ...(calage.length === 0 ? [] : [finishPhrase(`Les réponses sont calées sur ${enumerer(calage)}`)]),
    "Seules les réponses exprimées comptent, « sans avis » compris.",
  ].join(" ");
}

function tableOf({ au, questions }: Questionnaire, lecture: Lecture): RootContent[] {
  const annee = Number(au.slice(0, 4));
  const lire = (variable: string, id: string) =>
    lecture.agregats(variable).find((a) => a.millesime === annee && a.modalite === `Question ${id.slice(1)}`);
  const lignes = questions.flatMap(({ id, texte }): (readonly string[])[] => {
    const [n, part, utile] = ["questionnaire_reponses", "questionnaire_part", "questionnaire_effectif_utile"].map(
      (variable) => lire(variable, id),
    );
    if (!n) return [];
    const reponses = hasValeur(n) ? formatNombre(n.valeur) : MASQUE;
    if (!part || !utile || !hasValeur(part) || !hasValeur(utile)) return [[texte, MASQUE, "—", reponses, "—"]];
    const { bas, haut } = wilson((part.valeur / 100) * utile.valeur, utile.valeur);
    const reserve =
      utile.valeur < REPONSES_MINIMALES
        ? `moins de ${REPONSES_MINIMALES} réponses utiles : un témoignage, pas une mesure`
        : "—";
    return [[texte, pourCent(part.valeur), `${pourCent(100 * bas)} à ${pourCent(100 * haut)}`, reponses, reserve]];
  });
  if (lignes.length === 0) return [];
  return [
    {
      ...createTableau(["Question", "Oui", "Marge d'erreur (95 %)", "Réponses", "Réserve"], lignes),
      align: ["left", "right", "right", "right", "left"],
    },
    createParagraphe(
      "La marge est celle de Wilson, sur l'effectif utile de Kish : des poids inégaux valent moins de répondants qu'il n'y en a.",
    ),
  ];
}

const pourCent = (x: number): string => `${formatNombre(x, 0)}\u202f%`;
