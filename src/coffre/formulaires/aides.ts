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

const LIBELLES_DECISION = {
  accord: [
    "ACC.",
    "Accord",
    "Accordé",
    "Accordée",
    "A",
    "ACC. PARTIEL",
    "Accord partiel",
    "Favorable",
    "F",
    "Oui",
    "Attribué",
  ],
  refus: ["REF.", "Refus", "Refusé", "Refusée", "R", "Rejet", "Rejeté", "Défavorable", "D", "Non"],
  ajourne: ["AJ.", "Ajourné", "Ajournement", "Ajournée", "Sursis"],
  en_cours: ["En cours", "En attente", "(vide)"],
} as const;

const LIBELLES_NATURE = {
  alimentaire: [
    "SECOURS ALIM.",
    "Aide alimentaire",
    "Alimentaire",
    "Colis",
    "Colis alimentaire",
    "Bons alimentaires",
    "Épicerie sociale",
  ],
  energie: ["ENERGIE", "Impayé énergie", "Eau", "EDF", "Électricité", "Gaz", "FSL énergie", "Chauffage"],
  logement: ["LOGEMENT", "Impayé de loyer", "Loyer", "Dépôt de garantie", "FSL", "Hébergement"],
  transport: ["TRANSPORT", "Mobilité", "Transports"],
  enfance: ["CANTINE", "Loisirs enfants", "Restauration scolaire", "Centre de loisirs"],
  sante: ["SANTE", "Mutuelle", "Frais médicaux"],
  secours: ["SECOURS FIN.", "Secours exceptionnel", "Secours financier", "Secours", "Aide financière"],
  autre: ["DIVERS", "Autre", "Autres"],
} as const;

/** Aides facultatives : une ligne par demande. */
export const AIDES: Formulaire = {
  source: "ccas-aides",
  titre: "aides facultatives",
  table: "demande",
  quasi: ["iris", "personnes", "qf"],
  sensible: "nature",
  date: "date_demande",
  suite: "date_decision",
  doublon: ["dossier", "nature", "date_demande"],
  champs: [
    {
      nom: "dossier",
      libelle: "numéro de dossier",
      type: "numero",
      exige: "rien",
      entetes: ["N° dossier", "Numéro de dossier", "Dossier", "Réf. dossier", "N° demande"],
    },
    {
      nom: "foyer",
      libelle: "numéro de foyer",
      type: "foyer",
      exige: "valeur",
      entetes: [
        "N° foyer",
        "Numéro de foyer",
        "Foyer",
        "Code foyer",
        "N° ménage",
        "Ménage",
        "N° famille",
        "N° usager",
        "ID usager",
      ],
    },
    {
      nom: "date_demande",
      libelle: "date de dépôt de la demande",
      type: "date",
      exige: "valeur",
      entetes: [
        "Date demande",
        "Date de demande",
        "Date de la demande",
        "Date dépôt",
        "Date de dépôt",
        "Demande le",
        "Reçue le",
        "Date réception",
      ],
    },
    {
      nom: "date_decision",
      libelle: "date de la décision",
      type: "date",
      exige: "colonne",
      entetes: [
        "Date CP",
        "Date décision",
        "Date de décision",
        "Date commission",
        "Date passage commission",
        "Date de la commission",
        "Décidé le",
      ],
    },
    {
      nom: "nature",
      libelle: "nature de l'aide",
      type: "liste",
      exige: "colonne",
      entetes: ["Nature de l'aide", "Nature aide", "Nature", "Type d'aide", "Type aide", "Aide", "Aide demandée"],
      valeurs: NATURES,
      libelles: LIBELLES_NATURE,
      inconnu: "non classer",
    },
    // Une décision mal lue fausserait le taux d'accord : la ligne est refusée plutôt que devinée.
    {
      nom: "decision",
      libelle: "décision",
      type: "liste",
      exige: "valeur",
      entetes: ["Décision", "Avis", "Décision commission", "Résultat", "Statut", "Suite donnée"],
      valeurs: DECISIONS,
      libelles: LIBELLES_DECISION,
      inconnu: "refuser",
    },
    {
      nom: "montant_accorde",
      libelle: "montant accordé",
      type: "montant",
      exige: "colonne",
      entetes: [
        "Mt accordé",
        "Montant accordé",
        "Accordé",
        "Montant attribué",
        "Montant aide",
        "Montant versé",
        "Montant",
      ],
    },
    {
      nom: "personnes",
      libelle: "nombre de personnes du foyer",
      type: "entier",
      exige: "rien",
      bornes: [1, 20],
      entetes: ["Nb personnes", "Nb pers.", "Nombre de personnes", "Nbre de personnes", "Taille du foyer"],
    },
    {
      nom: "qf",
      libelle: "quotient familial",
      type: "tranche de QF",
      exige: "rien",
      entetes: ["QF", "Quotient familial", "QF CAF", "Quotient", "QF mensuel"],
    },
  ],
};
