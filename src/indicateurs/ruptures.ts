import type { Niveau } from "../modele/territoire.ts";

/**
 * Ce que l'outil fait d'une rupture :
 * - `couper` : rien ne se compare ni ne se trace de part et d'autre du millésime `depuis` ;
 * - `refuser` : rien ne se compare à moins de `ecartMinimal` années ;
 * - `taire` : rien n'est diffusé à ces mailles de `depuis` à `jusqua` : l'absence se dit ainsi, un tel fichier est refusé ;
 * - `avertir` : toute évolution la porte en réserve ;
 * - `noter` : elle s'imprime sous les figures ;
 * - `decider` : la donnée dit elle-même où elle tombe (`objet`) ; la table en donne le code, la raison et le lien.
 */
export type ActionRupture = "couper" | "refuser" | "taire" | "avertir" | "noter" | "decider";

/** Ce qui décide : enquêtes partagées, bornes de diffusion, périmètre d'une commune ou d'un EPCI, découpage en IRIS, échantillon. */
export type ObjetRupture = "enquetes" | "bornes" | "perimetre" | "iris" | "echantillon";

export interface RuptureSerie {
  /** Code de docs/regles.md. */
  readonly code: `R${number}`;
  /** Premier millésime touché ; null : tous. */
  readonly depuis: number | null;
  /** Dernier millésime touché. Défaut : tous ceux d'après. */
  readonly jusqua?: number;
  /** Identifiants de sources (`caf-communes`), ou débuts d'identifiants (`filosofi-*`). */
  readonly sources?: readonly string[];
  readonly indicateurs?: readonly string[];
  /** Motifs de variables, ou leurs débuts : touche tout indicateur qui en est fait. */
  readonly variables?: readonly string[];
  /** Absent : toutes les mailles. */
  readonly niveaux?: readonly Niveau[];
  readonly action: ActionRupture;
  readonly objet?: ObjetRupture;
  readonly ecartMinimal?: number;
  /** La raison, telle qu'elle s'imprime après le code ; minuscule initiale, sans point. */
  readonly raison: string;
  readonly lien: string;
}

const FILOSOFI = {
  sources: ["filosofi-*", "melodi-filosofi", "qpv-filosofi", "qpv-revenus"],
  lien: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
} as const;
const CAF = { sources: ["caf-*"], lien: "https://data.caf.fr/" } as const;
const RECENSEMENT = {
  sources: ["rp-*", "melodi-population*", "melodi-menages", "melodi-familles", "melodi-logement", "melodi-emploi"],
  lien: "https://www.insee.fr/fr/metadonnees/source/serie/s2075",
} as const;
const COG = { lien: "https://www.insee.fr/fr/information/2560452" } as const;
const FRANCE_TRAVAIL = "https://statistiques.francetravail.org/";

/**
 * Les ruptures de série connues : une seule table, dont dépendent chargement, réponses, segments, courbes et notes. R17 n'y est
 * pas : l'Insee n'a pas trouvé d'effet de la feuille de logement de 2018 sur les familles (F2021-01).
 */
