import { TRANCHES_DELAI } from "../../modele/reglages-ccas.ts";
import type { DefinitionAgregat } from "./definition.ts";
import { quantileSurvie } from "./survie.ts";

const RENDUE = "decision in ('accord', 'refus')";

/**
 * Le temps d'attente de chaque demande. Une demande en cours attend jusqu'au jour de l'export, qui est au plus tôt la
 * dernière date qu'il contient ; une demande ajournée, jusqu'à son ajournement : le dossier n'est plus complet, l'horloge
 * du CCAS ne tourne plus. Une décision sans date ne dit rien : elle est exclue, et comptée (`demandes_sans_delai`).
 */
const ATTENTES = `
  with vue as (select millesime, max(greatest(date_demande, coalesce(date_decision, date_demande))) as jour from demande group by millesime)
  select d.millesime, d.foyer, d.decision, ${RENDUE} as terminee,
         greatest(0, coalesce(d.date_decision, vue.jour) - d.date_demande) as duree
  from demande d join vue using (millesime)
  where not (${RENDUE}) or d.date_decision is not null`;

const delai = (p: number): string => quantileSurvie(`select millesime, foyer, duree, terminee from (${ATTENTES})`, p);

/** « sans date de décision » n'est pas une tranche : elle ferme la somme des décisions. */
export const SANS_DATE = "sans date de décision";
const tranche = (jours: string, sans: string): string =>
  `case ${TRANCHES_DELAI.map(({ nom, max }) => (max === null ? `when ${jours} is not null then '${nom}'` : `when ${jours} <= ${max} then '${nom}'`)).join(" ")} else '${sans}' end`;

const demandes = { nature: "effectif", unite: "demandes" } as const;
const jours = { nature: "quantile", unite: "jours" } as const;

/** Combien de temps une demande attend sa décision. */
export const AGREGATS_DELAIS: readonly DefinitionAgregat[] = [
  {
    variable: "delai_median",
    libelle: "Délai médian entre le dépôt et la décision, demandes en cours comprises (jours calendaires)",
    ...jours,
    sql: delai(0.5),
  },
  {
    variable: "delai_p90",
    libelle: "Délai sous lequel neuf décisions sur dix sont rendues, demandes en cours comprises (jours calendaires)",
    ...jours,
    sql: delai(0.9),
  },
  {
    variable: "decisions_par_delai",
    libelle: "Décisions rendues, par délai (jours calendaires)",
    ...demandes,
    sql: `select millesime, ${tranche("(date_decision - date_demande)", SANS_DATE)} as modalite, count(*) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from demande where ${RENDUE} group by all`,
  },
  {
    variable: "attentes_par_duree",
    libelle: "Demandes en cours à la date de l'export, par temps déjà attendu",
    ...demandes,
    sql: `select millesime, ${tranche("duree", SANS_DATE)} as modalite, count(*) as valeur, count(distinct foyer) as effectif, min(foyer) as seul
          from (${ATTENTES}) where decision = 'en_cours' group by all`,
  },
];
