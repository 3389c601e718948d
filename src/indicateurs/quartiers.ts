import type { Indicateur } from "../modele/indicateur.ts";
import { quotientInferieurA800 } from "./caf.ts";
import { mailles } from "./mailles.ts";

const GEOGRAPHIE =
  "R10 : les périmètres de 2015 et de 2024 diffèrent ; rien ne s'apparie d'un quartier à l'autre par son nom.";
// DEMO_2018 donne 112 063 habitants à Mulhouse (P13_POP), DEMO_2022 en donne 108 942 (P18_POP).
const RECENSEMENT =
  "Le millésime est celui du fichier : la population qu'il porte vient d'un recensement plus ancien (2013 dans celui de 2018, 2018 dans celui de 2022).";

export const QUARTIERS: readonly Indicateur[] = [
  {
    code: "QPV-01",
    niveaux: mailles("Q"),
    theme: "quartiers",
    libelle: "Population des QPV",
    sujet: "la population du quartier prioritaire",
    unite: "habitants",
    decimales: 0,
    sens: "0",
    nature: "effectif",
    definition: "Population municipale du quartier prioritaire de la politique de la ville.",
    pieges: [RECENSEMENT, GEOGRAPHIE],
    definitions: [{ forme: "niveau", valeur: { source: "qpv-population", formule: "POP_MUN" } }],
  },
  {
    code: "QPV-02",
    // Le catalogue l'annonce à la commune, l'Insee la donne au quartier, sans code de commune : c'est là qu'elle se lit.
    niveaux: mailles("Q"),
    theme: "quartiers",
    libelle: "Part des habitants de la commune en QPV",
    sujet: "la part des habitants de la commune vivant en quartier prioritaire",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Habitants des quartiers prioritaires de la commune, parmi tous ses habitants.",
    pieges: [
      "L'Insee la donne au quartier : chaque quartier porte la part de sa commune, ou de ses communes s'il en chevauche plusieurs.",
      RECENSEMENT,
      GEOGRAPHIE,
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "qpv-population", formule: "POP_COM_QP" },
        denominateur: { source: "qpv-population", formule: "POP_COM" },
        echelle: 100,
      },
    ],
  },
  {
    code: "QPV-03",
    niveaux: mailles("Q"),
    theme: "quartiers",
    libelle: "Taux de pauvreté du QPV",
    sujet: "le taux de pauvreté du quartier prioritaire",
    accord: "ms",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Part des habitants du quartier dont le niveau de vie est inférieur à 60 % du niveau de vie médian.",
    pieges: [GEOGRAPHIE],
    definitions: [
      { forme: "niveau", valeur: { source: "qpv-revenus", formule: "TP60" } },
      { forme: "niveau", valeur: { source: "qpv-filosofi-2024", formule: "DISP_TP60_A{aa}" } },
      { forme: "niveau", valeur: { source: "qpv-filosofi", formule: "DISP_TP60_A{aa}" } },
    ],
  },
  {
    code: "QPV-04",
    niveaux: mailles("Q"),
    theme: "quartiers",
    libelle: "Niveau de vie médian du QPV",
    sujet: "le niveau de vie médian du quartier prioritaire",
    accord: "ms",
    unite: "€",
    decimales: 0,
    sens: "-",
    nature: "montant",
    definition: "Niveau de vie au-dessous duquel vit la moitié des habitants du quartier. Euros de l'année.",
    pieges: [GEOGRAPHIE],
    definitions: [
      { forme: "niveau", valeur: { source: "qpv-revenus", formule: "DISP_Q2" } },
      { forme: "niveau", valeur: { source: "qpv-filosofi-2024", formule: "DISP_MED_A{aa}" } },
      { forme: "niveau", valeur: { source: "qpv-filosofi", formule: "DISP_MED_A{aa}" } },
    ],
  },
  {
    code: "QPV-05",
    niveaux: mailles("Q"),
    theme: "quartiers",
    libelle: "Allocataires QF < 800 € en QPV",
    sujet: "la part des foyers allocataires au quotient familial inférieur à 800 € en quartier prioritaire",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Foyers allocataires au quotient familial inférieur à 800 €, parmi ceux dont il est connu.",
    pieges: [
      "Les adresses de domiciliation sont exclues des comptes infracommunaux.",
      "La Cnaf nomme le quartier sans donner son code : il est reconnu par son nom dans sa commune, parmi les quartiers de 2024.",
      "R14 : champ CAF seul.",
    ],
    definitions: [quotientInferieurA800("caf-quotient-qpv")],
  },
];
