import type { Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partMelodi } from "./bases.ts";

const comparateur = (formule: string): Quantite => ({ source: "rp-comparateur", formule });
const dossier = (formule: string): Quantite => ({ source: "rp-dossier-complet", formule });
const iris = (formule: string): Quantite => ({ source: "rp-iris-logement", formule });
const RP_IRIS = "P{aa}_RPMAISON + P{aa}_RPAPPART";

export const LOGEMENT: readonly Indicateur[] = [
  {
    code: "LOG-01",
    theme: "logement",
    libelle: "Part des propriétaires occupants",
    sujet: "la part des propriétaires occupants",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "Résidences principales occupées par leur propriétaire, parmi les résidences principales.",
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_RP_PROP"),
        denominateur: comparateur("P{aa}_RP"),
        echelle: 100,
      },
      { forme: "rapport", numerateur: dossier("P{aa}_RP_PROP"), denominateur: dossier("P{aa}_RP"), echelle: 100 },
      ...partBases("logement", "P{aa}_RP_PROP", "P{aa}_RP"),
      partMelodi("melodi-logement", "MEL_RP_PROP", "MEL_RP"),
    ],
  },
  {
    code: "LOG-02",
    theme: "logement",
    libelle: "Part des locataires HLM",
    sujet: "la part des locataires HLM",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Résidences principales louées vides à un organisme HLM, parmi les résidences principales.",
    pieges: ["Déclaratif : différent du répertoire des logements sociaux (RPLS) et de l'inventaire SRU."],
    definitions: [
      { forme: "rapport", numerateur: dossier("P{aa}_RP_LOCHLMV"), denominateur: dossier("P{aa}_RP"), echelle: 100 },
      ...partBases("logement", "P{aa}_RP_LOCHLMV", "P{aa}_RP"),
      partMelodi("melodi-logement", "MEL_RP_LOCHLMV", "MEL_RP"),
      {
        forme: "rapport",
        numerateur: iris("P{aa}_RP_LOCHLMV"),
        denominateur: iris(RP_IRIS),
        echelle: 100,
        approche: "rapportée aux maisons et appartements, autres logements non comptés",
      },
    ],
  },
  {
    code: "LOG-04",
    theme: "logement",
    libelle: "Taux de vacance (RP)",
    sujet: "la part des logements vacants",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Logements vacants le jour du recensement, parmi tous les logements.",
    pieges: ["Différent de la vacance du parc privé mesurée par LOVAC."],
    definitions: [
      {
        forme: "rapport",
        numerateur: comparateur("P{aa}_LOGVAC"),
        denominateur: comparateur("P{aa}_LOG"),
        echelle: 100,
      },
      ...partBases("logement", "P{aa}_LOGVAC", "P{aa}_LOG"),
      partMelodi("melodi-logement", "MEL_LOGVAC", "MEL_LOG"),
    ],
  },
  {
    code: "LOG-12",
    theme: "logement",
    libelle: "Foyers percevant une aide au logement pour 100 ménages",
    sujet: "le nombre de foyers percevant une aide au logement pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "+",
    nature: "taux",
    definition: "Foyers allocataires d'une aide au logement (APL, ALF, ALS), rapportés aux ménages du recensement.",
    pieges: ["R14 : champ CAF seul, foyer différent de ménage."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "AAL" },
        denominateur: iris(RP_IRIS),
        echelle: 100,
        approche: "foyers allocataires rapportés aux résidences principales",
      },
      {
        forme: "rapport",
        numerateur: { source: "caf-iris", formule: "AAL" },
        denominateur: { ...comparateur("P{aa}_MEN"), annee: "proche" },
        echelle: 100,
        approche: "foyers allocataires rapportés aux ménages du recensement le plus proche",
      },
    ],
  },
];
