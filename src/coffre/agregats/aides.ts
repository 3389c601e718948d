import { NON_CLASSE } from "../formulaire.ts";
import { DECISIONS, NATURES } from "../formulaires/aides.ts";
import { countParMois, type DefinitionAgregat } from "./definition.ts";
import { AGREGATS_DELAIS } from "./delais.ts";
import { AGREGATS_PARCOURS } from "./parcours.ts";
import { AGREGATS_QUOTIENT } from "./quotient.ts";

/** Les décisions rendues : un ajournement n'en est pas une, une demande en cours non plus (CCAS-06). */
const RENDUE = "decision in ('accord', 'refus')";
const FAVORABLE = "decision = 'accord'";
const ENERGIE = `${FAVORABLE} and nature = 'energie'`;
/** Partout, l'effectif protégé est celui des foyers : trois demandes d'un même foyer ne protègent personne. */
const FOYERS = "count(distinct foyer)";

/** Par année, une valeur et les foyers des demandes qu'elle compte. */
const compte = (valeur: string, parmi = "true"): string =>
  `select millesime, null as modalite, ${valeur} as valeur, ${FOYERS} filter (${parmi}) as effectif, min(foyer) filter (${parmi}) as seul
   from demande group by millesime`;

const demandes = { nature: "effectif", unite: "demandes" } as const;

/** Aides facultatives, par année de dépôt de la demande. */
export const AGREGATS_AIDES: readonly DefinitionAgregat[] = [
  {
    variable: "foyers_aides",
    libelle: "Foyers distincts ayant reçu au moins un accord",
    nature: "effectif",
    unite: "foyers",
    sql: compte(`${FOYERS} filter (${FAVORABLE})`, FAVORABLE),
  },
  { variable: "demandes", libelle: "Demandes d'aide déposées", ...demandes, sql: compte("count(*)") },
  {
    variable: "demandes_par_mois",
    libelle: "Demandes d'aide déposées, par mois",
    ...demandes,
    sql: countParMois("demande", "date_demande", "count(distinct t.foyer)", "min(t.foyer)"),
  },
  {
    variable: "demandes_par_nature",
    libelle: "Demandes d'aide déposées, par nature d'aide",
    ...demandes,
    modalites: NATURES,
    sql: `select millesime, nature as modalite, count(*) as valeur, ${FOYERS} as effectif, min(foyer) as seul
          from demande group by millesime, nature`,
  },
  {
    variable: "decisions",
    libelle: "Décisions rendues (accords et refus ; ajournements et demandes en cours exclus)",
    ...demandes,
    modalites: DECISIONS,
    sql: `select millesime, decision as modalite, count(*) as valeur, ${FOYERS} as effectif, min(foyer) as seul
          from demande where ${RENDUE} group by grouping sets ((millesime), (millesime, decision))`,
  },
  {
    variable: "decisions_favorables",
    libelle: "Décisions favorables (accords, partiels compris)",
    ...demandes,
    sql: compte(`count(*) filter (${FAVORABLE})`, FAVORABLE),
  },
  {
    variable: "ajournements",
    libelle: "Demandes ajournées, sans décision rendue",
    ...demandes,
    sql: compte("count(*) filter (decision = 'ajourne')", "decision = 'ajourne'"),
  },
  {
    variable: "demandes_en_cours",
    libelle: "Demandes en cours d'instruction à la date de l'export",
    ...demandes,
    sql: compte("count(*) filter (decision = 'en_cours')", "decision = 'en_cours'"),
  },
  {
    variable: "montant_accorde",
    libelle: "Montant total accordé (accordé n'est pas versé)",
    nature: "montant",
    unite: "€",
    sql: compte(`sum(montant_accorde) filter (${FAVORABLE}) / 100`, `${FAVORABLE} and montant_accorde is not null`),
    contributions: `
      select millesime, max(montant) as premiere, coalesce(max(montant, 2)[2], 0) as deuxieme
      from (select millesime, foyer, sum(montant_accorde) / 100 as montant from demande
            where decision = 'accord' and montant_accorde is not null group by millesime, foyer)
      group by millesime`,
  },
  {
    variable: "montant_moyen_par_foyer",
    libelle: "Montant moyen accordé par foyer aidé",
    nature: "indice", // une moyenne ne s'additionne pas
    unite: "€",
    sql: compte(
      `sum(montant_accorde) filter (${FAVORABLE}) / 100 / nullif(${FOYERS} filter (${FAVORABLE}), 0)`,
      FAVORABLE,
    ),
  },
  {
    variable: "demandes_sans_delai",
    libelle: "Décisions rendues exclues du délai, faute de date de décision utilisable",
    ...demandes,
    sql: compte(`count(*) filter (${RENDUE} and date_decision is null)`, `${RENDUE} and date_decision is null`),
  },
  ...AGREGATS_DELAIS,
  ...AGREGATS_PARCOURS,
  ...AGREGATS_QUOTIENT,
  {
    variable: "personnes_couvertes",
    libelle: "Personnes des foyers aidés (un foyer dont la taille manque compte pour une)",
    nature: "effectif",
    unite: "personnes",
    // L'effectif protégé reste celui des foyers. Sans aucune taille connue, ce serait recompter les foyers.
    sql: `select millesime, null as modalite, sum(personnes) as valeur, count(*) as effectif, min(foyer) as seul
          from (select millesime, foyer, coalesce(max(personnes), 1) as personnes, count(personnes) as connues
                from demande where decision = 'accord' group by millesime, foyer)
          group by millesime having sum(connues) > 0`,
  },
  {
    variable: "foyers_par_iris",
    libelle: "Foyers aidés, par IRIS de leur dernière demande",
    nature: "effectif",
    unite: "foyers",
    exige: { table: "demande", colonne: "iris" },
    // Une année dont aucune adresse n'est rattachée ne dit rien des secteurs.
    sql: `with aide as (
            select millesime, foyer, arg_max(iris, date_demande) as iris from demande where decision = 'accord' group by millesime, foyer
          )
          select millesime, coalesce(iris, '${NON_CLASSE}') as modalite, count(*) as valeur, count(*) as effectif, min(foyer) as seul from aide
          where millesime in (select millesime from aide where iris is not null) group by all`,
  },
  // L'accord par nature d'aide croiserait deux tables protégées : il ne sort qu'en direction.
  {
    variable: "aides_energie",
    libelle: "Aides à l'énergie et à l'eau accordées, FSL non compris",
    ...demandes,
    sql: compte(`count(*) filter (${ENERGIE})`, ENERGIE),
  },
  {
    variable: "aides_energie_par_iris",
    libelle: "Aides à l'énergie et à l'eau accordées, par IRIS de la demande",
    ...demandes,
    exige: { table: "demande", colonne: "iris" },
    sql: `select millesime, coalesce(iris, '${NON_CLASSE}') as modalite, count(*) as valeur, ${FOYERS} as effectif, min(foyer) as seul
          from demande where ${ENERGIE} and millesime in (select millesime from demande where iris is not null) group by all`,
  },
  {
    variable: "decisions_par_mois",
    libelle: "Décisions rendues, par mois de la décision",
    ...demandes,
    sql: `select millesime, strftime(date_decision, '%Y-%m') as modalite, count(*) as valeur, ${FOYERS} as effectif, min(foyer) as seul
          from demande where ${RENDUE} and date_decision is not null group by all`,
  },
];
