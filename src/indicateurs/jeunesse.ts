import type { Indicateur } from "../modele/indicateur.ts";
import { partBases } from "./bases.ts";
import { tauxPauvrete } from "./filosofi.ts";

export const JEUNESSE: readonly Indicateur[] = [
  {
    code: "JEU-05",
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
    theme: "jeunesse",
    variable: "TP60AGE1{aa}",
    libelle: "Taux de pauvreté, référent fiscal < 30 ans",
    champ: "des ménages dont le référent fiscal (qui déclare les revenus) a moins de 30 ans",
    sujet: "le taux de pauvreté des ménages dont le référent fiscal a moins de 30 ans",
    pieges: ["Les étudiants rattachés au foyer de leurs parents sont mal couverts."],
  }),
];
