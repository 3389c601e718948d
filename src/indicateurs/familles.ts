import type { Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partMelodi } from "./bases.ts";
import { CAF_TERRITOIRES } from "./caf.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const dossier = (formule: string): Quantite => ({ source: "rp-dossier-complet", formule });
const FAMILLES = "C{aa}_COUPAENF + C{aa}_FAMMONO + C{aa}_COUPSENF";
const CAF = "caf-iris";

// Parent seul (père, mère) ou couple, en emploi ou non : les huit situations du tableau détaillé, exhaustives.
const TOUS_EN_EMPLOI = ["A111", "A121", "A221"];
const PARENTS = [...TOUS_EN_EMPLOI, "A112", "A122", "A222", "A223", "A224"];
const enfants = (parents: readonly string[]): string =>
  ["LT2", "2T5"].flatMap((age) => parents.map((p) => `MELC_ENF_${age}_${p}`)).join(" + ");

export const FAMILLES_INDICATEURS: readonly Indicateur[] = [
  {
    code: "FAM-01",
    niveaux: mailles("ICEDRF"),
    theme: "familles",
    libelle: "Part des familles monoparentales parmi les familles",
    sujet: "la part des familles monoparentales parmi les familles",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition:
      "Familles d'un parent vivant sans conjoint avec un ou plusieurs enfants, parmi toutes les familles, couples sans enfant compris.",
    pieges: ["R18 : dans les communes de moins de 10 000 habitants, c'est une estimation sur un échantillon."],
    definitions: [
      { forme: "rapport", numerateur: dossier("C{aa}_FAMMONO"), denominateur: dossier(FAMILLES), echelle: 100 },
      ...partBases("familles", "C{aa}_FAMMONO", "C{aa}_FAM"),
      partMelodi("melodi-familles", "MELC_FAMMONO", "MELC_FAM"),
    ],
  },
  {
    code: "FAM-02",
    niveaux: mailles("ICEDRF"),
    theme: "familles",
    libelle: "Part des monoparentales parmi les familles avec enfant(s)",
    sujet: "la part des familles monoparentales parmi les familles avec enfant(s)",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition:
      "Familles monoparentales, parmi les familles qui ont au moins un enfant au foyer, quel que soit son âge.",
    pieges: ["À ne pas confondre avec FAM-01, qui compte aussi les couples sans enfant."],
    definitions: [
      {
        forme: "rapport",
        numerateur: dossier("C{aa}_FAMMONO"),
        denominateur: dossier("C{aa}_FAMMONO + C{aa}_COUPAENF"),
        echelle: 100,
      },
      ...partBases("familles", "C{aa}_FAMMONO", "C{aa}_FAMMONO + C{aa}_COUPAENF"),
      partMelodi("melodi-familles", "MELC_FAMMONO", "MELC_FAMMONO + MELC_COUPAENF"),
    ],
  },
  proportion({
    code: "FAM-03",
    niveaux: mailles("CEDRF"),
    theme: "familles",
    libelle: "Part des mères parmi les parents isolés",
    sujet: "la part des mères parmi les parents isolés",
    sens: "0",
    definition: "Familles monoparentales dont le parent est une mère, parmi les familles monoparentales.",
    definitions: [partMelodi("melodi-familles", "MELC_FAMMONO_MERE", "MELC_FAMMONO")],
  }),
  proportion({
    code: "FAM-04",
    niveaux: mailles("ICEDRF"),
    theme: "familles",
    libelle: "Part des familles de 3 enfants ou plus (< 25 ans)",
    sujet: "la part des familles de trois enfants ou plus",
    sens: "+",
    definition: "Familles qui ont au moins trois enfants de moins de 25 ans au foyer, parmi toutes les familles.",
    pieges: ["Les enfants ont moins de 25 ans, et non moins de 18 ans."],
    definitions: [
      ...partBases("familles", "C{aa}_NE24F3 + C{aa}_NE24F4P", "C{aa}_FAM"),
      partMelodi("melodi-familles", "MELC_NE24_CH3 + MELC_NE24_CH_GE4", "MELC_FAM"),
    ],
  }),
  {
    code: "FAM-05",
    niveaux: mailles("ICEDRF"),
    theme: "familles",
    libelle: "Part des ménages d'une personne",
    sujet: "la part des ménages d'une personne",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Ménages composés d'une seule personne, parmi tous les ménages.",
    definitions: [
      { forme: "rapport", numerateur: dossier("C{aa}_MENPSEUL"), denominateur: dossier("C{aa}_MEN"), echelle: 100 },
      ...partBases("familles", "C{aa}_MENPSEUL", "C{aa}_MEN"),
      partMelodi("melodi-menages", "MELC_MENPSEUL", "MELC_MEN"),
    ],
  },
  proportion({
    code: "FAM-07",
    niveaux: mailles("CEDRF"),
    theme: "familles",
    libelle: "Enfants de 0-5 ans dont le ou les parents sont tous en emploi",
    sujet: "la part des enfants de 0 à 5 ans dont tous les parents sont en emploi",
    sens: "0",
    definition: "Enfants de 0 à 5 ans dont le parent isolé, ou les deux parents, sont en emploi, parmi les 0 à 5 ans.",
    pieges: ["Un seul millésime est attesté : aucune évolution."],
    definitions: [partMelodi("melodi-familles-age-enfant", enfants(TOUS_EN_EMPLOI), enfants(PARENTS))],
  }),
  {
    code: "FAM-08",
    niveaux: mailles("CEDRF"),
    theme: "familles",
    libelle: "Foyers ASF pour 100 familles monoparentales",
    sujet: "le nombre de foyers percevant l'ASF pour 100 familles monoparentales",
    accord: "ms",
    unite: "pour 100 familles monoparentales",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Foyers percevant l'allocation de soutien familial (ASF) en décembre, rapportés aux familles monoparentales du recensement.",
    pieges: ["Le numérateur et le dénominateur sont d'années différentes, et la MSA n'est pas comptée (R14)."],
    definitions: CAF_TERRITOIRES.flatMap((source) =>
      [
        dossier("C{aa}_FAMMONO"),
        { source: "rp-cc-familles", formule: "C{aa}_FAMMONO" },
        { source: "melodi-familles", formule: "MELC_FAMMONO" },
      ].map((denominateur) => ({
        forme: "rapport" as const,
        numerateur: { source, formule: "indfoy_asf" },
        denominateur: { ...denominateur, annee: "proche" as const },
        echelle: 100,
        approche: "foyers rapportés aux familles monoparentales du recensement le plus proche",
      })),
    ),
  },
  {
    code: "FAM-09",
    niveaux: mailles("CEDRF"),
    theme: "familles",
    libelle: "Foyers allocataires CAF pour 100 ménages",
    sujet: "le nombre de foyers allocataires de la CAF pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition: "Foyers allocataires des CAF au 31 décembre, rapportés aux ménages du recensement.",
    pieges: ["Un foyer allocataire n'est pas un ménage, et la MSA n'est pas comptée (R14) : ordre de grandeur."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: CAF, formule: "A" },
        denominateur: { source: "rp-iris-logement", formule: "P{aa}_RPMAISON + P{aa}_RPAPPART" },
        echelle: 100,
        approche: "foyers allocataires rapportés aux résidences principales",
      },
      {
        forme: "rapport",
        numerateur: { source: CAF, formule: "A" },
        denominateur: { source: "rp-comparateur", formule: "P{aa}_MEN", annee: "proche" },
        echelle: 100,
        approche: "foyers allocataires rapportés aux ménages du recensement le plus proche",
      },
    ],
  },
];
