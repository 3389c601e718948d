import type { Formulaire } from "../formulaire.ts";

/** Décision de la commission. Un accord partiel est un accord ; un ajournement n'est ni l'un ni l'autre (CCAS-06). */
export const DECISIONS = { accord: "Accord", refus: "Refus", ajourne: "Ajournement", en_cours: "En cours" } as const;

export const NATURES = {
  alimentaire: "Aide alimentaire",
  energie: "Énergie et eau",
  logement: "Logement",
  transport: "Transport et mobilité",
  enfance: "Enfance et cantine",
  sante: "Santé",
  secours: "Secours financier",
  autre: "Autre aide",
} as const;

/** Aides facultatives : une ligne par demande. */
export const AIDES: Formulaire = {
  source: "ccas-aides",
  table: "demande",
  date: "date_demande",
  suite: "date_decision",
  doublon: ["dossier", "nature", "date_demande"],
  champs: [
    { nom: "dossier", libelle: "numéro de dossier", type: "numero", exige: "rien" },
    { nom: "foyer", libelle: "numéro de foyer", type: "foyer", exige: "valeur" },
    { nom: "date_demande", libelle: "date de dépôt de la demande", type: "date", exige: "valeur" },
    { nom: "date_decision", libelle: "date de la décision", type: "date", exige: "colonne" },
    {
      nom: "nature",
      libelle: "nature de l'aide",
      type: "liste",
      exige: "colonne",
      valeurs: NATURES,
      inconnu: "non classer",
    },
    // Une décision mal lue fausserait le taux d'accord : la ligne est refusée plutôt que devinée.
    { nom: "decision", libelle: "décision", type: "liste", exige: "valeur", valeurs: DECISIONS, inconnu: "refuser" },
    { nom: "montant_accorde", libelle: "montant accordé", type: "montant", exige: "colonne" },
  ],
};
