import { DECISIONS, NATURES } from "../formulaires/aides.ts";
import { countParMois, type DefinitionAgregat } from "./definition.ts";

/** Les décisions rendues : un ajournement n'en est pas une, une demande en cours non plus (CCAS-06). */
const RENDUE = "decision in ('accord', 'refus')";
const AVEC_DELAI = `${RENDUE} and date_decision is not null`;
/** Partout, l'effectif protégé est celui des foyers : trois demandes d'un même foyer ne protègent personne. */
const FOYERS = "count(distinct foyer)";

const compte = (valeur: string, effectif: string): string =>
  `select millesime, null as modalite, ${valeur} as valeur, ${effectif} as effectif from demande group by millesime`;
const quantile = (p: number): string =>
  // Interpolation linéaire (type 7 de Hyndman et Fan), celle de CENTILE.INCLURE dans un tableur : on peut la refaire.
  compte(
    `quantile_cont(date_decision - date_demande, ${p}) filter (${AVEC_DELAI})`,
    `${FOYERS} filter (${AVEC_DELAI})`,
  );

const demandes = { nature: "effectif", unite: "demandes" } as const;

/** Aides facultatives, par année de dépôt de la demande. */
export const AGREGATS_AIDES: readonly DefinitionAgregat[] = [
  {
    variable: "foyers_aides",
    libelle: "Foyers distincts ayant reçu au moins un accord",
    nature: "effectif",
    unite: "foyers",
    sql: compte(`${FOYERS} filter (decision = 'accord')`, `${FOYERS} filter (decision = 'accord')`),
  },
  { variable: "demandes", libelle: "Demandes d'aide déposées", ...demandes, sql: compte("count(*)", FOYERS) },
  {
    variable: "demandes_par_mois",
    libelle: "Demandes d'aide déposées, par mois",
    ...demandes,
    sql: countParMois("demande", "date_demande", "count(distinct t.foyer)"),
  },
  {
    variable: "demandes_par_nature",
    libelle: "Demandes d'aide déposées, par nature d'aide",
    ...demandes,
    modalites: NATURES,
    sql: `select millesime, nature as modalite, count(*) as valeur, ${FOYERS} as effectif
          from demande group by millesime, nature`,
  },
  {
    variable: "decisions",
    libelle: "Décisions rendues (accords et refus ; ajournements et demandes en cours exclus)",
    ...demandes,
    modalites: DECISIONS,
    sql: `select millesime, decision as modalite, count(*) as valeur, ${FOYERS} as effectif
          from demande where ${RENDUE} group by grouping sets ((millesime), (millesime, decision))`,
  },
  {
    variable: "decisions_favorables",
    libelle: "Décisions favorables (accords, partiels compris)",
    ...demandes,
    sql: compte("count(*) filter (decision = 'accord')", `${FOYERS} filter (decision = 'accord')`),
  },
  {
    variable: "ajournements",
    libelle: "Demandes ajournées, sans décision rendue",
    ...demandes,
    sql: compte("count(*) filter (decision = 'ajourne')", `${FOYERS} filter (decision = 'ajourne')`),
  },
  {
    variable: "demandes_en_cours",
    libelle: "Demandes en cours d'instruction à la date de l'export",
    ...demandes,
    sql: compte("count(*) filter (decision = 'en_cours')", `${FOYERS} filter (decision = 'en_cours')`),
  },
  {
    variable: "montant_accorde",
    libelle: "Montant total accordé (accordé n'est pas versé)",
    nature: "montant",
    unite: "€",
    sql: compte(
      "sum(montant_accorde) filter (decision = 'accord') / 100",
      `${FOYERS} filter (decision = 'accord' and montant_accorde is not null)`,
    ),
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
      `sum(montant_accorde) filter (decision = 'accord') / 100 / nullif(${FOYERS} filter (decision = 'accord'), 0)`,
      `${FOYERS} filter (decision = 'accord')`,
    ),
  },
  {
    variable: "delai_median",
    libelle: "Délai médian entre le dépôt et la décision (jours calendaires)",
    nature: "quantile",
    unite: "jours",
    sql: quantile(0.5),
  },
  {
    variable: "delai_p90",
    libelle: "Délai sous lequel neuf décisions sur dix sont rendues (jours calendaires)",
    nature: "quantile",
    unite: "jours",
    sql: quantile(0.9),
  },
  {
    variable: "demandes_sans_delai",
    libelle: "Décisions rendues exclues du délai, faute de date de décision utilisable",
    ...demandes,
    sql: compte(
      `count(*) filter (${RENDUE} and date_decision is null)`,
      `${FOYERS} filter (${RENDUE} and date_decision is null)`,
    ),
  },
];
