import type { Indicateur } from "../../modele/indicateur.ts";
import { ccas, compte, EFFECTIF, MENAGES, PART, rapport } from "./forme.ts";

const ACTIVITE = "L'activité du CCAS dépend aussi de son budget et de ses règles, pas seulement du besoin.";

/** Qui est aidé, et combien au regard du besoin. */
export const CCAS_FOYERS: readonly Indicateur[] = [
  ccas(1, "Foyers distincts aidés", "QIC", "ccas-aides", ["foyers distincts ayant reçu une aide", null], {
    ...EFFECTIF,
    sujet: "le nombre de foyers aidés",
    calcul: compte("foyers_aides", "foyers_par_iris"),
    unite: "foyers",
    sens: "0",
    definition: "Foyers distincts qui ont reçu au moins une aide dans l'année, chacun compté une fois.",
    pieges: [ACTIVITE],
  }),
  ccas(2, "Personnes couvertes par les aides", "QIC", "ccas-aides", ["personnes des foyers aidés", null], {
    ...EFFECTIF,
    sujet: "le nombre de personnes couvertes par les aides",
    calcul: compte("personnes_couvertes"),
    unite: "personnes",
    sens: "0",
    definition: "Personnes des foyers aidés dans l'année, chaque foyer compté une fois.",
  }),
  ccas(3, "Taux de recours local", "IC", "ccas-aides", ["foyers aidés", "ménages sous le seuil de pauvreté"], {
    sujet: "le taux de recours local",
    calcul: {
      forme: "regard",
      compte: { variable: "foyers_aides" },
      parSecteur: "foyers_par_iris",
      besoin: {
        nom: "ménages sous le seuil de pauvreté (taux de pauvreté, Insee, appliqué aux ménages du recensement)",
        indicateur: "LOG-02",
        terme: "denominateur",
        part: "REV-02",
      },
      autre: { nom: "foyers au RSA (CAF)", indicateur: "REV-10", terme: "numerateur" },
      echelle: 100,
    },
    accord: "ms",
    unite: "pour 100 ménages pauvres",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition:
      "Foyers aidés par le CCAS, pour 100 ménages sous le seuil de pauvreté (taux de pauvreté × ménages) ; la fourchette y ajoute les foyers au RSA comme seconde mesure du besoin.",
    pieges: ["Ordre de grandeur : deux sources, et un foyer n'est pas un ménage."],
  }),
  ccas(
    4,
    "Part de primo-demandeurs",
    "C",
    "ccas-aides",
    ["foyers sans aide dans les 24 mois précédents", "foyers aidés"],
    {
      ...PART,
      sujet: "la part des primo-demandeurs",
      calcul: rapport("primo_demandeurs", "foyers_aides", 100, {
        sansNumerateur: "il faut les exports des deux années précédentes pour savoir qui n'avait pas été aidé",
      }),
      sens: "+",
      fiabilite: "B",
      definition:
        "Foyers aidés qui n'avaient reçu aucune aide dans les vingt-quatre mois précédents, parmi les foyers aidés.",
      pieges: ["Il faut deux années d'historique."],
    },
  ),
  ccas(18, "Couverture territoriale", "QI", "ccas-aides", ["foyers aidés du secteur", "ménages du secteur"], {
    sujet: "le nombre de foyers aidés pour 1 000 ménages",
    calcul: {
      forme: "regard",
      compte: { variable: "foyers_aides" },
      parSecteur: "foyers_par_iris",
      besoin: MENAGES,
      echelle: 1000,
      sansCommune: true,
    },
    accord: "ms",
    unite: "pour 1 000 ménages",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition: "Foyers aidés d'un secteur, pour 1 000 ménages qui y habitent.",
    pieges: ["Les adresses doivent être rattachées à un IRIS."],
  }),
];
