import type { Definition, Indicateur, Quantite } from "../modele/indicateur.ts";
import { partBases, partMelodi } from "./bases.ts";
import { enAttente, proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const comparateur = (formule: string): Quantite => ({ source: "rp-comparateur", formule });
const dossier = (formule: string): Quantite => ({ source: "rp-dossier-complet", formule });
const iris = (formule: string): Quantite => ({ source: "rp-iris-logement", formule });
const RP_IRIS = "P{aa}_RPMAISON + P{aa}_RPAPPART";
const SUROCCUPEES = "C{aa}_RP_SUROCC_MOD + C{aa}_RP_SUROCC_ACC";
const SOUSOCCUPEES = "C{aa}_RP_SOUSOCC_MOD + C{aa}_RP_SOUSOCC_ACC + C{aa}_RP_SOUSOCC_TACC";
const withMeubles = (d: Definition): Definition => ({ ...d, ...APPROCHE_MEUBLES });
const APPROCHE_MEUBLES = { approche: "locataires autres que HLM : les meublés y sont comptés" };

export const LOGEMENT: readonly Indicateur[] = [
  {
    code: "LOG-01",
    niveaux: mailles("ICEDRF"),
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
    niveaux: mailles("ICEDRF"),
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
  proportion({
    code: "LOG-03",
    niveaux: mailles("ICEDRF"),
    theme: "logement",
    libelle: "Part des locataires du parc privé (vide)",
    sujet: "la part des locataires du parc privé",
    sens: "+",
    definition: "Résidences principales louées vides à un bailleur privé, parmi les résidences principales.",
    definitions: [
      partMelodi("melodi-logement", "MEL_RP_LOCPRIVE", "MEL_RP"),
      ...partBases("logement", "P{aa}_RP_LOC - P{aa}_RP_LOCHLMV", "P{aa}_RP").map(withMeubles),
    ],
  }),
  {
    code: "LOG-04",
    niveaux: mailles("ICEDRF"),
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
  proportion({
    code: "LOG-05",
    niveaux: mailles("CED"),
    theme: "logement",
    libelle: "Vacance du parc privé (LOVAC)",
    sujet: "la part des logements vacants du parc privé",
    sens: "+",
    definition:
      "Logements du parc privé vacants au 1er janvier selon les fichiers fiscaux, parmi les logements du parc privé.",
    pieges: ["Différent de la vacance du recensement.", "Un effectif de moins de 11 logements n'est pas diffusé."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "lovac-communes", formule: "pp_vacant_{aa}" },
        denominateur: { source: "lovac-communes", formule: "pp_total_{aa}" },
        echelle: 100,
      },
    ],
  }),
  proportion({
    code: "LOG-06",
    niveaux: mailles("ICEDRF"),
    theme: "logement",
    libelle: "Résidences principales suroccupées",
    sujet: "la part des résidences principales suroccupées",
    sens: "+",
    definition:
      "Résidences principales auxquelles il manque au moins une pièce par rapport à la norme d'occupation, parmi celles où la norme s'applique.",
    pieges: ["R18 : dans les communes de moins de 10 000 habitants, c'est une estimation sur un échantillon."],
    definitions: partBases("logement", SUROCCUPEES, `C{aa}_RP_NORME + ${SOUSOCCUPEES} + ${SUROCCUPEES}`),
  }),
  proportion({
    code: "LOG-07",
    niveaux: mailles("ICEDRF"),
    theme: "logement",
    libelle: "Petits logements (1-2 pièces)",
    sujet: "la part des petits logements",
    sens: "0",
    definition: "Résidences principales d'une ou deux pièces, parmi les résidences principales.",
    definitions: [
      ...partBases("logement", "P{aa}_RP_1P + P{aa}_RP_2P", "P{aa}_RP"),
      partMelodi("melodi-logement", "MEL_RP_R1 + MEL_RP_R2", "MEL_RP"),
    ],
  }),
  {
    code: "LOG-08",
    niveaux: mailles("QCEDR"),
    theme: "logement",
    libelle: "Logements sociaux pour 100 résidences principales",
    sujet: "le nombre de logements sociaux pour 100 résidences principales",
    accord: "ms",
    unite: "pour 100 résidences principales",
    decimales: 1,
    sens: "0",
    nature: "ratio",
    definition:
      "Logements du répertoire des logements locatifs sociaux (RPLS) au 1er janvier, pour 100 résidences principales.",
    pieges: ["Ni les locataires HLM du recensement, ni l'inventaire SRU, qui comptent autre chose."],
    definitions: [comparateur("P{aa}_RP"), dossier("P{aa}_RP"), { source: "rp-cc-logement", formule: "P{aa}_RP" }].map(
      (denominateur) => ({
        forme: "rapport" as const,
        numerateur: { source: "rpls-communes", formule: "nb_ls" },
        denominateur: { ...denominateur, annee: "proche" as const },
        echelle: 100,
        approche: "résidences principales du recensement le plus proche",
      }),
    ),
  },
  {
    code: "LOG-10",
    niveaux: mailles("CED"),
    theme: "logement",
    libelle: "Pression sur la demande HLM",
    sujet: "le nombre de demandes de logement social par attribution",
    accord: "ms",
    unite: "demandes par attribution",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition: "Demandes de logement social actives au 31 décembre, pour une attribution dans l'année.",
    pieges: [
      "Une demande porte sur plusieurs communes : seule celle du premier choix la compte.",
      "Le gestionnaire du numéro unique le donne sur demande : abs pilotage demandes écrit la lettre.",
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "reponse-sne", formule: "demandes_actives" },
        denominateur: { source: "reponse-sne", formule: "attributions" },
        echelle: 1,
      },
    ],
  },
  enAttente("sne", "ancienneté des demandes actives, en mois", null, {
    code: "LOG-11",
    niveaux: mailles("CED"),
    fiabilite: "B",
    theme: "logement",
    libelle: "Ancienneté de la demande HLM",
    sujet: "l'ancienneté médiane de la demande de logement social",
    unite: "mois",
    decimales: 0,
    sens: "+",
    nature: "indice",
    definition: "Ancienneté médiane des demandes de logement social en cours, en mois.",
    pieges: ["Une demande non renouvelée disparaît : l'ancienneté est sous-estimée."],
  }),
  {
    code: "LOG-12",
    niveaux: mailles("ICED"),
    theme: "logement",
    libelle: "Foyers percevant une aide au logement pour 100 ménages",
    sujet: "le nombre de foyers percevant une aide au logement pour 100 ménages",
    accord: "ms",
    unite: "pour 100 ménages",
    decimales: 1,
    sens: "+",
    nature: "ratio",
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
  {
    code: "LOG-13",
    niveaux: mailles("C"),
    fiabilite: "B",
    theme: "logement",
    libelle: "Loyer d’annonce au m² (appartement)",
    sujet: "le loyer d'annonce au mètre carré",
    accord: "ms",
    unite: "€/m²",
    decimales: 1,
    sens: "+",
    nature: "montant",
    definition: "Loyer d'annonce estimé d'un appartement, au mètre carré, charges comprises.",
    pieges: [
      "Ce sont des annonces, pas les loyers en cours ; l'estimation est un modèle.",
      "Là où les annonces sont rares, la valeur est celle d'une zone de communes voisines ; deux éditions n'ont pas le même modèle.",
    ],
    definitions: [
      {
        forme: "niveau",
        valeur: { source: "carte-loyers", formule: "loypredm2" },
        approche: "estimation d'un modèle sur des annonces",
      },
    ],
  },
];
