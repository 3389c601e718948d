import type { Formulaire } from "../formulaire.ts";

export const REGIMES = {
  normal: "Normal",
  diabetique: "Diabétique",
  sans_sel: "Sans sel",
  mixe: "Mixé ou haché",
  autre: "Autre régime",
} as const;
export const FINANCEURS = {
  apa: "APA",
  aide_sociale: "Aide sociale",
  caisse: "Caisse de retraite",
  mutuelle: "Mutuelle",
  usager: "À la charge de l'usager",
  autre: "Autre financeur",
} as const;
export const LIBELLES_FINANCEUR = {
  apa: ["APA", "Département"],
  aide_sociale: ["Aide sociale", "Aide ménagère"],
  caisse: ["CARSAT", "CNAV", "MSA", "Caisse de retraite"],
  mutuelle: ["Mutuelle"],
  usager: ["Usager", "Plein tarif", "Sans prise en charge", "Payant"],
  autre: ["Autre", "Divers"],
} as const;

/** Portage de repas : une ligne par livraison ou par bénéficiaire et par mois. */
export const PORTAGE: Formulaire = {
  source: "ccas-portage",
  titre: "portage de repas",
  table: "portage",
  quasi: ["iris"],
  sensible: "regime",
  date: "date_livraison",
  champs: [
    {
      nom: "foyer",
      libelle: "numéro du bénéficiaire",
      type: "foyer",
      exige: "rien",
      entetes: ["N° bénéficiaire", "Code bénéficiaire", "N° client", "N° usager", "N° dossier", "N° foyer"],
    },
    {
      nom: "date_livraison",
      libelle: "date de livraison",
      type: "date",
      exige: "valeur",
      entetes: ["Date de livraison", "Date livraison", "Date du repas", "Livré le", "Date", "Mois"],
    },
    {
      nom: "repas",
      libelle: "nombre de repas",
      type: "entier",
      exige: "valeur",
      bornes: [0, 999],
      entetes: ["Nb repas", "Nombre de repas", "Nbre repas", "Repas livrés", "Repas", "Quantité"],
    },
    {
      nom: "regime",
      libelle: "régime",
      type: "liste",
      exige: "rien",
      entetes: ["Régime", "Régime alimentaire", "Type de repas"],
      valeurs: REGIMES,
      libelles: {
        normal: ["Normal", "Standard", "Sans régime"],
        diabetique: ["Diabétique", "Diabète", "Diab.", "Sans sucre"],
        sans_sel: ["Sans sel", "SS SEL", "Hyposodé"],
        mixe: ["Mixé", "Haché", "Mouliné"],
        autre: ["Autre"],
      },
      inconnu: "non classer",
    },
    {
      nom: "financeur",
      libelle: "financeur",
      type: "liste",
      exige: "rien",
      entetes: ["Financeur", "Prise en charge", "Organisme payeur"],
      valeurs: FINANCEURS,
      libelles: LIBELLES_FINANCEUR,
      inconnu: "non classer",
    },
  ],
};
