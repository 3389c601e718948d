import type { Champ, Formulaire, LibellesUsuels, ListeFermee } from "../formulaire.ts";

export const STATUTS = { valide: "Active", refus: "Refusée", radie: "Radiée", en_cours: "En attente" } as const;
export const TYPES_DOM = { premiere: "Première demande", renouvellement: "Renouvellement" } as const;
export const SEXES = { femme: "Femme", homme: "Homme" } as const;

export const MENAGES = {
  femme_seule: "Femme seule sans enfant",
  femme_enfants: "Femme seule avec enfant",
  homme_seul: "Homme seul sans enfant",
  homme_enfants: "Homme seul avec enfant",
  couple: "Couple sans enfant",
  couple_enfants: "Couple avec enfant",
} as const;

const MOTIFS_REFUS = {
  lien_commune: "Absence de lien avec la commune",
  saturation: "Saturation",
  hors_agrement: "Hors agrément",
  autre: "Autre motif",
} as const;

const MOTIFS_RADIATION = {
  non_manifestation: "Non-manifestation depuis trois mois",
  demande: "À sa demande",
  fin: "Fin de la domiciliation",
  logement: "Entrée dans un logement",
  lien_commune: "Plus de lien avec la commune",
  reglement: "Non-respect du règlement",
  autre: "Autre motif",
} as const;

const RESIDENCES = {
  mobile: "Domicile mobile",
  hebergement_social: "Hébergement social",
  tiers: "Hébergement chez un tiers",
  hotel: "Hôtel",
  sans_abri: "Sans abri",
  sans_adresse: "Logement sans adresse",
  autre: "Autre situation",
} as const;

const CAUSES = {
  errance: "Errance",
  expulsion: "Expulsion",
  heberge: "Hébergé sans adresse",
  itinerant: "Itinérance",
  rupture: "Rupture familiale",
  sortie: "Sortie d'une structure",
  hospitalisation: "Sortie d'hospitalisation",
  incarceration: "Sortie d'incarcération",
  violence: "Violence",
  autre: "Autre cause",
} as const;

const MOTIFS = {
  droits: "Exercice des droits",
  prestations: "Prestations sociales",
  activite: "Exercice d'une activité professionnelle",
  violence: "Lutte contre les violences",
  autre: "Autre motif",
} as const;

const liste = (
  nom: string,
  libelle: string,
  entetes: readonly string[],
  valeurs: ListeFermee,
  libelles: LibellesUsuels,
): Champ => ({ nom, libelle, type: "liste", exige: "rien", entetes, valeurs, libelles, inconnu: "non classer" });

const date = (nom: string, libelle: string, entetes: readonly string[]): Champ => ({
  nom,
  libelle,
  type: "date",
  exige: "rien",
  entetes,
});

/**
 * Domiciliation : une ligne par personne domiciliée, telle que DomiFa l'exporte et l'importe (en-têtes du modèle d'import,
 * et noms de champs de l'export). Ni nom, ni ayant droit, ni commentaire : le nombre de personnes vient des lignes.
 */
