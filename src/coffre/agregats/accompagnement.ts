import type { DefinitionAgregat } from "./definition.ts";

const DOMAINES = ["logement", "ressources", "droits", "sante", "lien"] as const;
const EVOLUTIONS = { amelioree: "Améliorée", stable: "Stable", degradee: "Dégradée" } as const;
const foyers = {
  nature: "effectif",
  unite: "foyers",
  exige: { table: "evaluation", colonne: "foyer" },
} as const;

const ECART = DOMAINES.map((d) => `coalesce(b.${d} - a.${d}, 0)`).join(" + ");
const COMMUN = DOMAINES.map((d) => `(b.${d} is not null and a.${d} is not null)`).join(" or ");

/**
 * La dernière évaluation de l'année face à la précédente du même foyer, de la même année ou d'avant, sur les domaines notés aux
 * deux. Deux passages le même jour n'en font pas deux.
 */
const COUPLES = `
  with passage as (
    select millesime, foyer, date_evaluation, ${DOMAINES.map((d) => `max(${d}) as ${d}`).join(", ")} from evaluation group by all
  ), suivi as (
    select *, row_number() over (partition by foyer order by date_evaluation) as rang,
           row_number() over (partition by foyer, millesime order by date_evaluation desc) as depuis_fin from passage
  ), couple as (
    select b.millesime, b.foyer, ${ECART} as ecart
    from suivi b join suivi a on a.foyer = b.foyer and a.rang = b.rang - 1 where b.depuis_fin = 1 and (${COMMUN})
  )`;

/** Ce que deviennent les foyers évalués deux fois (CCAS-13). Avant et après ne disent pas l'effet de l'accompagnement. */
export const AGREGATS_ACCOMPAGNEMENT: readonly DefinitionAgregat[] = [
  {
    variable: "foyers_reevalues",
    libelle: "Foyers accompagnés évalués au moins deux fois, par année de la dernière évaluation",
    ...foyers,
    sql: `${COUPLES} select millesime, null as modalite, count(*) as valeur, count(*) as effectif, min(foyer) as seul from couple group by millesime`,
  },
  {
    variable: "situations_ameliorees",
    libelle: "Foyers accompagnés dont la situation s'améliore d'une évaluation à la suivante",
    ...foyers,
    sql: `${COUPLES} select millesime, null as modalite, count(*) filter (ecart > 0) as valeur, count(*) filter (ecart > 0) as effectif, min(foyer) filter (ecart > 0) as seul
          from couple group by millesime`,
  },
  {
    variable: "situations_par_evolution",
    libelle: "Foyers accompagnés évalués deux fois, par évolution de leur situation",
    ...foyers,
    modalites: EVOLUTIONS,
    // Une évolution que personne n'a eue est un zéro écrit : le secret masque « aucun » comme « tous » (ventilation sensible).
    sql: `${COUPLES} select millesime, nom as modalite, count(*) filter (sens = sign(ecart)) as valeur, count(*) filter (sens = sign(ecart)) as effectif, min(foyer) filter (sens = sign(ecart)) as seul
          from couple cross join (values ('amelioree', 1), ('stable', 0), ('degradee', -1)) as evolution(nom, sens) group by all`,
  },
];
