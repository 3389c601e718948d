import type { Indicateur } from "../../modele/indicateur.ts";
import { ccas, EFFECTIF, PART, rapport } from "./forme.ts";

/** Ce que cela coûte, et ce que le CCAS a décidé. */
export const CCAS_MOYENS: readonly Indicateur[] = [
  ccas(
    16,
    "Coût complet par bénéficiaire et par service",
    "",
    "ccas-budget",
    ["dépenses directes et quote-part de structure, moins les recettes affectées", "bénéficiaires distincts"],
    {
      sujet: "le coût complet par bénéficiaire",
      calcul: {
        forme: "sans ensemble",
        variable: "credits_mandates",
        raison: "un coût par bénéficiaire n'a de sens que service par service : il se lit au chapitre de l'activité",
      },
      accord: "ms",
      unite: "€",
      decimales: 0,
      nature: "montant",
      sens: "0",
      definition: "Coût d'un service, structure comprise et recettes déduites, divisé par ses bénéficiaires.",
      pieges: ["Les clés de répartition de la structure sont publiées avec le coût."],
    },
  ),
  ccas(17, "Taux d’exécution budgétaire", "", "ccas-budget", ["crédits mandatés", "crédits ouverts"], {
    sujet: "le taux d'exécution budgétaire",
    calcul: rapport("credits_mandates", "credits_ouverts", 100),
    accord: "ms",
    unite: "%",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition: "Crédits mandatés, rapportés aux crédits ouverts.",
  }),
  ccas(19, "Avancement du plan d’action", "C", "ccas-plan", ["actions réalisées", "actions prévues"], {
    ...PART,
    sujet: "la part des actions réalisées",
    suivi: "plan",
    sens: "-",
    definition:
      "Actions réalisées du plan issu de l'analyse des besoins sociaux, parmi celles qu'une instance a retenues.",
  }),
  ccas(20, "Conventions actives / à échéance < 6 mois", "C", "ccas-partenaires", ["conventions actives", null], {
    ...EFFECTIF,
    sujet: "le nombre de conventions actives",
    suivi: "conventions",
    unite: "conventions",
    sens: "0",
    definition: "Conventions de partenariat en cours, et celles qui arrivent à échéance dans les six mois.",
  }),
];
