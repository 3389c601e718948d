import { DECISIONS } from "../formulaires/aides.ts";
import { MENAGES, STATUTS } from "../formulaires/domiciliation.ts";
import { TYPES_FSL } from "../formulaires/fsl.ts";
import { MOTIFS_LOGEMENT, TYPOLOGIES } from "../formulaires/logement.ts";
import { unDossier, type DefinitionAgregat } from "./definition.ts";
import { quantileSurvie } from "./survie.ts";

const demandes = { nature: "effectif", unite: "demandes" } as const;
const domiciliations = { nature: "effectif", unite: "domiciliations" } as const;

const lignes = (table: string, modalite = "null", filtre = "true"): string =>
  `select millesime, ${modalite} as modalite, count(*) as valeur, count(*) as effectif, ${unDossier(table)} as seul from ${table} where ${filtre} group by all`;

/** Une ligne de l'export est une personne domiciliée ; ses ayants droit ne sont pas comptés. */
export const AGREGATS_DOMICILIATION: readonly DefinitionAgregat[] = [
  {
    variable: "domiciliations_actives",
    libelle: "Domiciliations en cours de validité, sans les ayants droit",
    ...domiciliations,
    sql: lignes("domiciliation", "null", "statut = 'valide'"),
  },
  {
    variable: "domiciliations_par_statut",
    libelle: "Dossiers de domiciliation, par statut",
    ...domiciliations,
    modalites: STATUTS,
    sql: lignes("domiciliation", "statut"),
  },
  {
    variable: "domiciliations_par_menage",
    libelle: "Domiciliations en cours de validité, par composition du ménage",
    ...domiciliations,
    modalites: MENAGES,
    sql: lignes("domiciliation", "menage", "statut = 'valide' and menage is not null"),
  },
];

export const AGREGATS_FSL: readonly DefinitionAgregat[] = [
  {
    variable: "demandes_fsl",
    libelle: "Demandes au FSL et aides à l'énergie",
    ...demandes,
    sql: lignes("demande_fsl"),
  },
  {
    variable: "demandes_fsl_par_type",
    libelle: "Demandes au FSL et aides à l'énergie, par type",
    ...demandes,
    modalites: TYPES_FSL,
    sql: lignes("demande_fsl", "type"),
  },
  {
    variable: "decisions_fsl",
    libelle: "Demandes au FSL, par avis de la commission",
    ...demandes,
    modalites: DECISIONS,
    sql: lignes("demande_fsl", "decision"),
  },
  {
    variable: "montant_fsl",
    libelle: "Montants du FSL, prêts et subventions",
    nature: "indice", // sorti pour la direction seule, sans foyer où en mesurer la concentration
    unite: "€",
    sql: `select millesime, null as modalite, sum(coalesce(pret, 0) + coalesce(subvention, 0)) / 100 as valeur, count(*) as effectif
          from demande_fsl where decision = 'accord' group by millesime`,
  },
];

export const AGREGATS_LOGEMENT: readonly DefinitionAgregat[] = [
  {
    variable: "demandes_logement",
    libelle: "Demandes de logement suivies",
    ...demandes,
    sql: lignes("demande_logement"),
  },
  {
    variable: "demandes_logement_par_typologie",
    libelle: "Demandes de logement, par typologie",
    ...demandes,
    modalites: TYPOLOGIES,
    sql: lignes("demande_logement", "typologie", "typologie is not null"),
  },
  {
    variable: "demandes_logement_par_motif",
    libelle: "Demandes de logement, par motif",
    ...demandes,
    modalites: MOTIFS_LOGEMENT,
    sql: lignes("demande_logement", "motif", "motif is not null"),
  },
  {
    variable: "attente_logement",
    libelle: "Attente médiane d'un logement, demandes en cours comprises",
    nature: "quantile",
    unite: "mois",
    // La liste est photographiée au 31 décembre : une demande non servie attend jusque-là.
    sql: quantileSurvie(
      `select millesime, rowid::varchar as foyer, date_attribution is not null as terminee,
              greatest(0, date_diff('month', date_depot, coalesce(date_attribution, make_date(millesime::integer, 12, 31)))) as duree
       from demande_logement`,
      0.5,
    ),
  },
];
