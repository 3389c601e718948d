import type { Indicateur } from "../modele/indicateur.ts";
import { tranche } from "./ages.ts";
import { partBases } from "./bases.ts";
import { proportion } from "./formes.ts";
import { tauxPauvrete } from "./filosofi.ts";
import { mailles } from "./mailles.ts";

export const JEUNESSE: readonly Indicateur[] = [
  proportion({
    code: "JEU-01",
    niveaux: mailles("ICEDRF"),
    theme: "jeunesse",
    libelle: "15-17 ans non scolarisés",
    sujet: "la part des 15-17 ans non scolarisés",
    sens: "+",
    definition: "Jeunes de 15 à 17 ans qui ne sont pas scolarisés, parmi les habitants du même âge.",
    pieges: ["Petits effectifs : regarder l'intervalle."],
    definitions: partBases("diplomes", "P{aa}_POP1517 - P{aa}_SCOL1517", "P{aa}_POP1517"),
  }),
  proportion({
    code: "JEU-02",
    niveaux: mailles("ICEDRF"),
    theme: "jeunesse",
    libelle: "18-24 ans scolarisés",
    sujet: "la part des 18-24 ans scolarisés",
    sens: "-",
    definition: "Jeunes de 18 à 24 ans scolarisés, parmi les habitants du même âge.",
    pieges: ["Une ville universitaire en compte davantage : étudiants recensés là où ils étudient."],
    definitions: partBases("diplomes", "P{aa}_SCOL1824", "P{aa}_POP1824"),
  }),
  proportion({
    code: "JEU-03",
    niveaux: mailles("ICEDRF"),
    theme: "jeunesse",
    libelle: "Sans diplôme ou CEP parmi les 15 ans+ non scolarisés",
    sujet: "la part des personnes sans diplôme parmi les 15 ans ou plus non scolarisés",
    sens: "+",
    definition:
      "Personnes de 15 ans ou plus sorties de l'école sans diplôme ou au plus avec le certificat d'études primaires, parmi les non-scolarisés du même âge.",
    pieges: ["La grille des diplômes change en 2017."],
    definitions: partBases("diplomes", "P{aa}_NSCOL15P_DIPLMIN", "P{aa}_NSCOL15P"),
  }),
  {
    code: "JEU-05",
    niveaux: mailles("ICEDRF"),
    theme: "jeunesse",
    libelle: "Chômage des 15-24 ans (sens RP)",
    sujet: "le taux de chômage des 15-24 ans au sens du recensement",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes de 15 à 24 ans se déclarant au chômage, parmi les actifs du même âge.",
    pieges: ["Déclaratif, plus élevé que le chômage au sens du BIT ; petits effectifs."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "rp-dossier-complet", formule: "P{aa}_CHOM1524" },
        denominateur: { source: "rp-dossier-complet", formule: "P{aa}_ACT1524" },
        echelle: 100,
      },
      ...partBases("emploi", "P{aa}_CHOM1524", "P{aa}_ACT1524"),
    ],
  },
  tauxPauvrete({
    code: "JEU-07",
    niveaux: mailles("CEDRF"),
    theme: "jeunesse",
    variable: "TP60AGE1{aa}",
    libelle: "Taux de pauvreté, référent fiscal < 30 ans",
    champ: "des ménages dont le référent fiscal (qui déclare les revenus) a moins de 30 ans",
    sujet: "le taux de pauvreté des ménages dont le référent fiscal a moins de 30 ans",
    pieges: ["Les étudiants rattachés au foyer de leurs parents sont mal couverts."],
  }),
  {
    code: "JEU-08",
    niveaux: mailles("C"),
    theme: "jeunesse",
    libelle: "Indice de position sociale moyen des écoles publiques",
    sujet: "l'indice de position sociale moyen des écoles publiques",
    accord: "ms",
    unite: "",
    decimales: 1,
    sens: "-",
    nature: "indice",
    definition:
      "Moyenne simple des indices de position sociale des écoles publiques de la commune, à la rentrée : la somme des indices, divisée par le nombre d'écoles.",
    pieges: [
      "Chaque école compte autant, quel que soit son nombre d'élèves : le fichier ne le dit pas.",
      "Une école dont l'indice n'est pas publié ne compte pas.",
      "Les élèves d'une école n'habitent pas tous la commune.",
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "edu-ips-ecoles", formule: "IPS_ECOLES_PUBLIQUES_SOMME" },
        denominateur: { source: "edu-ips-ecoles", formule: "IPS_ECOLES_PUBLIQUES" },
        echelle: 1,
      },
    ],
  },
  {
    code: "JEU-12",
    niveaux: mailles("QC"),
    fiabilite: "B",
    theme: "jeunesse",
    libelle: "Jeunes suivis par la mission locale",
    sujet: "la part des 16-25 ans suivis par la mission locale",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition: "Jeunes accompagnés par la mission locale dans l'année, rapportés aux habitants de 16 à 25 ans.",
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "reponse-mission-locale", formule: "jeunes_accompagnes" },
        denominateur: { source: "rp-ages", formule: tranche(16, 25), annee: "proche" },
        echelle: 100,
        approche: "habitants de 16 à 25 ans du recensement le plus proche",
      },
    ],
  },
];
