import type { Indicateur } from "../modele/indicateur.ts";
import { partBases, partIris, partMelodi } from "./bases.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

/** Le panier de l'ABS : généraliste, pharmacie, PMI, crèche, relais petite enfance, centre social, France services… */
const PANIER = ["D265", "D307", "D115", "D502", "D504", "D506", "D402", "A128", "A122"];

export const MOBILITE: readonly Indicateur[] = [
  proportion({
    code: "MOB-01",
    niveaux: mailles("ICEDRF"),
    theme: "mobilite",
    libelle: "Ménages sans voiture",
    sujet: "la part des ménages sans voiture",
    sens: "+",
    definition: "Ménages qui ne disposent d'aucune voiture, parmi tous les ménages.",
    pieges: ["En ville dense, ne pas avoir de voiture n'est pas un manque."],
    definitions: [
      ...partBases("logement", "P{aa}_RP - P{aa}_RP_VOIT1P", "P{aa}_RP"),
      partMelodi("melodi-logement", "MEL_RP_SANSVOIT", "MEL_RP"),
    ],
  }),
  proportion({
    code: "MOB-02",
    niveaux: mailles("IC"),
    theme: "mobilite",
    libelle: "Actifs allant travailler en transports en commun",
    sujet: "la part des actifs allant travailler en transports en commun",
    sens: "0",
    definition: "Actifs occupés de 15 ans ou plus dont le moyen de transport principal vers le travail est collectif.",
    pieges: ["Le vélo est distingué des deux-roues motorisés depuis 2017."],
    definitions: partIris("emploi", "C{aa}_ACTOCC15P_TCOM", "C{aa}_ACTOCC15P"),
  }),
  proportion({
    code: "MOB-03",
    niveaux: mailles("ICEDRF"),
    theme: "mobilite",
    libelle: "Actifs travaillant hors de la commune",
    sujet: "la part des actifs travaillant hors de leur commune",
    sens: "0",
    definition: "Actifs occupés de 15 ans ou plus qui travaillent dans une autre commune que la leur.",
    definitions: partIris("emploi", "P{aa}_ACTOCC15P - P{aa}_ACTOCC15P_ILT1", "P{aa}_ACTOCC15P"),
  }),
  {
    code: "MOB-04",
    niveaux: mailles("CED"),
    theme: "mobilite",
    libelle: "Panier de services de proximité présents",
    sujet: "le nombre de services de proximité présents",
    accord: "ms",
    unite: `services sur ${PANIER.length}`,
    decimales: 0,
    sens: "-",
    nature: "indice",
    definition:
      "Nombre de services présents parmi neuf : médecin généraliste, pharmacie, protection maternelle et infantile, crèche, relais petite enfance, centre social, soins à domicile pour personnes âgées, France services, France Travail.",
    pieges: ["La typologie des équipements a été renumérotée en 2024.", "La liste est celle de l'observatoire."],
    definitions: [
      {
        forme: "niveau",
        valeur: {
          source: "melodi-bpe",
          formule: PANIER.map((t) => `BPE_${t}`).join(" + "),
          zeroSi: "BPE",
          presence: true,
        },
      },
    ],
  },
];
