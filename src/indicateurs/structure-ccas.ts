import { TRANCHES_DELAI } from "../modele/reglages-ccas.ts";
import type { StructureAgregats } from "../modele/structure-agregats.ts";

const DELAIS = {
  tranches: "decisions_par_delai",
  bornes: TRANCHES_DELAI,
  enCours: ["ajournements", "demandes_en_cours"],
} as const;

/** Les sommes et les rapports entre les agrégats du CCAS (`src/coffre/agregats`), par année. */
export const STRUCTURE_CCAS: StructureAgregats = {
  ventilations: [
    { variable: "demandes_par_mois", total: "demandes" },
    { variable: "demandes_par_nature", total: "demandes", sensible: true },
    { variable: "decisions", total: "decisions", sensible: true },
    { variable: "decisions_par_delai", total: "decisions" },
    { variable: "foyers_par_iris", total: "foyers_aides" },
    { variable: "beneficiaires_par_gir", total: "beneficiaires_domicile" },
    { variable: "situations_par_evolution", total: "foyers_reevalues", sensible: true },
    { variable: "passages_par_mois", total: "passages" },
    { variable: "passages_par_canal", total: "passages" },
  ],
  recouvrements: [{ variable: "passages_par_motif", total: "passages", sensible: true }],
  // Un passage n'a qu'un mois et qu'un canal ; un foyer peut demander deux mois de suite.
  disjointes: [
    "passages_par_mois",
    "passages_par_canal",
    "foyers_par_iris",
    "beneficiaires_par_gir",
    "situations_par_evolution",
  ],
  sommes: [{ total: "demandes", parts: ["decisions", "ajournements", "demandes_en_cours"] }],
  memes: [
    [
      { variable: "demandes_sans_delai", modalite: null },
      { variable: "decisions_par_delai", modalite: "sans date de décision" },
    ],
    [
      { variable: "decisions_favorables", modalite: null },
      { variable: "decisions", modalite: "Accord" },
    ],
    [
      { variable: "situations_ameliorees", modalite: null },
      { variable: "situations_par_evolution", modalite: "Améliorée" },
    ],
    // La question principale de l'enquête est redonnée sans modalité.
    [
      { variable: "reponses_exprimees", modalite: null },
      { variable: "reponses_exprimees", modalite: "Accueil" },
    ],
    [
      { variable: "reponses_satisfaites", modalite: null },
      { variable: "reponses_satisfaites", modalite: "Accueil" },
    ],
  ],
  // Le taux d'accord n'en est pas : son complément, les refus, est déjà une modalité des décisions.
  parts: [
    { numerateur: "demandes_sans_delai", denominateur: "decisions", effectif: "delai_median" },
    { numerateur: "reponses_satisfaites", denominateur: "reponses_exprimees" },
    // Une question où tous ont répondu oui, ou aucun, dit la réponse de chacun.
    { numerateur: "questionnaire_oui", denominateur: "questionnaire_reponses", sensible: true },
    { numerateur: "primo_demandeurs", denominateur: "foyers_aides" },
  ],
  inclusions: [
    { petit: "foyers_aides", grand: "decisions_favorables" },
    { petit: "foyers_aides", grand: "personnes_couvertes" },
  ],
  derivees: [
    { variable: "montant_moyen_par_foyer", parts: ["montant_accorde", "foyers_aides"] },
    // Redressée ou non, la part de « oui » redonne les « oui », et l'effectif utile les réponses.
    ...["questionnaire_part", "questionnaire_effectif_utile"].map((variable) => ({
      variable,
      parts: [
        "questionnaire_oui",
        "questionnaire_reponses",
        { de: "questionnaire_reponses", hors: "questionnaire_oui" },
      ],
    })),
    { variable: "delai_median", parts: ["decisions", { de: "decisions", hors: "demandes_sans_delai" }] },
    { variable: "delai_p90", parts: ["decisions", { de: "decisions", hors: "demandes_sans_delai" }] },
  ],
  arrondies: { questionnaire_part: "proche", questionnaire_effectif_utile: "bas" },
  quantiles: [
    { variable: "delai_median", ordre: 0.5, ...DELAIS },
    { variable: "delai_p90", ordre: 0.9, ...DELAIS },
  ],
  montants: {
    montant_accorde: "foyers_aides",
    repas_livres: "beneficiaires_portage",
    heures_realisees: "beneficiaires_domicile",
  },
  reservees: [
    // Un filtre fait des comptes que rien ne déclare : une différence avec un total publié dirait qui n'en est pas.
    "demandes_par_public",
    "foyers_par_public",
    "passages_par_public",
    // Qui revient, qui s'en va : les comptes d'une année s'y soustraient à ceux de l'autre.
    "foyers_par_parcours",
    "foyers_sortis",
    "duree_accompagnement",
    "trajectoires",
    // Qui change de côté si un plafond bouge : trop fin pour être protégé, et de quoi reconnaître un foyer à ses ressources.
    "demandes_par_qf",
    "foyers_par_qf",
    // Le tableau de bord de la direction.
    "attentes_par_duree",
    "decisions_par_mois",
    // Une nature d'aide et son issue : le reste des demandes de cette nature serait celui des refus.
    "aides_energie",
    "aides_energie_par_iris",
    "repas_par_mois",
    "heures_planifiees",
    // Sans numéro de foyer, on ne sait pas combien de personnes une case protège.
    "demandes_fsl",
    "demandes_fsl_par_type",
    "decisions_fsl",
    "montant_fsl",
    "domiciliations_par_statut",
    "domiciliations_par_menage",
    "demandes_logement",
    "demandes_logement_par_typologie",
    "demandes_logement_par_motif",
    "attente_logement",
  ],
  publiques: ["credits_ouverts", "credits_mandates", "depenses_par_fonction", "recettes_par_fonction"],
};
