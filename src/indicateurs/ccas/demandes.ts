import type { Indicateur } from "../../modele/indicateur.ts";
import { ccas, compte, EFFECTIF, PART, rapport } from "./forme.ts";

/** Ce qui est demandé, décidé, accordé, et en combien de temps. */
export const CCAS_DEMANDES: readonly Indicateur[] = [
  ccas(5, "Demandes déposées / décidées", "QIC", "ccas-aides", ["demandes déposées", null], {
    ...EFFECTIF,
    sujet: "le nombre de demandes déposées",
    calcul: compte("demandes"),
    unite: "demandes",
    sens: "0",
    definition: "Demandes d'aide déposées dans la période ; celles qui ont reçu une décision sont comptées à part.",
    pieges: ["Une demande peut donner plusieurs aides."],
  }),
  ccas(6, "Taux d’accord", "QC", "ccas-aides", ["décisions favorables", "décisions rendues"], {
    ...PART,
    sujet: "le taux d'accord",
    calcul: rapport("decisions_favorables", "decisions", 100),
    accord: "ms",
    sens: "0",
    definition: "Décisions favorables, parmi les décisions rendues.",
    pieges: ["Un ajournement n'est pas une décision ; une demande en cours non plus."],
  }),
  ccas(7, "Montant moyen accordé par foyer", "QC", "ccas-aides", ["montants accordés", "foyers aidés"], {
    sujet: "le montant moyen accordé par foyer",
    calcul: compte("montant_moyen_par_foyer"),
    accord: "ms",
    unite: "€",
    decimales: 0,
    nature: "montant",
    sens: "0",
    definition: "Montants accordés dans l'année, divisés par le nombre de foyers aidés.",
    pieges: ["Un montant accordé n'est pas toujours mandaté."],
  }),
  ccas(
    8,
    "Délai d’instruction médian et P90 (jours)",
    "C",
    "ccas-aides",
    ["jours du dépôt complet à la décision", null],
    {
      sujet: "le délai médian d'instruction",
      calcul: compte("delai_median"),
      accord: "ms",
      unite: "jours",
      decimales: 0,
      nature: "indice",
      sens: "+",
      definition:
        "Jours calendaires entre le dépôt du dossier et la décision : médiane et neuvième décile. Les dossiers encore en cours comptent pour le temps déjà attendu (Kaplan et Meier), un dossier ajourné jusqu'à son ajournement.",
    },
  ),
  ccas(
    9,
    "Part des demandes traitées dans le délai cible",
    "C",
    "ccas-aides",
    ["demandes décidées dans le délai", "demandes décidées"],
    {
      ...PART,
      sujet: "la part des demandes traitées dans le délai cible",
      calcul: rapport({ variable: "decisions_par_delai", dans: "delai cible" }, "decisions", 100),
      sens: "-",
      fiabilite: "B",
      definition: "Demandes décidées dans le délai que le CCAS s'est fixé, parmi les demandes décidées.",
      pieges: [
        "Un seul délai cible pour toutes les aides.",
        "Une décision saisie sans sa date compte comme hors délai.",
      ],
    },
  ),
];
