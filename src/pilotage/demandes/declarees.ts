import reponseAutonomie from "../../../loaders/reponse-autonomie.ts";
import reponseBailleurs from "../../../loaders/reponse-bailleurs.ts";
import reponseCaf from "../../../loaders/reponse-caf.ts";
import reponseCpam from "../../../loaders/reponse-cpam.ts";
import reponseFranceTravail from "../../../loaders/reponse-france-travail.ts";
import reponseFsl from "../../../loaders/reponse-fsl.ts";
import reponseMissionLocale from "../../../loaders/reponse-mission-locale.ts";
import reponsePetiteEnfance from "../../../loaders/reponse-petite-enfance.ts";
import reponseSne from "../../../loaders/reponse-sne.ts";
import type { SourceMesures } from "../../modele/source.ts";

/** Une colonne demandée : le nom qu'elle doit porter, et ce qu'elle compte. */
export interface ColonneDemandee {
  readonly nom: string;
  readonly sens: string;
}

/** Un tableau demandé à un partenaire : une ligne par territoire et par année. */
export interface TableDemandee {
  readonly titre: string;
  /** « commune et IRIS ». */
  readonly mailles: string;
  /** Le jour ou la période que chaque année décrit. */
  readonly date: string;
  readonly colonnes: readonly ColonneDemandee[];
  /** Les indicateurs du catalogue qu'elle nourrit. */
  readonly sert: readonly string[];
}

/** Ce qu'un CCAS demande à un partenaire pour l'analyse, prêt à envoyer. */
export interface DemandeDeclaree {
  readonly id: string;
  /** « la caisse d'allocations familiales ». */
  readonly nom: string;
  /** Le service à qui écrire, tel qu'il s'appelle d'habitude. */
  readonly service: string;
  /** Pourquoi ces nombres ne se prennent pas en libre accès. */
  readonly motif: string;
  readonly tables: readonly TableDemandee[];
  /** Le masquage attendu, quand celui du partenaire n'est pas plus strict. */
  readonly masquage: string;
}

const TERRITOIRE: readonly ColonneDemandee[] = [
  { nom: "annee", sens: "l'année décrite, sur quatre chiffres" },
  {
    nom: "territoire",
    sens: "le code officiel (commune, IRIS ou quartier prioritaire), en texte, zéros de tête compris",
  },
];
/** Les colonnes d'une demande sont celles que la source de sa réponse sait lire. */
const colonnesDe = ({ variables }: SourceMesures): readonly ColonneDemandee[] => [
  ...TERRITOIRE,
  ...variables.map(({ motif, libelle }) => ({ nom: motif, sens: libelle })),
];

const SEUIL_CINQ = "aucune case qui compte moins de 5 foyers ou personnes";
const SEUIL_ONZE = "aucune case qui compte moins de 11 personnes : la santé se masque plus haut";

/**
 * Les données qu'aucun fichier public ne donne à la maille d'un CCAS, par partenaire : ce que le référentiel des indicateurs dit
 * « sur demande » ou « par convention ».
 */
