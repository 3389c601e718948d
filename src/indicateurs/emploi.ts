import type { Definition, Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partCommune, partIris, partMelodi } from "./bases.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const comparateur = (formule: string): Quantite => ({ source: "rp-comparateur", formule });
const iris = (formule: string): Quantite => ({ source: "rp-iris-population", formule });
const TOUTES_CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
const GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"]
  .map((c) => `C{aa}_POP15P_STAT_GSEC${c}`)
  .join(" + ");

const DARES = "dares-demandeurs";
const inscrits = (age: string): Definition => ({
  forme: "rapport",
  numerateur: { source: DARES, formule: `DEFM_ABC_${age}` },
  denominateur: { source: DARES, formule: "DEFM_ABC" },
  echelle: 100,
});
const DARES_PIEGES = [
  "Quatrième trimestre seulement ; à la commune, les effectifs sont arrondis au multiple de 5.",
  "Être inscrit à France Travail n'est pas être chômeur au sens du recensement ni du BIT.",
];

export const EMPLOI: readonly Indicateur[] = [
  {
    code: "EMP-01",
    niveaux: mailles("ICEDRF"),
    theme: "emploi",
    libelle: "Taux de chômage 15-64 (sens RP)",
    sujet: "le taux de chômage des 15-64 ans au sens du recensement",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes de 15 à 64 ans se déclarant au chômage, parmi les actifs du même âge.",
    pieges: [
      "Ni le taux du BIT, ni les inscrits à France Travail : le recensement surestime le niveau, il compare bien les territoires.",
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_CHOM1564"),
        denominateur: comparateur("P{aa}_ACT1564"),
        echelle: 100,
      },
      ...partBases("emploi", "P{aa}_CHOM1564", "P{aa}_ACT1564"),
      partMelodi("melodi-emploi", "MEL_CHOM1564", "MEL_ACT1564"),
    ],
  },
  {
    code: "EMP-02",
    niveaux: mailles("ICEDRF"),
    theme: "emploi",
    libelle: "Taux d’activité 15-64",
    sujet: "le taux d'activité des 15-64 ans",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "Personnes de 15 à 64 ans en emploi ou au chômage, parmi les habitants du même âge.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_ACT1564"),
        denominateur: comparateur("P{aa}_POP1564"),
        echelle: 100,
      },
      ...partBases("emploi", "P{aa}_ACT1564", "P{aa}_POP1564"),
      partMelodi("melodi-emploi", "MEL_ACT1564", "MEL_POP1564"),
    ],
  },
  proportion({
    code: "EMP-03",
    niveaux: mailles("IC"),
    theme: "emploi",
    libelle: "Taux d’emploi des femmes 25-54",
    sujet: "le taux d'emploi des femmes de 25 à 54 ans",
    accord: "ms",
    sens: "-",
    definition: "Femmes de 25 à 54 ans ayant un emploi, parmi les femmes du même âge.",
    definitions: [
      ...partBases("emploi", "P{aa}_FACTOCC2554", "P{aa}_F2554"),
      partMelodi("melodi-emploi", "MEL_FACTOCC2554", "MEL_F2554"),
    ],
  }),
  proportion({
    code: "EMP-04",
    niveaux: mailles("ICEDRF"),
    theme: "emploi",
    libelle: "Salariés en emploi précaire",
    sujet: "la part des salariés en emploi précaire",
    sens: "+",
    definition:
      "Salariés de 15 ans ou plus en contrat à durée déterminée, en intérim, en apprentissage ou stage, ou en emploi aidé, parmi les salariés.",
    pieges: ["Les apprentis et les stagiaires rémunérés sont comptés."],
    definitions: partIris(
      "emploi",
      "P{aa}_SAL15P_CDD + P{aa}_SAL15P_INTERIM + P{aa}_SAL15P_APPR + P{aa}_SAL15P_EMPAID",
      "P{aa}_SAL15P",
    ),
  }),
  {
    code: "EMP-06",
    niveaux: mailles("IC"),
    theme: "emploi",
    libelle: "Part ouvriers + employés (15 ans+)",
    sujet: "la part des ouvriers et employés parmi les 15 ans ou plus",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition:
      "Ouvriers et employés, en emploi ou chômeurs ayant déjà travaillé, parmi les habitants de 15 ans ou plus.",
    definitions: [
      {
        forme: "rapport",
        numerateur: iris("C{aa}_POP15P_STAT_GSEC15_25 + C{aa}_POP15P_STAT_GSEC16_26"),
        denominateur: iris(GSEC),
        echelle: 100,
      },
      {
        forme: "rapport",
        numerateur: iris("C{aa}_POP15P_CS5 + C{aa}_POP15P_CS6"),
        denominateur: iris(TOUTES_CS),
        echelle: 100,
      },
    ],
  },
  {
    code: "EMP-09",
    niveaux: mailles("C"),
    theme: "emploi",
    libelle: "Inscrits à France Travail ABC pour 100 actifs",
    sujet: "le nombre d'inscrits à France Travail pour 100 actifs",
    accord: "ms",
    unite: "pour 100 actifs",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Inscrits en catégories A, B et C à la fin de l'année, rapportés aux actifs de 15 à 64 ans du recensement.",
    pieges: DARES_PIEGES,
    definitions: ["rp-comparateur", "rp-cc-emploi"].map((source) => ({
      forme: "rapport" as const,
      numerateur: { source: DARES, formule: "DEFM_ABC" },
      denominateur: { source, formule: "P{aa}_ACT1564", annee: "proche" as const },
      echelle: 100,
      approche: "inscrits rapportés aux actifs du recensement le plus proche",
    })),
  },
  proportion({
    code: "EMP-10",
    niveaux: mailles("C"),
    theme: "emploi",
    libelle: "Part des moins de 25 ans parmi les inscrits ABC",
    sujet: "la part des moins de 25 ans parmi les inscrits à France Travail",
    sens: "+",
    definition: "Inscrits en catégories A, B et C de moins de 25 ans, parmi les inscrits de ces catégories.",
    pieges: DARES_PIEGES,
    definitions: [inscrits("MOINS25")],
  }),
  proportion({
    code: "EMP-11",
    niveaux: mailles("C"),
    theme: "emploi",
    libelle: "Part des 50 ans+ parmi les inscrits ABC",
    sujet: "la part des 50 ans ou plus parmi les inscrits à France Travail",
    sens: "+",
    definition: "Inscrits en catégories A, B et C de 50 ans ou plus, parmi les inscrits de ces catégories.",
    pieges: DARES_PIEGES,
    definitions: [inscrits("50PLUS")],
  }),
  {
    code: "EMP-12",
    niveaux: mailles("CEDRF"),
    theme: "emploi",
    libelle: "Indicateur de concentration d’emploi",
    sujet: "le nombre d'emplois pour 100 actifs occupés résidents",
    accord: "ms",
    unite: "pour 100 actifs occupés",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition: "Emplois situés dans la commune, rapportés aux actifs occupés qui y résident.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_EMPLT"),
        denominateur: comparateur("P{aa}_ACT1564 - P{aa}_CHOM1564"),
        echelle: 100,
        approche: "actifs occupés de 15 à 64 ans, quand l'Insee compte aussi les 65 ans ou plus",
      },
      partCommune("emploi", "P{aa}_EMPLT", "P{aa}_ACTOCC"),
    ],
  },
];
