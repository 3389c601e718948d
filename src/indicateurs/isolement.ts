import type { Indicateur } from "../modele/indicateur.ts";
import { partIris } from "./bases.ts";
import { enAttente } from "./formes.ts";
import { mailles } from "./mailles.ts";

const CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
const GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"]
  .map((c) => `C{aa}_POP15P_STAT_GSEC${c}`)
  .join(" + ");
const SEULS = "C{aa}_PMEN_MENHSEUL + C{aa}_PMEN_MENFSEUL";

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
  enAttente("ccas-registre", "personnes inscrites au registre, âgées ou handicapées", "habitants de 65 ans ou plus", {
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
  }),
  enAttente("ccas-registre", "personnes visitées ou appelées régulièrement", "personnes inscrites au registre", {
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
  }),
];
