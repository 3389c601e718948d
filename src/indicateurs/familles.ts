import type { Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partMelodi } from "./bases.ts";

const dossier = (formule: string): Quantite => ({ source: "rp-dossier-complet", formule });
const FAMILLES = "C{aa}_COUPAENF + C{aa}_FAMMONO + C{aa}_COUPSENF";
const CAF = "caf-iris";

export const FAMILLES_INDICATEURS: readonly Indicateur[] = [
  {
    code: "FAM-01",
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
    theme: "familles",
    libelle: "Part des monoparentales parmi les familles avec enfant(s)",
    sujet: "la part des familles monoparentales parmi les familles avec enfant(s)",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Familles monoparentales, parmi les familles qui ont au moins un enfant à charge au foyer.",
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
  {
    code: "FAM-05",
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
  {
    code: "FAM-09",
    theme: "familles",
    libelle: "Foyers allocataires CAF pour 100 ménages",
    sujet: "le nombre de foyers allocataires de la CAF pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "0",
    nature: "taux",
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
