import type { Formulaire } from "../formulaire.ts";

export const SERVICES = {
  accueil: "Accueil",
  aides: "Aides facultatives",
  autonomie: "Autonomie et maintien à domicile",
  logement: "Logement",
  autre: "Autre service",
} as const;

/** De pas du tout à très satisfait. Les formulaires en ligne rendent des mots ou des visages ; 4 et 5 sont « satisfait » (CCAS-12). */
const NOTE = {
  bornes: [1, 5],
  valeurs: {
    5: "Très satisfait",
    4: "Satisfait",
    3: "Ni satisfait ni insatisfait",
    2: "Peu satisfait",
    1: "Pas du tout satisfait",
  },
  libelles: {
    5: [
      "Très satisfait",
      "Très satisfaite",
      "Tout à fait satisfait",
      "Très satisfaisant",
      "Excellent",
      "😀",
      "😃",
      "😍",
    ],
    4: ["Satisfait", "Satisfaite", "Plutôt satisfait", "Assez satisfait", "Satisfaisant", "Bien", "🙂", "😊"],
    3: ["Ni satisfait ni insatisfait", "Moyennement satisfait", "Moyen", "Neutre", "😐"],
    2: ["Peu satisfait", "Plutôt pas satisfait", "Plutôt insatisfait", "Insatisfait", "Insuffisant", "🙁", "😕"],
    1: ["Pas du tout satisfait", "Très insatisfait", "Pas satisfait du tout", "Mauvais", "😞", "😡", "☹"],
  },
} as const;

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
      ...NOTE,
      entetes: [
        "Q1 Accueil (1-5)",
        "Q1 Accueil",
        "Note accueil",
        "Satisfaction",
        "Note globale",
        "Note",
        "Êtes-vous satisfait de l'accueil ?",
        "Qualité de l'accueil",
      ],
    },
    {
      nom: "note_delai",
      libelle: "note du délai",
      type: "entier",
      exige: "rien",
      ...NOTE,
      entetes: ["Q2 Délai (1-5)", "Q2 Délai", "Note délai", "Êtes-vous satisfait du délai ?", "Délai de réponse"],
    },
    {
      nom: "note_ecoute",
      libelle: "note de l'écoute",
      type: "entier",
      exige: "rien",
      ...NOTE,
      entetes: [
        "Q3 Écoute (1-5)",
        "Q3 Écoute",
        "Note écoute",
        "Êtes-vous satisfait de l'écoute ?",
        "Qualité de l'écoute",
      ],
    },
  ],
};
