import type { Formulaire } from "../formulaire.ts";

export const CANAUX = {
  physique: "Sur place",
  telephone: "Téléphone",
  courriel: "Courriel",
  courrier: "Courrier",
  en_ligne: "En ligne",
} as const;

export const MOTIFS = {
  acces_droits: "Accès aux droits",
  alimentaire: "Aide alimentaire",
  energie: "Énergie et eau",
  logement: "Logement",
  domiciliation: "Domiciliation",
  budget: "Budget et dettes",
  handicap: "Handicap",
  personnes_agees: "Personnes âgées",
  sante: "Santé",
  numerique: "Démarches en ligne",
  autre: "Autre motif",
} as const;

/** Accueil : une ligne par passage, sans identité. L'agent, l'orientation et le commentaire ne sont pas lus. */
export const ACCUEIL: Formulaire = {
  source: "ccas-accueil",
  table: "passage",
  date: "date_passage",
  champs: [
    { nom: "date_passage", libelle: "date du passage", type: "date", exige: "valeur" },
    { nom: "canal", libelle: "canal", type: "liste", exige: "colonne", valeurs: CANAUX, inconnu: "non classer" },
    { nom: "motif", libelle: "motif(s)", type: "liste multiple", exige: "colonne", valeurs: MOTIFS },
  ],
};
