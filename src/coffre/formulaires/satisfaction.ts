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
  table: "reponse",
  date: "date_reponse",
  champs: [
    { nom: "date_reponse", libelle: "date de la réponse", type: "date", exige: "valeur" },
    { nom: "service", libelle: "service", type: "liste", exige: "rien", valeurs: SERVICES, inconnu: "non classer" },
    { nom: "note_accueil", libelle: "note de l'accueil", type: "entier", exige: "colonne", bornes: NOTE },
    { nom: "note_delai", libelle: "note du délai", type: "entier", exige: "rien", bornes: NOTE },
    { nom: "note_ecoute", libelle: "note de l'écoute", type: "entier", exige: "rien", bornes: NOTE },
  ],
};
