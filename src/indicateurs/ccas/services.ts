import type { Indicateur } from "../../modele/indicateur.ts";
import { ccas, compte, EFFECTIF, PART, rapport } from "./forme.ts";

/** L'accueil, la satisfaction, l'accompagnement et l'aide à domicile. */
export const CCAS_SERVICES: readonly Indicateur[] = [
  ccas(10, "Fréquentation de l’accueil", "C", "ccas-accueil", ["passages, appels et courriels", null], {
    ...EFFECTIF,
    sujet: "la fréquentation de l'accueil",
    calcul: compte("passages"),
    accord: "fs",
    unite: "passages",
    sens: "0",
    definition: "Passages à l'accueil, par téléphone et par courriel, dans la période.",
    pieges: ["Un passage n'est pas une personne."],
  }),
  ccas(11, "Répartition des motifs d’accueil", "C", "ccas-accueil", ["passages pour un motif", "passages"], {
    ...PART,
    sujet: "la part de chaque motif d'accueil",
    calcul: { forme: "premiere part", repartition: "passages_par_motif", sur: "passages" },
    sens: "0",
    definition: "Passages à l'accueil pour chaque motif de la nomenclature, parmi les passages.",
    pieges: ["Un motif écrit en texte libre est d'abord classé par la correspondance."],
  }),
  ccas(
    12,
    "Taux de satisfaction des usagers",
    "C",
    "ccas-satisfaction",
    ["réponses « satisfait » et « très satisfait »", "réponses exprimées"],
    {
      ...PART,
      sujet: "le taux de satisfaction des usagers",
      calcul: rapport("reponses_satisfaites", "reponses_exprimees", 100, { minimum: 11, tauxDeReponse: true }),
      accord: "ms",
      sens: "-",
      definition: "Réponses « satisfait » ou « très satisfait », parmi les réponses exprimées.",
      pieges: ["À lire avec le nombre de réponses et le taux de réponse."],
    },
  ),
  ccas(
    13,
    "Évolution des situations de précarité",
    "C",
    "ccas-accompagnement",
    ["foyers dont la situation s'améliore", "foyers évalués deux fois"],
    {
      ...PART,
      sujet: "la part des foyers dont la situation s'améliore",
      calcul: rapport("situations_ameliorees", "foyers_reevalues", 100, { minimum: 11 }),
      sens: "-",
      definition: "Foyers dont la situation s'améliore entre deux évaluations, parmi les foyers évalués deux fois.",
      pieges: [
        "La grille (logement, ressources, droits, santé, lien) est à définir avant la première évaluation.",
        "Un avant-après n'est pas l'effet de l'accompagnement.",
      ],
    },
  ),
  ccas(
    14,
    "Repas livrés et bénéficiaires du portage",
    "IC",
    "ccas-portage",
    ["repas livrés et bénéficiaires distincts", "habitants de 75 ans ou plus"],
    {
      ...EFFECTIF,
      sujet: "le nombre de repas livrés",
      calcul: compte("repas_livres"),
      unite: "repas",
      sens: "0",
      fiabilite: "B",
      definition: "Repas livrés à domicile dans la période, et bénéficiaires distincts.",
    },
  ),
  ccas(15, "Heures d’aide à domicile réalisées", "IC", "ccas-domicile", ["heures réalisées", null], {
    ...EFFECTIF,
    sujet: "le nombre d'heures d'aide à domicile",
    calcul: compte("heures_realisees"),
    unite: "heures",
    sens: "0",
    fiabilite: "B",
    definition: "Heures d'aide à domicile réalisées dans la période, et bénéficiaires par GIR.",
    pieges: ["Une heure planifiée n'est pas une heure réalisée."],
  }),
];
