import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from "mdast";
import { nomJour } from "../../constats/periodes.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import type { PilotageEdition } from "../../pilotage/edition.ts";
import type { Contexte } from "../contexte.ts";
import type { Reponse } from "../directives/bloc.ts";

/** Rien à dire, et rien ne manque : le CCAS n'a pas encore écrit cette partie de son pilotage. */
export const RIEN: Reponse = { manque: null };

/** Le pilotage de l'édition, s'il a de quoi remplir ce qu'on lui demande. */
export function withPilotage(
  { lecture }: Contexte,
  ecrire: (pilotage: PilotageEdition) => readonly RootContent[],
): Reponse {
  const contenu = lecture.pilotage ? ecrire(lecture.pilotage) : [];
  return contenu.length === 0 ? RIEN : { contenu };
}

export const titre = (value: string): Heading => ({ type: "heading", depth: 3, children: [{ type: "text", value }] });

/** « **Gras** : texte ». */
export const rubrique = (nom: string, texte: string): Paragraph => ({
  type: "paragraph",
  children: gras(nom, texte),
});

const gras = (nom: string, texte: string): PhrasingContent[] => [
  { type: "strong", children: [{ type: "text", value: nom }] },
  { type: "text", value: ` : ${texte}` },
];

/** Une liste de phrases ; un couple met son premier mot en gras. */
export const puces = (lignes: readonly (string | readonly [string, string])[]): List => ({
  type: "list",
  ordered: false,
  spread: false,
  children: lignes.map((l): ListItem => ({
    type: "listItem",
    children: [
      {
        type: "paragraph",
        children: typeof l === "string" ? [{ type: "text", value: l }] : gras(l[0], l[1]),
      },
    ],
  })),
});

/** Un jour tel qu'on le lit ; rien s'il n'est pas connu. */
export const dire = (jour: string | null): string => (jour === null ? "—" : (nomJour(jour) ?? jour));

/** « 12 000 € » ; des centimes seulement s'il y en a. */
export const euros = (x: number): string => formatValeur(x, "€", Number.isInteger(x) ? 0 : 2);

/** Un nombre écrit à la main, avec les décimales qu'on lui a données. */
export const compte = (x: number, unite: string): string => `${formatNombre(x, Number.isInteger(x) ? 0 : 1)} ${unite}`;
