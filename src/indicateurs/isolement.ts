import type { Indicateur } from "../modele/indicateur.ts";
import { partIris } from "./bases.ts";

const CS = Array.from({ length: 8 }, (_, i) => `C{aa}_POP15P_CS${i + 1}`).join(" + ");
const GSEC = ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"]
  .map((c) => `C{aa}_POP15P_STAT_GSEC${c}`)
  .join(" + ");
const SEULS = "C{aa}_PMEN_MENHSEUL + C{aa}_PMEN_MENFSEUL";

export const ISOLEMENT: readonly Indicateur[] = [
  {
    code: "ISO-01",
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
];
