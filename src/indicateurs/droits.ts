import type { Indicateur } from "../modele/indicateur.ts";
import { compte } from "./ccas/forme.ts";
import { duCoffre } from "./formes.ts";
import { mailles } from "./mailles.ts";

export const DROITS: readonly Indicateur[] = [
  {
    code: "DRO-01",
    niveaux: mailles("C"),
    theme: "droits",
    libelle: "France services / point d’accès au droit à moins de N minutes",
    sujet: "le nombre de France services et de points d'accès au droit",
    accord: "ms",
    unite: "équipements",
    decimales: 0,
    sens: "-",
    nature: "effectif",
    definition: "Maisons France services et points d'accès au droit situés dans la commune.",
    pieges: ["Le temps de trajet n'est pas mesuré : une commune sans équipement peut en avoir un à sa porte."],
    definitions: ["BPE_A124 + BPE_A125 + BPE_A126 + BPE_A128", "BPE_A124 + BPE_A128"].map((formule) => ({
      forme: "niveau" as const,
      valeur: { source: "melodi-bpe", formule, zeroSi: "BPE" },
      approche: "équipements situés dans la commune, sans le temps de trajet que le catalogue demande",
    })),
  },
  duCoffre("ccas-domiciliation", ["domiciliations actives au 31 décembre", null], compte("domiciliations_actives"), {
    code: "DRO-03",
    niveaux: mailles("C"),
    theme: "droits",
    libelle: "Domiciliations en cours au CCAS",
    sujet: "le nombre de domiciliations en cours au CCAS",
    accord: "ms",
    unite: "domiciliations",
    decimales: 0,
    sens: "+",
    nature: "effectif",
    definition: "Élections de domicile en cours de validité au CCAS le 31 décembre.",
    pieges: ["Les ayants droit ne sont pas comptés : une ligne est une personne domiciliée."],
  }),
  {
    code: "DRO-04",
    niveaux: mailles("QIC"),
    fiabilite: "B",
    theme: "droits",
    libelle: "Ouverture de droits à l’issue d’un accompagnement",
    sujet: "la part des accompagnements qui ouvrent un droit",
    unite: "%",
    decimales: 1,
    sens: "-",
    nature: "part",
    definition: "Dossiers accompagnés qui ont ouvert au moins un droit, parmi les dossiers accompagnés.",
    pieges: ["La définition de l'accompagnement est propre au CCAS."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "releve-accompagnement", formule: "droits_ouverts" },
        denominateur: { source: "releve-accompagnement", formule: "dossiers" },
        echelle: 100,
      },
    ],
  },
  {
    code: "DRO-06",
    niveaux: mailles("C"),
    fiabilite: "B",
    theme: "droits",
    libelle: "Part des demandes CCAS faites en ligne",
    sujet: "la part des demandes faites en ligne au CCAS",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Demandes d'aide déposées par internet, parmi les demandes déposées.",
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "releve-demandes", formule: "demandes_en_ligne" },
        denominateur: { source: "releve-demandes", formule: "demandes_deposees" },
        echelle: 100,
      },
    ],
  },
];
