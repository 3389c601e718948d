import type { Formulaire } from "../formulaire.ts";

export const TYPOLOGIES = { t1: "T1", t2: "T2", t3: "T3", t4: "T4", t5: "T5 et plus" } as const;
export const MOTIFS_LOGEMENT = {
  sans_logement: "Sans logement ou hébergé",
  trop_petit: "Logement trop petit",
  trop_grand: "Logement trop grand",
  trop_cher: "Logement trop cher",
  insalubre: "Logement dégradé ou insalubre",
  sante: "Santé ou handicap",
  separation: "Séparation",
  violence: "Violences",
  expulsion: "Procédure d'expulsion",
  autre: "Autre motif",
} as const;

/** Demandes de logement : une ligne par demande en cours ou attribuée. Le numéro unique sert aux doublons, puis est oublié. */
export const LOGEMENT: Formulaire = {
  source: "ccas-logement",
  titre: "demandes de logement",
  table: "demande_logement",
  quasi: ["typologie"],
  sensible: "motif",
  doublon: ["numero_unique"],
  champs: [
    {
      nom: "numero_unique",
      libelle: "numéro unique départemental",
      type: "numero",
      exige: "rien",
      entetes: ["N° unique départemental", "Numéro unique", "NUD", "N° unique", "N° demande"],
    },
    {
      nom: "date_depot",
      libelle: "dépôt de la demande",
      type: "date",
      exige: "valeur",
      entetes: ["Date dépôt", "Date de dépôt", "Date de la demande", "Date demande", "Date dépôt/renouvellement"],
    },
    {
      nom: "date_renouvellement",
      libelle: "dernier renouvellement",
      type: "date",
      exige: "rien",
      entetes: ["Date de renouvellement", "Date renouvellement", "Renouvelée le"],
    },
    {
      nom: "typologie",
      libelle: "typologie demandée",
      type: "liste",
      exige: "rien",
      entetes: ["Typologie", "Typologie demandée", "Type de logement", "Nb pièces"],
      valeurs: TYPOLOGIES,
      libelles: {
        t1: ["T1", "F1", "Studio", "T1 bis"],
        t2: ["T2", "F2"],
        t3: ["T3", "F3"],
        t4: ["T4", "F4"],
        t5: ["T5", "F5", "T5 et plus", "T6", "T5+"],
      },
      inconnu: "non classer",
    },
    {
      nom: "motif",
      libelle: "motif de la demande",
      type: "liste",
      exige: "rien",
      entetes: ["Motif", "Motif de la demande", "Motif principal"],
      valeurs: MOTIFS_LOGEMENT,
      libelles: {
        sans_logement: ["Sans logement", "Hébergé", "Sans logement ou hébergé"],
        trop_petit: ["Trop petit", "Logement trop petit", "Suroccupation"],
        trop_grand: ["Trop grand", "Logement trop grand"],
        trop_cher: ["Trop cher", "Logement trop cher"],
        insalubre: ["Insalubre", "Insalubrité", "Logement indigne", "Dégradé"],
        sante: ["Santé", "Handicap", "Raisons de santé"],
        separation: ["Séparation", "Divorce", "Décohabitation"],
        violence: ["Violences", "Violences conjugales"],
        expulsion: ["Expulsion", "Procédure d'expulsion"],
        autre: ["Autre", "Divers"],
      },
      inconnu: "non classer",
    },
    {
      nom: "date_attribution",
      libelle: "attribution du logement",
      type: "date",
      exige: "rien",
      entetes: ["Date attribution", "Date d'attribution", "Attribué le", "Attribution"],
    },
  ],
};