export const DOMICILIATION: Formulaire = {
  source: "ccas-domiciliation",
  titre: "domiciliation",
  table: "domiciliation",
  quasi: ["age", "sexe", "menage"],
  sensible: "cause",
  doublon: ["dossier"],
  champs: [
    {
      nom: "dossier",
      libelle: "identifiant de la domiciliation",
      type: "numero",
      exige: "rien",
      entetes: [
        "ID (colonne à remplir uniquement en cas d'ID personnalisés)",
        "customRef",
        "ID",
        "N° dossier",
        "Numéro",
      ],
    },
    {
      nom: "statut",
      libelle: "statut de la domiciliation",
      type: "liste",
      exige: "valeur",
      entetes: ["Statut de la domiciliation", "decisionStatut", "Statut", "Décision"],
      valeurs: STATUTS,
      libelles: {
        valide: ["VALIDE", "Actif", "Active", "Accordé"],
        refus: ["REFUS", "Refusé", "Refusée"],
        radie: ["RADIE", "Radié", "Radiée"],
        en_cours: ["INSTRUCTION", "ATTENTE_DECISION", "En attente", "En cours"],
      },
      inconnu: "refuser",
    },
    liste("type", "type de domiciliation", ["Type de domiciliation", "typeDom", "Type de demande"], TYPES_DOM, {
      premiere: ["PREMIERE", "PREMIERE_DOM", "Première demande", "1ère demande"],
      renouvellement: ["RENOUVELLEMENT", "Renouvellement de domiciliation"],
    }),
    liste("sexe", "sexe", ["Civilité", "sexe"], SEXES, {
      femme: ["F", "FEMME", "Mme", "Madame"],
      homme: ["H", "HOMME", "M", "M.", "Monsieur"],
    }),
    {
      nom: "age",
      libelle: "date de naissance, réduite à une tranche d'âge",
      type: "tranche d'âge",
      exige: "rien",
      entetes: ["Date de naissance", "dateNaissance", "Né(e) le"],
    },
    date("date_debut", "début de la domiciliation", [
      "Date début dom actuelle",
      "Seulement si valide Date début dom actuelle",
      "decisionDateDebut",
      "Date de début",
    ]),
    date("date_fin", "fin de la domiciliation, radiation ou refus", [
      "Date de fin de domiciliation OU Date de radiation si radié OU Date de refus si refusé",
      "decisionDateFin",
      "Date de fin",
    ]),
    date("date_premiere", "première domiciliation", [
      "Date 1ere domiciliation",
      "datePremiereDom",
      "Date première domiciliation",
    ]),
    date("date_passage", "dernier passage", [
      "Date de dernier passage (si vide, la date sera celle de l'import)",
      "dateLastInteraction",
      "Date de dernier passage",
      "Dernier passage",
    ]),
    liste(
      "motif_refus",
      "motif du refus",
      ["Seulement si refus Motif du refus", "decisionMotifRefus", "Motif du refus"],
      MOTIFS_REFUS,
      {
        lien_commune: ["LIEN_COMMUNE"],
        saturation: ["SATURATION"],
        hors_agrement: ["HORS_AGREMENT"],
        autre: ["AUTRE"],
      },
    ),
    liste(
      "motif_radiation",
      "motif de la radiation",
      ["Seulement si radié Motif de radiation", "decisionMotifRadie", "Motif de radiation"],
      MOTIFS_RADIATION,
      {
        non_manifestation: ["NON_MANIFESTATION_3_MOIS"],
        demande: ["A_SA_DEMANDE"],
        fin: ["FIN_DE_DOMICILIATION"],
        logement: ["ENTREE_LOGEMENT"],
        lien_commune: ["PLUS_DE_LIEN_COMMUNE"],
        reglement: ["NON_RESPECT_REGLEMENT"],
        autre: ["AUTRE"],
      },
    ),
    liste("menage", "composition du ménage", ["Composition du ménage"], MENAGES, {
      femme_seule: ["FEMME_ISOLE_SANS_ENFANT"],
      femme_enfants: ["FEMME_ISOLE_AVEC_ENFANT"],
      homme_seul: ["HOMME_ISOLE_SANS_ENFANT"],
      homme_enfants: ["HOMME_ISOLE_AVEC_ENFANT"],
      couple: ["COUPLE_SANS_ENFANT"],
      couple_enfants: ["COUPLE_AVEC_ENFANT"],
    }),
    liste("residence", "situation résidentielle", ["Situation résidentielle"], RESIDENCES, {
      mobile: ["DOMICILE_MOBILE"],
      hebergement_social: ["HEBERGEMENT_SOCIAL"],
      tiers: ["HEBERGEMENT_TIERS"],
      hotel: ["HOTEL"],
      sans_abri: ["SANS_ABRI"],
      sans_adresse: ["LOGEMENT_SANS_ADRESSE"],
      autre: ["AUTRE"],
    }),
    liste("cause", "cause de l'instabilité du logement", ["Cause de l'instabilité du logement"], CAUSES, {
      errance: ["ERRANCE"],
      expulsion: ["EXPULSION"],
      heberge: ["HEBERGE_SANS_ADRESSE"],
      itinerant: ["ITINERANT"],
      rupture: ["RUPTURE"],
      sortie: ["SORTIE_STRUCTURE"],
      hospitalisation: ["SORTIE_HOSPITALISATION"],
      incarceration: ["SORTIE_INCARCERATION"],
      violence: ["VIOLENCE"],
      autre: ["AUTRE"],
    }),
    liste(
      "motif",
      "motif principal de la demande",
      ["Quel est le motif principal de demande de domiciliation ?", "Motif de la demande"],
      MOTIFS,
      {
        droits: ["EXERCICE_DROITS"],
        prestations: ["PRESTATIONS_SOCIALES"],
        activite: ["EXERCICE_ACTIVITE_PRO"],
        violence: ["LUTTE_VIOLENCE"],
        autre: ["AUTRE"],
      },
    ),
  ],
};
