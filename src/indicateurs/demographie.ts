import type { Definition, Indicateur } from "../modele/indicateur.ts";
import { effectifAges, rapportAges, tranche } from "./ages.ts";
import { partBases, partCommune, partIris, partMelodi } from "./bases.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

const COMPARATEUR = "rp-comparateur";
const DOSSIER = "rp-dossier-complet";
const IRIS = "rp-iris-population";

const TOTAL_IRIS = ["0014", "1529", "3044", "4559", "6074", "75P"].map((t) => `P{aa}_POP${t}`).join(" + ");
const TOTAL_DOSSIER = ["0014", "1529", "3044", "4559", "6074", "7589", "90P"].map((t) => `P{aa}_POP${t}`).join(" + ");

/** Part d'une tranche d'âge : au dossier complet et à l'IRIS, toujours rapportée à la somme des tranches. */
const partAge = (dossier: string, iris: string, ages: readonly [number, number]): Definition[] => [
  {
    forme: "rapport",
    numerateur: { source: DOSSIER, formule: dossier },
    denominateur: { source: DOSSIER, formule: TOTAL_DOSSIER },
    echelle: 100,
  },
  {
    forme: "rapport",
    numerateur: { source: IRIS, formule: iris },
    denominateur: { source: IRIS, formule: TOTAL_IRIS },
    echelle: 100,
  },
  partCommune("population", dossier, TOTAL_DOSSIER),
  ...partIris("population", iris, TOTAL_IRIS),
  rapportAges(tranche(...ages)),
];

const VARIATION = { forme: "variation", source: COMPARATEUR, population: "P{aa}_POP" } as const;

/** Soldes de la période : `NAIS1318` va du 01/01/2013 au 01/01/2018 ; depuis le millésime 2022, `NAIS1621` compte 2016 à 2021. */
const soldes = (part: "naturelle" | "migratoire"): Definition[] => [
  { ...VARIATION, part, naissances: "NAIS{dd}{aa}", deces: "DECE{dd}{aa}" },
  { ...VARIATION, part, naissances: "NAIS{dd}{aa-1}", deces: "DECE{dd}{aa-1}" },
];

