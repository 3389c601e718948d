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

const LIBELLES_CANAL = {
  physique: ["Physique", "Guichet", "Sur place", "Accueil physique", "Rendez-vous"],
  telephone: ["Téléphone", "Tél.", "Tel", "Appel", "Appel téléphonique", "Téléphonique"],
  courriel: ["Courriel", "Mail", "E-mail", "Mél"],
  courrier: ["Courrier", "Courrier postal"],
  en_ligne: ["En ligne", "Site internet", "Internet", "Portail", "Visio", "Visioconférence"],
} as const;

const LIBELLES_MOTIF = {
  acces_droits: ["Accès aux droits", "Dossier RSA", "Dossier CSS", "RSA", "CSS", "C2S"],
  alimentaire: ["Aide alimentaire", "Colis"],
  energie: ["Impayé énergie", "Impayé d'énergie", "Énergie", "Eau"],
  logement: ["Logement", "Impayé loyer", "Demande de logement"],
  domiciliation: ["Domiciliation", "Courrier domiciliation"],
  budget: ["Budget", "Surendettement", "Dettes", "Banque de France"],
  handicap: ["Dossier MDPH", "Handicap", "MDPH"],
  personnes_agees: ["Dossier APA", "Portage de repas", "APA", "Personnes âgées"],
  sante: ["Santé"],
  numerique: ["Aide numérique", "Démarche en ligne", "Numérique"],
  autre: ["Autre", "Autres", "Divers", "Renseignement"],
} as const;

/** Accueil : une ligne par passage, sans identité. L'agent, l'orientation et le commentaire ne sont pas lus. */
export const ACCUEIL: Formulaire = {
  source: "ccas-accueil",
  titre: "accueil",
  table: "passage",
  date: "date_passage",
  champs: [
    {
      nom: "date_passage",
      libelle: "date du passage",
      type: "date",
      exige: "valeur",
      entetes: [
        "Horodateur",
        "Date du passage",
        "Date passage",
        "Date heure",
        "Date et heure",
        "Date visite",
        "Date",
        "Jour",
      ],
    },
    {
      nom: "canal",
      libelle: "canal",
      type: "liste",
      exige: "colonne",
      entetes: [
        "Canal",
        "Mode de contact",
        "Type de contact",
        "Canal de contact",
        "Type contact",
        "Mode",
        "Moyen de contact",
      ],
      valeurs: CANAUX,
      libelles: LIBELLES_CANAL,
      inconnu: "non classer",
    },
    {
      nom: "motif",
      libelle: "motif(s)",
      type: "liste multiple",
      exige: "colonne",
      entetes: [
        "Motif(s)",
        "Motifs",
        "Motif",
        "Motif de la visite",
        "Objet",
        "Objet de la demande",
        "Motif de la demande",
        "Nature de la demande",
      ],
      valeurs: MOTIFS,
      libelles: LIBELLES_MOTIF,
    },
  ],
};
