import type { Formulaire } from "../formulaire.ts";

export const SERVICES = {
  accueil: "Accueil",
  aides: "Aides facultatives",
  autonomie: "Autonomie et maintien à domicile",
  logement: "Logement",
  autre: "Autre service",
} as const;

const NOTE = [1, 5] as const;

/** Enquête de satisfaction : une ligne par réponse, notes de 1 (pas du tout) à 5 (très satisfait). Pas de verbatim. */
export const SATISFACTION: Formulaire = {
  source: "ccas-satisfaction",
  titre: "enquête de satisfaction",
  table: "reponse",
  date: "date_reponse",
  champs: [
    {
      nom: "date_reponse",
      libelle: "date de la réponse",
      type: "date",
      exige: "valeur",
      entetes: ["Date de réponse", "Date réponse", "Horodateur", "Répondu le", "Date"],
    },
    {
      nom: "service",
      libelle: "service",
      type: "liste",
      exige: "rien",
      entetes: ["Service", "Service concerné"],
      valeurs: SERVICES,
      libelles: {
        accueil: ["Accueil"],
        aides: ["Aides", "Aides facultatives"],
        autonomie: ["Autonomie", "Maintien à domicile", "Portage de repas"],
        logement: ["Logement"],
        autre: ["Autre", "(vide)"],
      },
      inconnu: "non classer",
    },
    {
      nom: "note_accueil",
      libelle: "note de l'accueil",
      type: "entier",
      exige: "colonne",
      bornes: NOTE,
      entetes: ["Q1 Accueil (1-5)", "Q1 Accueil", "Note accueil", "Satisfaction", "Note globale", "Note"],
    },
    {
      nom: "note_delai",
      libelle: "note du délai",
      type: "entier",
      exige: "rien",
      bornes: NOTE,
      entetes: ["Q2 Délai (1-5)", "Q2 Délai", "Note délai"],
    },
    {
      nom: "note_ecoute",
      libelle: "note de l'écoute",
      type: "entier",
      exige: "rien",
      bornes: NOTE,
      entetes: ["Q3 Écoute (1-5)", "Q3 Écoute", "Note écoute"],
    },
  ],
};
