import { enumerer } from "../../constats/accords.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createParagraphe } from "../tableau.ts";
import { dire, rubrique, titre, withPilotage } from "./textes.ts";

/** `::commande` : les questions posées à l'analyse, par qui, quand, et ce que le rapport y répond. */
export const commande: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ commande: c }) => {
      if (!c) return [];
      const validee = c.validee_le && c.instance ? `Commande validée par ${c.instance}, le ${dire(c.validee_le)}.` : "Commande à valider."; // prettier-ignore
      return [
        createParagraphe(c.objet === null ? validee : `${c.objet} ${validee}`),
        ...c.questions.flatMap((q) => {
          const chiffres = q.indicateurs.flatMap((code) => contexte.lecture.indicateur(code)?.libelle ?? []);
          return [
            titre(q.question),
            createParagraphe(`Question posée par ${q.posee_par}, le ${dire(q.posee_le)}.`),
            rubrique("Réponse", q.reponse ?? "le rapport n'y répond pas encore."),
            ...(chiffres.length > 0 ? [rubrique("Chiffres", `${enumerer(chiffres)}.`)] : []),
          ];
        }),
      ];
    }),
};
