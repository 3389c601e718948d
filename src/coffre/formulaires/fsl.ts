import type { Formulaire } from "../formulaire.ts";
import { DECISIONS } from "./aides.ts";

export const TYPES_FSL = {
  acces: "Accès au logement",
  maintien: "Maintien dans le logement",
  energie: "Énergie",
  eau: "Eau",
  telephone: "Téléphone",
} as const;

/** Fonds de solidarité pour le logement, aides à l'énergie et à l'eau : une ligne par demande, souvent sans numéro de foyer. */
export const FSL: Formulaire = {
  source: "ccas-fsl",
  titre: "FSL et aides à l'énergie",
  table: "demande_fsl",
  quasi: ["iris"],
  sensible: "type",
  date: "date_demande",
  suite: "date_decision",
  champs: [
    {
      nom: "foyer",
      libelle: "numéro de foyer",
      type: "foyer",
      exige: "rien",
      entetes: ["N° foyer", "N° ménage", "N° famille"],
    },
    {
      nom: "date_demande",
      libelle: "date de réception de la demande",
      type: "date",
      exige: "valeur",
      entetes: ["Demande / Reçue le", "Reçue le", "Date demande", "Date de la demande", "Date de réception"],
    },
    {
      nom: "type",
      libelle: "type de demande",
      type: "liste",
      exige: "colonne",
      entetes: ["Type (accès/maintien/énergie/eau)", "Type", "Type de demande", "Type FSL", "Volet"],
      valeurs: TYPES_FSL,
      libelles: {
        acces: ["Accès", "Acces logement", "Accès au logement"],
        maintien: ["Maintien", "Maintien dans le logement", "Impayé de loyer"],
        energie: ["Énergie", "Électricité", "Gaz", "Impayé énergie"],
        eau: ["Eau", "Impayé eau"],
        telephone: ["Téléphone", "Télécom"],
      },
      inconnu: "non classer",
    },
    {
      nom: "date_decision",
      libelle: "date de la décision",
      type: "date",
      exige: "rien",
      entetes: ["Décision CLI / Date", "Décision / Date", "Date CLI", "Date décision", "Date de la commission"],
    },
    {
      nom: "decision",
      libelle: "avis de la commission",
      type: "liste",
      exige: "valeur",
      entetes: ["Décision CLI / Avis (F/D/A)", "Avis (F/D/A)", "Avis", "Décision", "Décision CLI"],
      valeurs: DECISIONS,
      libelles: {
        accord: ["F", "Favorable", "Accord", "Accordé"],
        refus: ["D", "Défavorable", "Refus", "Rejet"],
        ajourne: ["A", "Ajourné", "Ajournement"],
        en_cours: ["En cours", "(vide)"],
      },
      inconnu: "refuser",
    },
    {
      nom: "pret",
      libelle: "montant prêté",
      type: "montant",
      exige: "rien",
      entetes: ["Aide énergie / Prêt", "Prêt", "Montant prêt"],
    },
    {
      nom: "subvention",
      libelle: "montant donné",
      type: "montant",
      exige: "rien",
      entetes: ["Aide énergie / Subvention", "Subvention", "Montant subvention", "Montant accordé", "Secours"],
    },
  ],
};
