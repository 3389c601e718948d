import type { Champ, Formulaire } from "../formulaire.ts";

export const REPONSES = { oui: "Oui", non: "Non", sans_avis: "Sans avis" } as const;

/** Les questions qu'un questionnaire peut poser ; leur texte est dans `pilotage/questionnaire.yaml`. */
export const QUESTIONS: readonly string[] = Array.from({ length: 12 }, (_, i) => `q${i + 1}`);

const question = (nom: string): Champ => ({
  nom,
  libelle: `réponse à la question ${nom.slice(1)}`,
  type: "liste",
  exige: "rien",
  entetes: [`Question ${nom.slice(1)}`],
  valeurs: REPONSES,
  libelles: {
    oui: ["Oui", "Plutôt oui", "Tout à fait"],
    non: ["Non", "Plutôt non", "Pas du tout"],
    sans_avis: ["Sans avis", "Ne sait pas", "NSP"],
  },
  inconnu: "non classer",
});

/**
 * Questionnaire à la population : une ligne par répondant, des questions fermées, un poids s'il y a eu redressement. Ni âge, ni
 * quartier, ni verbatim : rien de ce qui désignerait un répondant n'y entre.
 */
export const QUESTIONNAIRE: Formulaire = {
  source: "ccas-questionnaire",
  titre: "questionnaire à la population",
  table: "questionnaire",
  date: "date_reponse",
  champs: [
    {
      nom: "date_reponse",
      libelle: "date de la réponse",
      type: "date",
      exige: "valeur",
      entetes: ["Date de réponse au questionnaire", "Date de saisie"],
    },
    {
      nom: "poids",
      libelle: "poids de redressement du répondant (1 s'il n'y en a pas)",
      type: "montant", // lu en centièmes, comme tout nombre à virgule : seuls les rapports de poids comptent
      exige: "rien",
      entetes: ["Poids", "Pondération", "Coefficient de redressement"],
    },
    ...QUESTIONS.map(question),
  ],
};