export const RUPTURES: readonly RuptureSerie[] = [
  {
    ...RECENSEMENT,
    code: "R1",
    depuis: null,
    action: "decider",
    objet: "enquetes",
    raison: "un recensement cumule cinq enquêtes annuelles ; deux millésimes qui en partagent une ne se comparent pas",
  },
  {
    ...RECENSEMENT,
    code: "R2",
    depuis: 2019,
    action: "decider",
    objet: "enquetes",
    raison: "l'enquête annuelle de 2021 a été reportée à 2022 : il faut six ans d'écart",
    lien: "https://www.insee.fr/fr/statistiques/8680694",
  },
  {
    code: "R3",
    depuis: 2022,
    indicateurs: ["EMP-06"],
    action: "couper",
    raison: "nouvelle nomenclature des professions (PCS 2020)",
    lien: "https://www.insee.fr/fr/information/6050075",
  },
  {
    code: "R3",
    depuis: 2022,
    indicateurs: ["EMP-06"],
    action: "noter",
    raison: "la nomenclature des professions change au millésime 2022 ; les deux séries ne se comparent pas",
    lien: "https://www.insee.fr/fr/information/6050075",
  },
  {
    ...FILOSOFI,
    code: "R4",
    depuis: 2023,
    action: "couper",
    raison: "Filosofi 2022 n'existe pas et la méthode change en 2023",
  },
  {
    ...FILOSOFI,
    code: "R4",
    depuis: 2022,
    niveaux: ["iris", "quartier"],
    action: "taire",
    raison: "Filosofi n'est plus diffusé à l'IRIS après 2021",
  },
  {
    ...FILOSOFI,
    code: "R4",
    depuis: 2022,
    jusqua: 2022,
    action: "taire",
    raison: "Filosofi 2022 n'a pas été produit",
  },
  {
    ...FILOSOFI,
    code: "R5",
    depuis: null,
    action: "refuser",
    ecartMinimal: 3,
    raison:
      "pas d'évolution de Filosofi à moins de trois ans d'écart ; c'est une décision de l'outil, l'Insee demandant seulement de lire avec précaution les évolutions entre deux années proches",
    lien: "https://www.insee.fr/fr/statistiques/7233950",
  },
  {
    ...FILOSOFI,
    code: "R5",
    depuis: null,
    action: "avertir",
    raison:
      "l'Insee demande de lire avec précaution les évolutions de Filosofi, surtout entre deux années proches ; préférer l'écart au territoire de référence",
    lien: "https://www.insee.fr/fr/statistiques/7233950",
  },
  {
    ...FILOSOFI,
    code: "R6",
    depuis: null,
    action: "decider",
    objet: "bornes",
    raison: "valeur bornée par le producteur",
    lien: "https://www.insee.fr/fr/statistiques/7756729",
  },
  {
    code: "R7",
    depuis: 2016,
    indicateurs: ["REV-10", "REV-11"],
    action: "couper",
    raison: "la prime d'activité remplace le RSA activité en 2016",
    lien: CAF.lien,
  },
  {
    code: "R7",
    depuis: 2016,
    indicateurs: ["REV-10"],
    action: "noter",
    raison: "la prime d'activité remplace le RSA activité en 2016",
    lien: CAF.lien,
  },
  {
    code: "R7",
    depuis: 2019,
    indicateurs: ["REV-12"],
    action: "noter",
    raison: "forte revalorisation au début de 2019",
    lien: CAF.lien,
  },
  {
    code: "R8",
    depuis: 2018,
    indicateurs: ["LOG-12"],
    action: "noter",
    raison: "les aides au logement ont été réformées en 2018 et en 2021",
    lien: CAF.lien,
  },
  {
    code: "R9",
    depuis: 2025,
    sources: ["dares-*", "france-travail-*"],
    indicateurs: ["EMP-09", "EMP-10", "EMP-11"],
    action: "couper",
    raison: "depuis janvier 2025, tous les allocataires du RSA sont inscrits à France Travail (catégories F et G)",
    lien: FRANCE_TRAVAIL,
  },
  {
    code: "R10",
    depuis: 2024,
    indicateurs: ["QPV-01", "QPV-02", "QPV-03", "QPV-04", "QPV-05"],
    action: "noter",
    raison: "les périmètres des quartiers prioritaires de 2015 et de 2024 ne sont pas les mêmes",
    lien: "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000048707389",
  },
  {
    ...COG,
    code: "R11",
    depuis: null,
    niveaux: ["commune", "arm", "epci"],
    sources: ["*"],
    action: "decider",
    objet: "perimetre",
    raison: "le périmètre d'une commune ou d'un EPCI change d'une géographie à l'autre",
  },
  {
    ...COG,
    code: "R12",
    depuis: null,
    niveaux: ["iris", "quartier"],
    sources: ["*"],
    action: "decider",
    objet: "iris",
    raison: "les IRIS sont redécoupés d'une géographie à l'autre",
    lien: "https://www.insee.fr/fr/information/7708995",
  },
  {
    code: "R13",
    depuis: 2021,
    indicateurs: ["ENE-02"],
    action: "couper",
    raison: "nouvelle méthode du diagnostic de performance énergétique en juillet 2021",
    lien: "https://data.ademe.fr/",
  },
  {
    ...CAF,
    code: "R14",
    depuis: null,
    action: "avertir",
    raison: "champ CAF seul (hors MSA), un foyer allocataire n'est pas un ménage",
  },
  {
    code: "R15",
    depuis: 2022,
    indicateurs: ["PEN-02", "PEN-03", "PEN-04"],
    action: "noter",
    raison: "la série courante et l'ancienne se recouvrent en 2022 et diffèrent ; la courante est retenue",
    lien: CAF.lien,
  },
  {
    ...RECENSEMENT,
    code: "R16",
    depuis: 2016,
    variables: ["C{aa}_MEN_CS*", "C{aa}_PMEN_CS*"],
    sources: [],
    action: "couper",
    raison: "la personne de référence du ménage est définie autrement à partir du recensement de 2016",
  },
  {
    ...RECENSEMENT,
    code: "R18",
    depuis: null,
    niveaux: ["commune", "iris"],
    action: "decider",
    objet: "echantillon",
    raison:
      "exploitation complémentaire du recensement, un échantillon des logements dans une commune de moins de 10 000 habitants",
  },
  {
    code: "R19",
    depuis: null,
    sources: ["lovac-*"],
    indicateurs: ["LOG-05"],
    action: "avertir",
    raison: "le parc de référence de LOVAC varie d'une année à l'autre",
    lien: "https://www.data.gouv.fr/",
  },
  {
    code: "R20",
    depuis: 2018,
    indicateurs: ["REV-07"],
    action: "noter",
    raison: "les réformes fiscales de 2018 à 2021 en changent le niveau",
    lien: "https://www.insee.fr/fr/statistiques/4231288",
  },
  {
    code: "R21",
    depuis: 2023,
    indicateurs: ["REV-16"],
    action: "noter",
    raison: "l'AAH est déconjugalisée depuis octobre 2023",
    lien: CAF.lien,
  },
  {
    code: "R23",
    depuis: 2019,
    indicateurs: ["SAN-03"],
    action: "couper",
    raison: "la complémentaire santé solidaire remplace la CMU-C et l'ACS en novembre 2019",
    lien: "https://www.insee.fr/fr/statistiques/8736902",
  },
  {
    code: "R25",
    depuis: 2022,
    sources: ["edu-ips-*"],
    action: "couper",
    raison:
      "les indices de position sociale des écoles sont recalculés à la rentrée 2022, dans un autre jeu de données",
    lien: "https://data.education.gouv.fr/explore/dataset/fr-en-ips-ecoles-ap2022/",
  },
  {
    code: "R30",
    depuis: null,
    sources: ["ccas-aides"],
    action: "noter",
    raison:
      "les aides suivent aussi les barèmes et le règlement du CCAS : un changement de critères n'est pas un changement de besoins",
    lien: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032752301",
  },
  {
    code: "R31",
    depuis: null,
    sources: ["ccas-aides", "ccas-accueil"],
    action: "noter",
    raison:
      "un changement de logiciel, des doublons ou des foyers recomposés peuvent faire un saut d'une année à l'autre",
    lien: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032752301",
  },
];
