import { capitalize, finishPhrase } from "../../constats/accords.ts";
import type { Bareme, Changement } from "../../modele/journal.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createTableauTextes } from "../tableau.ts";
import { dire, euros, RIEN } from "./textes.ts";

/** Ce que l'entrée du journal fait aux séries, tel qu'on l'imprime. */
const EFFETS = { oui: "les séries se suivent", non: "rien ne se compare de part et d'autre" } as const;

const regleOf = (note: Bareme | Changement): string => {
  if ("quoi" in note) return note.quoi;
  const { plafond, montant } = note;
  return [
    "barème",
    ...(plafond === null ? [] : [`quotient familial de ${euros(plafond)} au plus`]),
    ...(montant === null ? [] : [`jusqu'à ${euros(montant)}`]),
  ].join(", ");
};

/** `::baremes` : le journal des barèmes, des règles et des logiciels du CCAS, du plus récent au plus ancien. */
export const baremes: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: false,
  resolve(_, { lecture: { journal } }) {
    const notes = [...journal.baremes, ...journal.changements].toSorted((a, b) => (a.le < b.le ? 1 : -1));
    if (notes.length === 0) return RIEN;
    return {
      contenu: [
        createTableauTextes(
          ["Depuis le", "Ce qui change", "Précision", "Pour les chiffres"],
          notes.map((n) => [
            dire(n.le),
            capitalize(regleOf(n)),
            finishPhrase(n.texte),
            EFFETS[n.comparable ? "oui" : "non"],
          ]),
        ),
      ],
    };
  },
};
