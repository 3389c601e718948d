import type { RootContent } from "mdast";
import { capitalize, enumerer, finishPhrase } from "../../constats/accords.ts";
import type { Contributions, Groupe } from "../../pilotage/contributions.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe, createTableauTextes } from "../tableau.ts";
import { compte, dire, euros, puces, titre, withPilotage } from "./textes.ts";

/** `::contributions` : le comité, les groupes, les partenaires, les paroles, l'offre locale et les moyens de la démarche. */
export const contributions: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ contributions: c }) =>
      c === null
        ? []
        : [
            ...[...(c.comite ? [c.comite] : []), ...c.groupes].flatMap(groupe),
            ...partenaires(c),
            ...paroles(c),
            ...offre(c),
            ...moyens(c),
          ],
    ),
};

const groupe = ({ nom, membres, reunions }: Groupe): RootContent[] => [
  titre(nom),
  ...(membres.length > 0 ? [createParagraphe(finishPhrase(`Membres, par fonction : ${enumerer(membres)}`))] : []),
  ...(reunions.length > 0
    ? [
        puces(
          reunions.map(({ le, objet, presents, releve }): readonly [string, string] => [
            dire(le),
            [
              finishPhrase(presents === null ? objet : `${objet} (${compte(presents, "présents")})`),
              ...(releve === null ? [] : [finishPhrase(releve)]),
            ].join(" "),
          ]),
        ),
      ]
    : []),
];

const partenaires = ({ partenaires: p }: Contributions): RootContent[] =>
  p.length === 0
    ? []
    : [
        titre("Les partenaires associés"),
        createTableauTextes(
          ["Partenaire", "Rôle", "Données apportées", "Coopération"],
          p.map((x) => [x.nom, x.role, x.donnees ?? "—", x.lien === "formel" ? "formelle" : "informelle"]),
        ),
      ];

const paroles = ({ paroles: p }: Contributions): RootContent[] =>
  p.length === 0
    ? []
    : [
        titre("Ce qui a été entendu"),
        createParagraphe(
          "Ces paroles sont imprimées avec l'accord de leurs auteurs, sans rien qui les désigne. Elles éclairent les chiffres ; elles ne les remplacent pas.",
        ),
        puces(
          p.map(
            (x) =>
              `« ${x.texte} » (${x.de === "habitant" ? "parole d'habitant" : "parole de professionnel"}, ${x.cadre})`,
          ),
        ),
      ];

const offre = ({ offre: o }: Contributions): RootContent[] =>
  o.length === 0
    ? []
    : [
        titre("L'offre locale"),
        createTableauTextes(
          ["Qui", "Quoi", "Où", "Pour qui"],
          o.map((x) => [x.qui, x.quoi, x.ou, x.pour_qui]),
        ),
      ];

function moyens({ moyens: m }: Contributions): RootContent[] {
  if (!m) return [];
  const parts = [
    ...(m.jours === null ? [] : [compte(m.jours, "jours de travail")]),
    ...(m.euros === null ? [] : [`${euros(m.euros)} de dépenses`]),
    ...m.competences,
  ];
  return parts.length === 0
    ? []
    : [titre("Ce que la démarche a demandé"), createParagraphe(finishPhrase(capitalize(enumerer(parts))))];
}
