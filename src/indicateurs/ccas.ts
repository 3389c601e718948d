import type { Indicateur, Suivi } from "../modele/indicateur.ts";
import type { SourceAttendue } from "./attendues.ts";
import type { CalculActivite, CompteActivite } from "../modele/activite.ts";
import { duCoffre, duPilotage, enAttente } from "./formes.ts";
import { mailles } from "./mailles.ts";

type Reste = Omit<Indicateur, "code" | "theme" | "libelle" | "niveaux" | "definitions" | "attente" | "activite"> & {
  /** Ni l'un ni l'autre : rien ne le nourrit encore. */
  readonly calcul?: CalculActivite;
  readonly suivi?: Suivi["compte"];
};

const compte = (variable: string, parSecteur?: string): CalculActivite => ({
  forme: "compte",
  compte: { variable },
  ...(parSecteur === undefined ? {} : { parSecteur }),
});
const rapport = (
  numerateur: string | CompteActivite,
  denominateur: string,
  echelle: number,
  reste: Partial<Extract<CalculActivite, { forme: "rapport" }>> = {},
): CalculActivite => ({
  forme: "rapport",
  numerateur: typeof numerateur === "string" ? { variable: numerateur } : numerateur,
  denominateur: { variable: denominateur },
  echelle,
  ...reste,
});

/** Un indicateur de l'activité du CCAS : le coffre le nourrit, et rien n'en sort sous le seuil de l'édition. */
const ccas = (
  numero: number,
  libelle: string,
  lettres: string,
  source: SourceAttendue,
  [numerateur, denominateur]: readonly [string, string | null],
  { calcul, suivi, ...reste }: Reste,
): Indicateur => {
  const indicateur = {
    code: `CCAS-${String(numero).padStart(2, "0")}`,
    theme: "ccas",
    libelle,
    niveaux: mailles(lettres),
    ...reste,
  } as const;
  if (suivi) return duPilotage(source, [numerateur, denominateur], suivi, indicateur);
  return calcul
    ? duCoffre(source, [numerateur, denominateur], calcul, indicateur)
    : enAttente(source, numerateur, denominateur, indicateur);
};

const EFFECTIF = { decimales: 0, nature: "effectif", accord: "ms" } as const;
const PART = { unite: "%", decimales: 1, nature: "part" } as const;
const ACTIVITE = "L'activité du CCAS dépend aussi de son budget et de ses règles, pas seulement du besoin.";

