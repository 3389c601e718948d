import type { Definition, Indicateur } from "../modele/indicateur.ts";
import { CAF_TERRITOIRES } from "./caf.ts";
import { definitionsFilosofi, tauxPauvrete } from "./filosofi.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const MENAGES = { source: "rp-comparateur", formule: "P{aa}_MEN", annee: "proche" } as const;
const POPULATION = { source: "rp-comparateur", formule: "P{aa}_POP", annee: "proche" } as const;
const MENAGES_IRIS = { source: "rp-iris-logement", formule: "P{aa}_RPMAISON + P{aa}_RPAPPART" } as const;
const R14 = "R14 : champ CAF seul (hors MSA) ; un foyer allocataire n'est pas un ménage.";

/** Foyers CAF pour 100 ménages : commune (fichier arrondi), puis IRIS au même millésime, puis IRIS sommés. */
const foyersPour100 = (commune: string | null, iris: string): Definition[] => [
  ...(commune
    ? [
        {
          forme: "rapport" as const,
          numerateur: { source: "caf-communes", formule: commune },
          denominateur: MENAGES,
          echelle: 100,
          approche: "foyers arrondis au multiple de 5, rapportés aux ménages du recensement le plus proche",
        },
        ...["caf-epci", "caf-departements"].map((source) => ({
          forme: "rapport" as const,
          numerateur: { source, formule: commune },
          denominateur: MENAGES,
          echelle: 100,
          approche: "foyers rapportés aux ménages du recensement le plus proche",
        })),
      ]
    : []),
  {
    forme: "rapport",
    numerateur: { source: "caf-iris", formule: iris },
    denominateur: MENAGES_IRIS,
    echelle: 100,
    approche: "foyers allocataires rapportés aux résidences principales",
  },
  {
    forme: "rapport",
    numerateur: { source: "caf-iris", formule: iris },
    denominateur: MENAGES,
    echelle: 100,
    approche: "foyers allocataires rapportés aux ménages du recensement le plus proche",
  },
];

/** Personnes couvertes, rapportées à la population ; au-dessus de la commune, celle de Melodi est à la même maille. */
const personnesPour100 = (formule: string): Definition[] =>
  CAF_TERRITOIRES.map((source) => ({
    forme: "rapport",
    numerateur: { source, formule },
    denominateur:
      source === "caf-communes" ? POPULATION : { source: "melodi-population", formule: "MEL_POP", annee: "proche" },
    echelle: 100,
    approche: "personnes couvertes rapportées à la population du recensement le plus proche",
  }));

const TRANCHES_QF = ["0_399", "400_799", "800_1199", "1200_1599", "1600_1999", "2000_3999", "4000"].map(
  (t) => `QF_${t}`,
);

const part = (
  code: string,
  libelle: string,
  sujet: string,
  sens: "+" | "-",
  variable: string,
  definition: string,
  lettres: string,
): Indicateur => ({
  code,
  niveaux: mailles(lettres),
  theme: "revenus",
  libelle,
  sujet,
  unite: "%",
  decimales: 1,
  sens,
  nature: "part",
  definition,
  definitions: definitionsFilosofi({ cc: variable, disp: variable, iris: `DISP_${variable}` }),
});