export const DEMOGRAPHIE: readonly Indicateur[] = [
  {
    code: "DEM-01",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Population municipale",
    sujet: "la population municipale",
    unite: "habitants",
    decimales: 0,
    sens: "0",
    nature: "effectif",
    definition: "Personnes ayant leur résidence habituelle dans la commune, personnes sans abri et détenus compris.",
    pieges: ["R1 et R2 : deux millésimes du recensement qui partagent une enquête annuelle ne se comparent pas."],
    definitions: [
      { forme: "niveau", valeur: { source: COMPARATEUR, formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: DOSSIER, formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: IRIS, formule: TOTAL_IRIS } },
      { forme: "niveau", valeur: { source: "rp-cc-population", formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: "rp-ic-population", formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: "rp-ic-population-classeur", formule: "P{aa}_POP" } },
      { forme: "niveau", valeur: { source: "melodi-populations-reference", formule: "PMUN" } },
      effectifAges(0, 100),
    ],
  },
  {
    code: "DEM-02",
    niveaux: mailles("CEDRF"),
    theme: "demographie",
    libelle: "Taux de variation annuel moyen de la population",
    sujet: "la variation annuelle moyenne de la population",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition:
      "(population de fin / population de début)^(1/n) − 1, n étant le nombre d'années entre les deux millésimes.",
    definitions: [
      { ...VARIATION, part: "totale" },
      { ...VARIATION, source: DOSSIER, part: "totale" },
    ],
  },
  {
    code: "DEM-03",
    niveaux: mailles("CEDRF"),
    theme: "demographie",
    libelle: "Part de la variation due au solde naturel",
    sujet: "la variation due au solde naturel",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition:
      "(naissances − décès) domiciliés sur la période, rapportés à la population moyenne et au nombre d'années.",
    definitions: soldes("naturelle"),
  },
  {
    code: "DEM-04",
    niveaux: mailles("CEDRF"),
    theme: "demographie",
    libelle: "Part due au solde migratoire apparent",
    sujet: "la variation due au solde migratoire apparent",
    unite: "% par an",
    decimales: 2,
    sens: "0",
    nature: "variation",
    definition: "Variation annuelle moyenne, moins la part due au solde naturel.",
    pieges: ["C'est un résidu : il porte aussi les erreurs de mesure des deux recensements."],
    definitions: soldes("migratoire"),
  },
  {
    code: "DEM-05",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Part des moins de 15 ans",
    sujet: "la part des moins de 15 ans",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Habitants de 0 à 14 ans, rapportés à l'ensemble des habitants.",
    definitions: partAge("P{aa}_POP0014", "P{aa}_POP0014", [0, 14]),
  },
  proportion({
    code: "DEM-06",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Part des moins de 20 ans",
    sujet: "la part des moins de 20 ans",
    sens: "0",
    definition: "Habitants de 0 à 19 ans, rapportés à l'ensemble des habitants.",
    definitions: [
      ...partIris("population", "P{aa}_POP0019", "P{aa}_POP"),
      partMelodi("melodi-population", "MEL_POP_Y_LT20", "MEL_POP"),
      rapportAges(tranche(0, 19)),
    ],
  }),
  {
    code: "DEM-07",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Part des 15-29 ans",
    sujet: "la part des 15-29 ans",
    unite: "%",
    decimales: 1,
    sens: "0",
    nature: "part",
    definition: "Habitants de 15 à 29 ans, rapportés à l'ensemble des habitants.",
    pieges: ["Une ville universitaire en compte davantage : étudiants recensés là où ils étudient."],
    definitions: partAge("P{aa}_POP1529", "P{aa}_POP1529", [15, 29]),
  },
  proportion({
    code: "DEM-08",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Part des 65 ans ou plus",
    sujet: "la part des 65 ans ou plus",
    sens: "+",
    definition: "Habitants de 65 ans ou plus, rapportés à l'ensemble des habitants.",
    definitions: [
      ...partIris("population", "P{aa}_POP65P", "P{aa}_POP"),
      partMelodi("melodi-population", "MEL_POP_Y_GE65", "MEL_POP"),
      rapportAges(tranche(65, 100)),
    ],
  }),
  {
    code: "DEM-09",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Part des 75 ans ou plus",
    sujet: "la part des 75 ans ou plus",
    unite: "%",
    decimales: 1,
    sens: "+",
    nature: "part",
    definition: "Habitants de 75 ans ou plus, rapportés à l'ensemble des habitants.",
    definitions: partAge("P{aa}_POP7589 + P{aa}_POP90P", "P{aa}_POP75P", [75, 100]),
  },
  {
    code: "DEM-10",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Indice de vieillissement (65 ans+ pour 100 moins de 20 ans)",
    sujet: "l'indice de vieillissement",
    accord: "ms",
    unite: "pour 100 moins de 20 ans",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition: "Habitants de 65 ans ou plus, pour 100 habitants de moins de 20 ans.",
    pieges: ["L'indice d'un ensemble se recalcule sur les effectifs : une moyenne d'indices serait fausse."],
    definitions: [
      ...partIris("population", "P{aa}_POP65P", "P{aa}_POP0019"),
      partMelodi("melodi-population", "MEL_POP_Y_GE65", "MEL_POP_Y_LT20"),
      rapportAges(tranche(65, 100), tranche(0, 19)),
    ],
  },
  {
    code: "DEM-11",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Rapport de dépendance",
    sujet: "le rapport de dépendance",
    accord: "ms",
    unite: "pour 100 habitants de 20 à 64 ans",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition: "Habitants de moins de 20 ans et de 65 ans ou plus, pour 100 habitants de 20 à 64 ans.",
    definitions: [
      ...partIris("population", "P{aa}_POP0019 + P{aa}_POP65P", "P{aa}_POP2064"),
      partMelodi("melodi-population", "MEL_POP_Y_LT20 + MEL_POP_Y_GE65", "MEL_POP_Y20T64"),
      rapportAges(`${tranche(0, 19)} + ${tranche(65, 100)}`, tranche(20, 64)),
    ],
  },
  {
    code: "DEM-12",
    niveaux: mailles("CEDRF"),
    theme: "demographie",
    libelle: "Taux de natalité (‰)",
    sujet: "le taux de natalité",
    accord: "ms",
    unite: "‰",
    decimales: 1,
    sens: "0",
    nature: "taux",
    definition: "Naissances de l'année, domiciliées dans la commune de résidence de la mère, pour 1 000 habitants.",
    pieges: ["La population est celle du recensement le plus proche, à deux ans près : la valeur est une estimation."],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: COMPARATEUR, formule: "NAISD{aa}" },
        denominateur: { source: COMPARATEUR, formule: "P{aa}_POP", annee: "proche" },
        echelle: 1000,
        approche: "population du recensement le plus proche et non population moyenne de l'année",
      },
      {
        forme: "rapport",
        numerateur: { source: "melodi-etat-civil", formule: "NAISSANCES" },
        denominateur: { source: COMPARATEUR, formule: "P{aa}_POP", annee: "proche" },
        echelle: 1000,
        approche: "population du recensement le plus proche et non population moyenne de l'année",
      },
    ],
  },
  proportion({
    code: "DEM-13",
    niveaux: mailles("ICEDRF"),
    theme: "demographie",
    libelle: "Ménages emménagés depuis moins de 2 ans",
    sujet: "la part des ménages emménagés depuis moins de deux ans",
    sens: "0",
    definition: "Ménages installés dans leur logement depuis moins de deux ans, parmi tous les ménages.",
    definitions: [
      ...partBases("logement", "P{aa}_MEN_ANEM0002", "P{aa}_MEN"),
      partMelodi("melodi-logement", "MEL_RP_ANEM0002", "MEL_RP"),
    ],
  }),
];