export const CCAS: readonly Indicateur[] = [
  ccas(1, "Foyers distincts aidés", "QIC", "ccas-aides", ["foyers distincts ayant reçu une aide", null], {
    ...EFFECTIF,
    sujet: "le nombre de foyers aidés",
    calcul: compte("foyers_aides", "foyers_par_iris"),
    unite: "foyers",
    sens: "0",
    definition: "Foyers distincts qui ont reçu au moins une aide dans l'année, chacun compté une fois.",
    pieges: [ACTIVITE],
  }),
  ccas(2, "Personnes couvertes par les aides", "QIC", "ccas-aides", ["personnes des foyers aidés", null], {
    ...EFFECTIF,
    sujet: "le nombre de personnes couvertes par les aides",
    calcul: compte("personnes_couvertes"),
    unite: "personnes",
    sens: "0",
    definition: "Personnes des foyers aidés dans l'année, chaque foyer compté une fois.",
  }),
  ccas(3, "Taux de recours local", "IC", "ccas-aides", ["foyers aidés", "ménages sous le seuil de pauvreté"], {
    sujet: "le taux de recours local",
    calcul: {
      forme: "regard",
      compte: { variable: "foyers_aides" },
      besoin: {
        nom: "ménages sous le seuil de pauvreté (taux de pauvreté, Insee, appliqué aux ménages du recensement)",
        indicateur: "LOG-02",
        terme: "denominateur",
        part: "REV-02",
      },
      autre: { nom: "foyers au RSA (CAF)", indicateur: "REV-10", terme: "numerateur" },
      echelle: 100,
    },
    accord: "ms",
    unite: "pour 100 ménages pauvres",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition:
      "Foyers aidés par le CCAS, pour 100 ménages sous le seuil de pauvreté (taux de pauvreté × ménages) ; la fourchette y ajoute les foyers au RSA comme seconde mesure du besoin.",
    pieges: ["Ordre de grandeur : deux sources, et un foyer n'est pas un ménage."],
  }),
  ccas(
    4,
    "Part de primo-demandeurs",
    "C",
    "ccas-aides",
    ["foyers sans aide dans les 24 mois précédents", "foyers aidés"],
    {
      ...PART,
      sujet: "la part des primo-demandeurs",
      calcul: rapport("primo_demandeurs", "foyers_aides", 100, {
        sansNumerateur: "il faut les exports des deux années précédentes pour savoir qui n'avait pas été aidé",
      }),
      sens: "+",
      fiabilite: "B",
      definition:
        "Foyers aidés qui n'avaient reçu aucune aide dans les vingt-quatre mois précédents, parmi les foyers aidés.",
      pieges: ["Il faut deux années d'historique."],
    },
  ),
  ccas(5, "Demandes déposées / décidées", "QIC", "ccas-aides", ["demandes déposées", null], {
    ...EFFECTIF,
    sujet: "le nombre de demandes déposées",
    calcul: compte("demandes"),
    unite: "demandes",
    sens: "0",
    definition: "Demandes d'aide déposées dans la période ; celles qui ont reçu une décision sont comptées à part.",
    pieges: ["Une demande peut donner plusieurs aides."],
  }),
  ccas(6, "Taux d’accord", "QC", "ccas-aides", ["décisions favorables", "décisions rendues"], {
    ...PART,
    sujet: "le taux d'accord",
    calcul: rapport("decisions_favorables", "decisions", 100),
    accord: "ms",
    sens: "0",
    definition: "Décisions favorables, parmi les décisions rendues.",
    pieges: ["Un ajournement n'est pas une décision ; une demande en cours non plus."],
  }),
  ccas(7, "Montant moyen accordé par foyer", "QC", "ccas-aides", ["montants accordés", "foyers aidés"], {
    sujet: "le montant moyen accordé par foyer",
    calcul: compte("montant_moyen_par_foyer"),
    accord: "ms",
    unite: "€",
    decimales: 0,
    nature: "montant",
    sens: "0",
    definition: "Montants accordés dans l'année, divisés par le nombre de foyers aidés.",
    pieges: ["Un montant accordé n'est pas toujours mandaté."],
  }),
  ccas(
    8,
    "Délai d’instruction médian et P90 (jours)",
    "C",
    "ccas-aides",
    ["jours du dépôt complet à la décision", null],
    {
      sujet: "le délai médian d'instruction, en jours",
      calcul: compte("delai_median"),
      accord: "ms",
      unite: "jours",
      decimales: 0,
      nature: "indice",
      sens: "+",
      definition:
        "Jours calendaires entre le dépôt du dossier et la décision : médiane et neuvième décile. Les dossiers encore en cours comptent pour le temps déjà attendu (Kaplan et Meier), un dossier ajourné jusqu'à son ajournement.",
    },
  ),
  ccas(
    9,
    "Part des demandes traitées dans le délai cible",
    "C",
    "ccas-aides",
    ["demandes décidées dans le délai", "demandes décidées"],
    {
      ...PART,
      sujet: "la part des demandes traitées dans le délai cible",
      calcul: rapport({ variable: "decisions_par_delai", dans: "delai cible" }, "decisions", 100),
      sens: "-",
      fiabilite: "B",
      definition: "Demandes décidées dans le délai que le CCAS s'est fixé, parmi les demandes décidées.",
      pieges: [
        "Un seul délai cible pour toutes les aides.",
        "Une décision saisie sans sa date compte comme hors délai.",
      ],
    },
  ),
  ccas(10, "Fréquentation de l’accueil", "C", "ccas-accueil", ["passages, appels et courriels", null], {
    ...EFFECTIF,
    sujet: "la fréquentation de l'accueil",
    calcul: compte("passages"),
    accord: "fs",
    unite: "passages",
    sens: "0",
    definition: "Passages à l'accueil, par téléphone et par courriel, dans la période.",
    pieges: ["Un passage n'est pas une personne."],
  }),
  ccas(11, "Répartition des motifs d’accueil", "C", "ccas-accueil", ["passages pour un motif", "passages"], {
    ...PART,
    sujet: "la part de chaque motif d'accueil",
    calcul: { forme: "premiere part", repartition: "passages_par_motif", sur: "passages" },
    sens: "0",
    definition: "Passages à l'accueil pour chaque motif de la nomenclature, parmi les passages.",
    pieges: ["Un motif écrit en texte libre est d'abord classé par la correspondance."],
  }),
  ccas(
    12,
    "Taux de satisfaction des usagers",
    "C",
    "ccas-satisfaction",
    ["réponses « satisfait » et « très satisfait »", "réponses exprimées"],
    {
      ...PART,
      sujet: "le taux de satisfaction des usagers",
      calcul: rapport("reponses_satisfaites", "reponses_exprimees", 100, { minimum: 11, tauxDeReponse: true }),
      accord: "ms",
      sens: "-",
      definition: "Réponses « satisfait » ou « très satisfait », parmi les réponses exprimées.",
      pieges: ["À lire avec le nombre de réponses et le taux de réponse."],
    },
  ),
  ccas(
    13,
    "Évolution des situations de précarité",
    "C",
    "ccas-accompagnement",
    ["foyers dont la situation s'améliore", "foyers évalués deux fois"],
    {
      ...PART,
      sujet: "la part des foyers dont la situation s'améliore",
      sens: "-",
      definition: "Foyers dont la situation s'améliore entre deux évaluations, parmi les foyers évalués deux fois.",
      pieges: ["La grille (logement, ressources, droits, santé, lien) est à définir avant la première évaluation."],
    },
  ),
  ccas(
    14,
    "Repas livrés et bénéficiaires du portage",
    "IC",
    "ccas-portage",
    ["repas livrés et bénéficiaires distincts", "habitants de 75 ans ou plus"],
    {
      ...EFFECTIF,
      sujet: "le nombre de repas livrés",
      calcul: compte("repas_livres"),
      unite: "repas",
      sens: "0",
      fiabilite: "B",
      definition: "Repas livrés à domicile dans la période, et bénéficiaires distincts.",
    },
  ),
  ccas(15, "Heures d’aide à domicile réalisées", "IC", "ccas-domicile", ["heures réalisées", null], {
    ...EFFECTIF,
    sujet: "le nombre d'heures d'aide à domicile",
    calcul: compte("heures_realisees"),
    unite: "heures",
    sens: "0",
    fiabilite: "B",
    definition: "Heures d'aide à domicile réalisées dans la période, et bénéficiaires par GIR.",
    pieges: ["Une heure planifiée n'est pas une heure réalisée."],
  }),
  ccas(
    16,
    "Coût complet par bénéficiaire et par service",
    "",
    "ccas-budget",
    ["dépenses directes et quote-part de structure, moins les recettes affectées", "bénéficiaires distincts"],
    {
      sujet: "le coût complet par bénéficiaire",
      calcul: {
        forme: "sans ensemble",
        variable: "credits_mandates",
        raison: "un coût par bénéficiaire n'a de sens que service par service : il se lit au chapitre de l'activité",
      },
      accord: "ms",
      unite: "€",
      decimales: 0,
      nature: "montant",
      sens: "0",
      definition: "Coût d'un service, structure comprise et recettes déduites, divisé par ses bénéficiaires.",
      pieges: ["Les clés de répartition de la structure sont publiées avec le coût."],
    },
  ),
  ccas(17, "Taux d’exécution budgétaire", "", "ccas-budget", ["crédits mandatés", "crédits ouverts"], {
    sujet: "le taux d'exécution budgétaire",
    calcul: rapport("credits_mandates", "credits_ouverts", 100),
    accord: "ms",
    unite: "%",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition: "Crédits mandatés, rapportés aux crédits ouverts.",
  }),
  ccas(18, "Couverture territoriale", "QI", "ccas-aides", ["foyers aidés du secteur", "ménages du secteur"], {
    sujet: "le nombre de foyers aidés pour 1 000 ménages",
    calcul: {
      forme: "regard",
      compte: { variable: "foyers_aides" },
      parSecteur: "foyers_par_iris",
      besoin: {
        nom: "ménages (résidences principales, Insee)",
        indicateur: "LOG-02",
        terme: "denominateur",
        ecartMaximal: 5,
      },
      echelle: 1000,
      sansCommune: true,
    },
    accord: "ms",
    unite: "pour 1 000 ménages",
    decimales: 1,
    nature: "ratio",
    sens: "0",
    fiabilite: "B",
    definition: "Foyers aidés d'un secteur, pour 1 000 ménages qui y habitent.",
    pieges: ["Les adresses doivent être rattachées à un IRIS."],
  }),
  ccas(19, "Avancement du plan d’action", "C", "ccas-plan", ["actions réalisées", "actions prévues"], {
    ...PART,
    sujet: "la part des actions réalisées",
    suivi: "plan",
    sens: "-",
    definition:
      "Actions réalisées du plan issu de l'analyse des besoins sociaux, parmi celles qu'une instance a retenues.",
  }),
  ccas(20, "Conventions actives / à échéance < 6 mois", "C", "ccas-partenaires", ["conventions actives", null], {
    ...EFFECTIF,
    sujet: "le nombre de conventions actives",
    suivi: "conventions",
    unite: "conventions",
    sens: "0",
    definition: "Conventions de partenariat en cours, et celles qui arrivent à échéance dans les six mois.",
  }),
];