export const REVENUS: readonly Indicateur[] = [
  {
    code: "REV-01",
    niveaux: mailles("QICEDRF"),
    theme: "revenus",
    libelle: "Niveau de vie médian (€/an/UC)",
    sujet: "le niveau de vie médian",
    accord: "ms",
    unite: "€",
    decimales: 0,
    sens: "-",
    nature: "montant",
    definition:
      "Revenu disponible annuel par unité de consommation tel que la moitié des habitants vit avec moins, l'autre moitié avec plus. Euros de l'année.",
    pieges: [
      "Une médiane ne s'additionne ni ne se moyenne : aucune valeur n'est calculée pour un regroupement d'IRIS.",
    ],
    definitions: definitionsFilosofi({
      cc: "MED{aa}",
      disp: "Q2{aa}",
      iris: "DISP_MED{aa}",
      comparateur: "MED{aa}",
      qpv: ["DISP_Q2", "DISP_MED_A{aa}"],
    }),
  },
  tauxPauvrete({
    code: "REV-02",
    niveaux: mailles("QICEDRF"),
    theme: "revenus",
    variable: "TP60{aa}",
    iris: "DISP_TP60{aa}",
    comparateur: "TP60{aa}",
    qpv: ["TP60", "DISP_TP60_A{aa}"],
    libelle: "Taux de pauvreté à 60 %",
    sujet: "le taux de pauvreté",
  }),
  {
    code: "REV-03",
    niveaux: mailles("ICEDRF"),
    theme: "revenus",
    libelle: "1er décile du niveau de vie",
    sujet: "le premier décile du niveau de vie",
    accord: "ms",
    unite: "€",
    decimales: 0,
    sens: "-",
    nature: "montant",
    definition: "Niveau de vie au-dessous duquel vivent les 10 % d'habitants les plus modestes. Euros de l'année.",
    pieges: ["Dans une commune frontalière, des revenus perçus à l'étranger mal déclarés l'abaissent."],
    definitions: definitionsFilosofi({
      cc: "D1{aa}",
      disp: "D1{aa}",
      iris: "DISP_D1{aa}",
      qpv: ["DISP_D1", "DISP_D1_A{aa}"],
    }),
  },
  {
    code: "REV-04",
    niveaux: mailles("ICEDRF"),
    theme: "revenus",
    libelle: "Rapport interdécile D9/D1",
    sujet: "le rapport interdécile",
    accord: "ms",
    unite: "",
    decimales: 1,
    sens: "+",
    nature: "indice",
    definition:
      "Niveau de vie minimal des 10 % les plus aisés, rapporté au niveau de vie maximal des 10 % les plus modestes.",
    definitions: [
      ...definitionsFilosofi({ cc: "RD{aa}", disp: "RD", iris: "DISP_RD{aa}", qpv: ["DISP_D1D9", "DISP_RD_A{aa}"] }),
    ],
  },
  part(
    "REV-05",
    "Part des prestations sociales dans le revenu disponible",
    "la part des prestations sociales dans le revenu disponible",
    "+",
    "PPSOC{aa}",
    "Prestations familiales, minima sociaux et prestations logement, en part du revenu disponible de l'ensemble des ménages.",
    "ICEDRF",
  ),
  part(
    "REV-06",
    "Part des minima sociaux dans le revenu disponible",
    "la part des minima sociaux dans le revenu disponible",
    "+",
    "PPMINI{aa}",
    "Minima sociaux, en part du revenu disponible de l'ensemble des ménages.",
    "CEDRF",
  ),
  {
    code: "REV-07",
    niveaux: mailles("CEDRF"),
    theme: "revenus",
    libelle: "Part des ménages fiscaux imposés",
    sujet: "la part des ménages fiscaux imposés",
    unite: "%",
    decimales: 0,
    sens: "-",
    nature: "part",
    bornes: [5, 95],
    definition: "Ménages fiscaux qui paient un impôt sur le revenu, parmi les ménages fiscaux.",
    definitions: definitionsFilosofi({ cc: "PIMP{aa}", comparateur: "PIMP{aa}" }),
  },
  tauxPauvrete({
    code: "REV-08",
    niveaux: mailles("CEDRF"),
    theme: "revenus",
    variable: "TP60TOL2{aa}",
    libelle: "Taux de pauvreté des locataires / propriétaires",
    champ: "des ménages locataires de leur logement",
    sujet: "le taux de pauvreté des locataires",
  }),
  {
    code: "REV-09",
    niveaux: mailles("CEDRF"),
    theme: "revenus",
    libelle: "Taux de pauvreté selon le type de ménage (monoparentales…)",
    sujet: "le taux de pauvreté des familles monoparentales",
    accord: "ms",
    unite: "%",
    decimales: 0,
    sens: "+",
    nature: "part",
    bornes: [5, 95],
    definition:
      "Part des personnes dont le niveau de vie est inférieur à 60 % de la médiane de France métropolitaine, parmi celles des familles monoparentales.",
    pieges: [
      "R6 : l'Insee écrit 5 pour « 5 % ou moins » et 95 pour « 95 % ou plus ».",
      "Les autres types de ménage sont dans le même fichier (`abs valeurs --variable FILOMEN_PR_MD60_FEMME_SEULE`).",
      "Un seul millésime est diffusé (2021) : aucune évolution.",
    ],
    definitions: [{ forme: "niveau", valeur: { source: "melodi-filosofi-menages", formule: "FILOMEN_PR_MD60_MONO" } }],
  },
  {
    code: "REV-10",
    niveaux: mailles("ICEDR"),
    theme: "revenus",
    libelle: "Foyers RSA pour 100 ménages",
    sujet: "le nombre de foyers bénéficiaires du RSA pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition: "Foyers percevant le RSA en décembre, rapportés aux ménages du recensement.",
    pieges: [R14],
    definitions: foyersPour100("indfoy_rsa", "ARSAS"),
  },
  {
    code: "REV-11",
    niveaux: mailles("CEDR"),
    theme: "revenus",
    libelle: "Population couverte par le RSA",
    sujet: "la part de la population couverte par le RSA",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition: "Personnes des foyers percevant le RSA (allocataire, conjoint, enfants), rapportées à la population.",
    pieges: [R14],
    definitions: personnesPour100("indnbp_rsa"),
  },
  {
    code: "REV-12",
    niveaux: mailles("CEDR"),
    theme: "revenus",
    libelle: "Foyers prime d’activité pour 100 ménages",
    sujet: "le nombre de foyers percevant la prime d'activité pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition: "Foyers percevant la prime d'activité en décembre, rapportés aux ménages du recensement.",
    pieges: [R14],
    definitions: foyersPour100("indfoy_ppa", "APPA"),
  },
  {
    code: "REV-13",
    niveaux: mailles("CEDR"),
    theme: "revenus",
    libelle: "Population couverte par la CAF",
    sujet: "la part de la population couverte par la CAF",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition:
      "Personnes des foyers allocataires (allocataire, conjoint, enfants et autres personnes à charge), rapportées à la population.",
    pieges: [R14],
    definitions: [
      ...personnesPour100("indnbp_ndur"),
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "PERCOU" },
        denominateur: {
          source: "rp-iris-population",
          formule: "P{aa}_POP0014 + P{aa}_POP1529 + P{aa}_POP3044 + P{aa}_POP4559 + P{aa}_POP6074 + P{aa}_POP75P",
        },
        echelle: 100,
        approche: "IRIS diffusés par la CAF, rapportés à la population recensée la même année",
      },
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "PERCOU" },
        denominateur: POPULATION,
        echelle: 100,
        approche: "personnes couvertes rapportées à la population du recensement le plus proche",
      },
    ],
  },
  proportion({
    code: "REV-14",
    niveaux: mailles("QIC"),
    theme: "revenus",
    libelle: "Foyers allocataires au quotient familial < 800 €",
    sujet: "la part des foyers allocataires au quotient familial inférieur à 800 €",
    sens: "+",
    definition: "Foyers allocataires au quotient familial inférieur à 800 €, parmi ceux dont il est connu.",
    pieges: [R14, "Les foyers au quotient familial inconnu ne sont pas comptés."],
    definitions: ["caf-quotient-communes", "caf-quotient-iris"].map((source) => ({
      forme: "rapport" as const,
      numerateur: { source, formule: TRANCHES_QF.slice(0, 2).join(" + ") },
      denominateur: { source, formule: TRANCHES_QF.join(" + ") },
      echelle: 100,
    })),
  }),
  {
    code: "REV-16",
    niveaux: mailles("ED"),
    theme: "revenus",
    libelle: "Bénéficiaires de l’AAH pour 100 hab. de 20-64 ans",
    sujet: "le nombre de bénéficiaires de l'AAH pour 100 habitants de 20 à 64 ans",
    accord: "ms",
    unite: "pour 100 habitants de 20 à 64 ans",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Bénéficiaires de l'allocation aux adultes handicapés (AAH) en décembre, pour 100 habitants de 20 à 64 ans.",
    pieges: [R14, "La Cnaf ne la publie pas à la commune."],
    definitions: CAF_TERRITOIRES.filter((s) => s !== "caf-communes").map((source) => ({
      forme: "rapport" as const,
      numerateur: { source, formule: "indben_aah" },
      denominateur: { source: "melodi-population", formule: "MEL_POP_Y20T64", annee: "proche" as const },
      echelle: 100,
      approche: "habitants de 20 à 64 ans du recensement le plus proche",
    })),
  },
];
