import type { Indicateur } from "../modele/indicateur.ts";
import { tranche } from "./ages.ts";
import { partIris } from "./bases.ts";
import { mailles } from "./mailles.ts";

const CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
const GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"]
  .map((c) => `C{aa}_POP15P_STAT_GSEC${c}`)
  .join(" + ");
const SEULS = "C{aa}_PMEN_MENHSEUL + C{aa}_PMEN_MENFSEUL";

/** Les habitants de 65 ans ou plus, là où une base du recensement les donne. */
const SENIORS = [
  { source: "rp-cc-familles", formule: "P{aa}_POP6579 + P{aa}_POP80P" },
  ...["rp-ic-population", "rp-ic-population-classeur"].map((source) => ({ source, formule: "P{aa}_POP65P" })),
  { source: "rp-ages", formule: tranche(65, 100) },
];

export const ISOLEMENT: readonly Indicateur[] = [
  {
    code: "ISO-01",
    niveaux: mailles("ICEDRF"),
    theme: "isolement",
    libelle: "Personnes de 15 ans+ vivant seules",
    sujet: "la part des personnes de 15 ans ou plus vivant seules",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Personnes vivant seules dans leur logement, rapportées aux habitants de 15 ans ou plus.",
    pieges: ["Vivre seul n'est pas être isolé."],
    definitions: [
      ...[CS, GSEC].map((population) => ({
        forme: "rapport" as const,
        numerateur: { source: "rp-iris-menages", formule: SEULS },
        denominateur: { source: "rp-iris-population", formule: population },
        echelle: 100,
        approche: "personnes vivant seules rapportées à tous les habitants de 15 ans ou plus, y compris hors ménage",
      })),
      ...partIris("familles", "P{aa}_POP15P_PSEUL", "P{aa}_POP15P"),
    ],
  },
  {
    code: "ISO-02",
    niveaux: mailles("QIC"),
    theme: "isolement",
    libelle: "Inscrits au registre « canicule » pour 100 hab. de 65 ans+",
    sujet: "le nombre d'inscrits au registre des personnes vulnérables pour 100 habitants de 65 ans ou plus",
    accord: "ms",
    unite: "pour 100 habitants de 65 ans ou plus",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition:
      "Personnes âgées ou handicapées inscrites au registre des personnes vulnérables, pour 100 habitants de 65 ans ou plus.",
    pieges: ["L'inscription est volontaire : c'est la couverture du registre, pas l'isolement."],
    definitions: SENIORS.map(({ source, formule }) => ({
      forme: "rapport" as const,
      numerateur: { source: "releve-registre", formule: "inscrits" },
      denominateur: { source, formule, annee: "proche" as const },
      echelle: 100,
      approche: "habitants de 65 ans ou plus du recensement le plus proche",
    })),
  },
  {
    code: "ISO-04",
    niveaux: mailles("C"),
    fiabilite: "B",
    theme: "isolement",
    libelle: "Personnes visitées / appelées régulièrement",
    sujet: "la part des inscrits au registre visités ou appelés régulièrement",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "Personnes inscrites au registre qui sont visitées ou appelées régulièrement, parmi les inscrites.",
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "releve-registre", formule: "suivis" },
        denominateur: { source: "releve-registre", formule: "inscrits" },
        echelle: 100,
      },
    ],
  },
];
