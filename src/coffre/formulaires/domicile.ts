import type { Formulaire } from "../formulaire.ts";
import { FINANCEURS, LIBELLES_FINANCEUR } from "./portage.ts";

const GIR = { 1: "GIR 1", 2: "GIR 2", 3: "GIR 3", 4: "GIR 4", 5: "GIR 5", 6: "GIR 6" } as const;

/** Aide à domicile et APA : une ligne par prise en charge. L'intervenant n'est pas lu : c'est le nom d'un agent. */
export const DOMICILE: Formulaire = {
  source: "ccas-domicile",
  titre: "aide à domicile et APA",
  table: "prise_en_charge",
  quasi: ["iris", "gir"],
  sensible: "financeur",
  champs: [
    {
      nom: "foyer",
      libelle: "numéro du bénéficiaire",
      type: "foyer",
      exige: "rien",
      entetes: ["N° bénéficiaire", "Code bénéficiaire", "N° usager", "N° dossier", "N° client", "N° foyer"],
    },
    {
      nom: "gir",
      libelle: "groupe iso-ressources (1 à 6)",
      type: "entier",
      exige: "rien",
      bornes: [1, 6],
      entetes: ["GIR", "Niveau GIR", "GIR évalué"],
      valeurs: GIR,
      libelles: { 1: ["GIR 1"], 2: ["GIR 2"], 3: ["GIR 3"], 4: ["GIR 4"], 5: ["GIR 5"], 6: ["GIR 6"] },
    },
    {
      nom: "heures_plan",
      libelle: "heures du plan d'aide, par mois",
      type: "montant",
      exige: "rien",
      entetes: ["Plan d'aide (h/mois)", "Plan d'aide", "Heures accordées", "Heures plan d'aide"],
    },
    {
      nom: "heures_prevues",
      libelle: "heures planifiées",
      type: "montant",
      exige: "rien",
      entetes: ["Heures planifiées", "Heures prévues", "H planifiées"],
    },
    {
      nom: "heures_faites",
      libelle: "heures réalisées",
      type: "montant",
      exige: "rien",
      entetes: ["Heures réalisées", "Heures effectuées", "H réalisées", "Heures facturées"],
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
    {
      nom: "date_debut",
      libelle: "début de la prise en charge",
      type: "date",
      exige: "valeur",
      entetes: ["Début de prise en charge", "Début prise en charge", "Date de début", "Date début", "Début"],
    },
    {
      nom: "date_fin",
      libelle: "fin de la prise en charge",
      type: "date",
      exige: "colonne",
      entetes: ["Fin de prise en charge", "Fin prise en charge", "Date de fin", "Date fin", "Fin"],
    },
  ],
};
