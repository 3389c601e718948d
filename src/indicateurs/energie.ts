import type { Indicateur } from "../modele/indicateur.ts";
import { partBases, partMelodi } from "./bases.ts";
import type { CalculActivite } from "../modele/activite.ts";
import { MENAGES } from "./ccas/forme.ts";
import { duCoffre, proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const AIDES_POUR_MENAGES: CalculActivite = {
  forme: "regard",
  compte: { variable: "aides_energie" },
  parSecteur: "aides_energie_par_iris",
  besoin: MENAGES,
  echelle: 1000,
};

export const ENERGIE: readonly Indicateur[] = [
  {
    code: "ENE-01",
    niveaux: mailles("ICEDRF"),
    fiabilite: "B",
    theme: "energie",
    libelle: "Ménages en précarité énergétique logement",
    sujet: "la part des ménages en précarité énergétique liée au logement",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition:
      "Ménages des trois premiers déciles de niveau de vie qui consacrent plus de 8 % de leur revenu à l'énergie du logement, parmi tous les ménages.",
    pieges: ["C'est une estimation modélisée : les seuils de l'édition sont à citer avec elle."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "reponse-geodip", formule: "menages_precaires" },
        denominateur: { source: "reponse-geodip", formule: "menages" },
        echelle: 100,
      },
    ],
  },
  {
    code: "ENE-02",
    niveaux: mailles("C"),
    theme: "energie",
    libelle: "Part des DPE F-G",
    sujet: "la part des diagnostics de performance énergétique classés F ou G",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Diagnostics de performance énergétique d'étiquette F ou G, parmi ceux établis dans l'année.",
    pieges: ["Seuls les logements vendus, loués ou rénovés ont un diagnostic : ce n'est pas tout le parc."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "ademe-dpe", formule: "DPE_FG" },
        denominateur: { source: "ademe-dpe", formule: "DPE" },
        echelle: 100,
      },
    ],
  },
  proportion({
    code: "ENE-03",
    niveaux: mailles("ICEDRF"),
    theme: "energie",
    libelle: "Résidences principales chauffées au fioul",
    sujet: "la part des résidences principales chauffées au fioul",
    sens: "+",
    definition: "Résidences principales dont le combustible principal est le fioul, parmi les résidences principales.",
    definitions: [
      ...partBases("logement", "P{aa}_RP_CFIOUL", "P{aa}_RP"),
      partMelodi("melodi-logement", "MEL_RP_FIOUL", "MEL_RP"),
    ],
  }),
  proportion({
    code: "ENE-04",
    niveaux: mailles("ICEDRF"),
    theme: "energie",
    libelle: "Résidences principales d’avant 1971",
    sujet: "la part des résidences principales achevées avant 1971",
    sens: "+",
    definition:
      "Résidences principales achevées avant 1971, parmi celles dont la période d'achèvement est connue et déjà ancienne de trois ans.",
    pieges: ["Les bornes des périodes récentes changent d'un millésime à l'autre ; celle de 1971 ne bouge pas."],
    definitions: partBases("logement", "P{aa}_RP_ACH19 + P{aa}_RP_ACH45 + P{aa}_RP_ACH70", "P{aa}_RP_ACHTOT"),
  }),
  duCoffre("ccas-aides", ["aides accordées au titre de l'énergie", "ménages"], AIDES_POUR_MENAGES, {
    code: "ENE-05",
    niveaux: mailles("QIC"),
    fiabilite: "B",
    theme: "energie",
    libelle: "Aides énergie du CCAS pour 1 000 ménages",
    sujet: "le nombre d'aides à l'énergie du CCAS pour 1 000 ménages",
    accord: "ms",
    unite: "pour 1 000 ménages",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Aides à l'énergie et à l'eau accordées par le CCAS dans l'année, pour 1 000 ménages ; FSL non compris.",
    pieges: [
      "Réservé à la direction : l'accord d'une seule nature donnerait ses refus par soustraction. Ailleurs, les demandes au titre de l'énergie se suivent avec indicateurs.yaml.",
      "L'activité du CCAS dépend aussi de son budget et de ses règles, pas seulement du besoin.",
    ],
  }),
];