export const DEMANDES: readonly DemandeDeclaree[] = [
  {
    id: "caf",
    nom: "la caisse d'allocations familiales",
    service: "service études et statistiques",
    motif:
      "Les fichiers publics de la Cnaf donnent les allocataires par commune, arrondis ; ils ne disent ni les quartiers récents, ni la dépendance aux prestations, ni le handicap.",
    tables: [
      {
        titre: "Allocataires et dépendance aux prestations",
        mailles: "commune, IRIS, quartiers prioritaires",
        date: "au 31 décembre",
        colonnes: colonnesDe(reponseCaf),
        sert: ["REV-10", "REV-13", "LOG-12"],
      },
    ],
    masquage: SEUIL_CINQ,
  },
  {
    id: "cpam",
    nom: "la caisse primaire d'assurance maladie",
    service: "service statistiques, ou mission accès aux soins",
    motif:
      "La complémentaire santé solidaire, les affections de longue durée et le médecin traitant ne sont pas publiés par commune.",
    tables: [
      {
        titre: "Accès aux soins des assurés du régime général",
        mailles: "commune, quartiers prioritaires",
        date: "au 31 décembre",
        colonnes: colonnesDe(reponseCpam),
        sert: ["SAN-03"],
      },
    ],
    masquage: SEUIL_ONZE,
  },
  {
    id: "france-travail",
    nom: "France Travail",
    service: "direction territoriale, statistiques",
    motif:
      "Les fichiers publics s'arrêtent à la commune et au quatrième trimestre ; ils ne croisent ni l'âge, ni l'ancienneté, ni le quartier prioritaire.",
    tables: [
      {
        titre: "Demandeurs d'emploi inscrits",
        mailles: "commune, quartiers prioritaires",
        date: "moyenne des quatre trimestres, et fin du quatrième",
        colonnes: colonnesDe(reponseFranceTravail),
        sert: ["EMP-09"],
      },
    ],
    masquage: `${SEUIL_CINQ}, ou l'arrondi au multiple de 5 de la Dares`,
  },
  {
    id: "bailleurs",
    nom: "les bailleurs sociaux",
    service: "service gestion locative, ou observatoire du peuplement",
    motif: "Le parc est public ; les impayés, les mutations et l'occupation ne le sont pas.",
    tables: [
      {
        titre: "Occupation, impayés et demandes",
        mailles: "commune, IRIS ou résidence regroupée par quartier",
        date: "au 31 décembre",
        colonnes: colonnesDe(reponseBailleurs),
        sert: ["LOG-10"],
      },
    ],
    masquage: SEUIL_CINQ,
  },
  {
    id: "departement",
    nom: "le Département",
    service: "direction des solidarités, observatoire social",
    motif:
      "L'allocation personnalisée d'autonomie, la prestation de compensation et le FSL ne sont publiés que par département.",
    tables: [
      {
        titre: "Autonomie",
        mailles: "commune, IRIS si la commune a plus de 5 000 habitants",
        date: "bénéficiaires payés au titre de décembre",
        colonnes: colonnesDe(reponseAutonomie),
        sert: ["VIE-08"],
      },
      {
        titre: "Fonds de solidarité pour le logement et accompagnement",
        mailles: "commune",
        date: "de janvier à décembre",
        colonnes: colonnesDe(reponseFsl),
        sert: [],
      },
    ],
    masquage: SEUIL_CINQ,
  },
  {
    id: "sne",
    nom: "le gestionnaire départemental de la demande de logement social",
    service: "direction départementale chargée du logement, ou infocentre du système national d'enregistrement",
    motif:
      "Les rapports du système national d'enregistrement se consultent sur habilitation, et leur mise en page n'est pas publiée.",
    tables: [
      {
        titre: "Demande de logement social",
        mailles: "commune",
        date: "demandes au 31 décembre, attributions de janvier à décembre",
        colonnes: colonnesDe(reponseSne),
        sert: ["LOG-10", "LOG-11"],
      },
    ],
    masquage: SEUIL_CINQ,
  },
  {
    id: "mission-locale",
    nom: "la mission locale",
    service: "direction, ou responsable du système d'information (i-Milo)",
    motif: "Le relevé annuel d'une mission locale n'est publié à aucune maille.",
    tables: [
      {
        titre: "Jeunes suivis",
        mailles: "commune, quartiers prioritaires",
        date: "de janvier à décembre",
        colonnes: colonnesDe(reponseMissionLocale),
        sert: ["JEU-12"],
      },
    ],
    masquage: SEUIL_CINQ,
  },
  {
    id: "petite-enfance",
    nom: "le service petite enfance",
    service: "guichet unique, ou commission d'attribution des places",
    motif:
      "Les demandes de place n'ont pas de fichier national : la liste est celle de la commune ou de l'intercommunalité.",
    tables: [
      {
        titre: "Demandes de place d'accueil",
        mailles: "commune",
        date: "de janvier à décembre, et au 31 décembre",
        colonnes: colonnesDe(reponsePetiteEnfance),
        sert: ["PEN-07"],
      },
    ],
    masquage: SEUIL_CINQ,
  },
];
