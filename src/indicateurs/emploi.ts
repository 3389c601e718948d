import type { Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partCommune, partMelodi } from "./bases.ts";

const comparateur = (formule: string): Quantite => ({ source: "rp-comparateur", formule });
const iris = (formule: string): Quantite => ({ source: "rp-iris-population", formule });
const TOUTES_CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
const GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"]
  .map((c) => `C{aa}_POP15P_STAT_GSEC${c}`)
  .join(" + ");

export const EMPLOI: readonly Indicateur[] = [
  {
    code: "EMP-01",
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
  {
    code: "EMP-06",
    theme: "emploi",
    libelle: "Part ouvriers + employés (15 ans+)",
    sujet: "la part des ouvriers et employés parmi les 15 ans ou plus",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Ouvriers et employés, en emploi ou anciens actifs au chômage, parmi les habitants de 15 ans ou plus.",
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
    code: "EMP-12",
    theme: "emploi",
    libelle: "Indicateur de concentration d’emploi",
    sujet: "le nombre d'emplois pour 100 actifs occupés résidents",
    accord: "ms",
    unite: "pour 100 actifs occupés",
    decimales: 1,
    sens: "0",
    nature: "taux",
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
