import { enMillesime } from "../../constats/periodes.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import type { Contexte } from "../contexte.ts";
import type { Bloc } from "../directives/bloc.ts";
import { nomOf } from "../mesure.ts";
import { createParagraphe } from "../tableau.ts";
import { dire, puces, rubrique, titre, withPilotage } from "./textes.ts";

/** Le chiffre qui porte une réponse : sa dernière valeur servie, ou ce qui manque. */
function writeChiffre(code: string, { lecture }: Contexte): readonly (readonly [string, string])[] {
  const indicateur = lecture.indicateur(code);
  if (!indicateur) return [];
  const dernier = lecture.dernier(code);
  const dit = dernier ? `${writeValeur(dernier, indicateur)} ${enMillesime(dernier.millesime)}.` : "aucune valeur dans cette édition."; // prettier-ignore
  return [[nomOf(indicateur), dit]];
}

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
          const chiffres = q.indicateurs.flatMap((code) => writeChiffre(code, contexte));
          return [
            titre(q.question),
            createParagraphe(`Question posée par ${q.posee_par}, le ${dire(q.posee_le)}.`),
            rubrique("Réponse", q.reponse ?? "le rapport n'y répond pas encore."),
            ...(chiffres.length > 0 ? [puces(chiffres)] : []),
          ];
        }),
      ];
    }),
};
