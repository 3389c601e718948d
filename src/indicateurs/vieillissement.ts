import type { Indicateur } from "../modele/indicateur.ts";
import { rapportAges, tranche } from "./ages.ts";
import { partBases, partCommune, partIris, partMelodi } from "./bases.ts";
import { tauxPauvrete } from "./filosofi.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

export const VIEILLISSEMENT: readonly Indicateur[] = [
  proportion({
    code: "VIE-01",
    niveaux: mailles("ICEDRF"),
    theme: "vieillissement",
    libelle: "Part des 80 ans ou plus",
    sujet: "la part des 80 ans ou plus",
    sens: "+",
    definition: "Habitants de 80 ans ou plus, rapportés à l'ensemble des habitants.",
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "rp-cc-familles", formule: "P{aa}_POP80P" },
        denominateur: { source: "rp-cc-population", formule: "P{aa}_POP" },
        echelle: 100,
      },
      ...partIris("population", "P{aa}_POP80P", "P{aa}_POP"),
      partMelodi("melodi-population", "MEL_POP_Y_GE80", "MEL_POP"),
      rapportAges(tranche(80, 100)),
    ],
  }),
  proportion({
    code: "VIE-02",
    niveaux: mailles("ICEDRF"),
    theme: "vieillissement",
    libelle: "80 ans+ vivant seuls",
    sujet: "la part des 80 ans ou plus vivant seuls",
    sens: "+",
    definition: "Habitants de 80 ans ou plus qui vivent seuls dans leur logement, parmi les habitants du même âge.",
    pieges: ["Le dénominateur compte aussi les résidents des maisons de retraite, qui ne vivent pas seuls."],
    definitions: partBases("familles", "P{aa}_POP80P_PSEUL", "P{aa}_POP80P"),
  }),
  proportion({
    code: "VIE-03",
    niveaux: mailles("CEDRF"),
    theme: "vieillissement",
    libelle: "65-79 ans vivant seuls",
    sujet: "la part des 65-79 ans vivant seuls",
    sens: "+",
    definition: "Habitants de 65 à 79 ans qui vivent seuls dans leur logement, parmi les habitants du même âge.",
    pieges: ["À l'IRIS, l'Insee ne donne que les 55 à 79 ans."],
    definitions: [partCommune("familles", "P{aa}_POP6579_PSEUL", "P{aa}_POP6579")],
  }),
  tauxPauvrete({
    code: "VIE-05",
    niveaux: mailles("CEDRF"),
    theme: "vieillissement",
    variable: "TP60AGE6{aa}",
    libelle: "Taux de pauvreté, référent fiscal de 75 ans+",
    champ: "des ménages dont le référent fiscal (qui déclare les revenus) a 75 ans ou plus",
    sujet: "le taux de pauvreté des ménages dont le référent fiscal a 75 ans ou plus",
  }),
  {
    code: "VIE-06",
    niveaux: mailles("CED"),
    fiabilite: "B",
    theme: "vieillissement",
    libelle: "Places d’hébergement pour personnes âgées pour 1 000 hab. de 75 ans+",
    sujet: "le nombre de places d'hébergement pour 1 000 habitants de 75 ans ou plus",
    accord: "ms",
    unite: "pour 1 000 habitants de 75 ans ou plus",
    decimales: 1,
    sens: "-",
    nature: "ratio",
    definition:
      "Places des établissements d'hébergement pour personnes âgées dépendantes (EHPAD), pour 1 000 habitants de 75 ans ou plus.",
    pieges: [
      "Ce sont les places installées des EHPAD, accueil de jour compris ; les résidences autonomie n'y sont pas.",
      "Les habitants âgés d'une commune vont aussi dans les établissements de ses voisines : se lit à l'échelle d'un bassin de vie.",
      "La base des équipements compte des établissements, pas des places : elle ne remplace pas FINESS.",
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "finess-etablissements", formule: "PLACES_EHPAD" },
        denominateur: { source: "rp-cc-population", formule: "P{aa}_POP7589 + P{aa}_POP90P", annee: "proche" },
        echelle: 1000,
        approche: "habitants de 75 ans ou plus du recensement le plus proche",
      },
    ],
  },
  {
    code: "VIE-08",
    // Le classeur de la Drees la donne au département ; rien ne le lit. La commune vient de la réponse du Département.
    niveaux: mailles("C"),
    fiabilite: "B",
    theme: "vieillissement",
    libelle: "Bénéficiaires de l’APA à domicile pour 100 hab. de 75 ans+",
    sujet: "le nombre de bénéficiaires de l'APA à domicile pour 100 habitants de 75 ans ou plus",
    accord: "ms",
    unite: "pour 100 habitants de 75 ans ou plus",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Bénéficiaires de l'allocation personnalisée d'autonomie à domicile payés au titre de décembre, pour 100 habitants de 75 ans ou plus.",
    pieges: ["L'APA en établissement n'est pas comptée ; le niveau dépend aussi des GIR ouverts par le département."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "reponse-autonomie", formule: "apa_domicile" },
        denominateur: { source: "rp-cc-population", formule: "P{aa}_POP7589 + P{aa}_POP90P", annee: "proche" },
        echelle: 100,
        approche: "75 ans ou plus du recensement le plus proche",
      },
    ],
  },
];
