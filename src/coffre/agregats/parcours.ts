import { NATURES } from "../formulaires/aides.ts";
import type { DefinitionAgregat } from "./definition.ts";
import { quantileSurvie } from "./survie.ts";

const foyers = { nature: "effectif", unite: "foyers" } as const;

/** Les foyers aidés d'une année, et les années que les exports couvrent. */
const AIDES = `
  aide as (select millesime, foyer, min(date_demande) as premiere from demande where decision = 'accord' group by millesime, foyer),
  annee as (select distinct millesime from demande)`;
const COUVERTE = (n: number): string => `exists (select 1 from annee p where p.millesime = a.millesime - ${n})`;

const PARCOURS = {
  maintenu: "Aidé l'année d'avant",
  revenu: "De retour",
  entre: "Jamais vu dans les exports",
} as const;

/** Un accompagnement finit quand douze mois passent sans aide. */
const MOIS_SANS_AIDE = 12;

/** Qui vient, revient, s'en va ; combien de temps ; d'une aide à l'autre. */
export const AGREGATS_PARCOURS: readonly DefinitionAgregat[] = [
  {
    variable: "primo_demandeurs",
    libelle: "Foyers aidés qui ne l'avaient pas été dans les vingt-quatre mois précédents",
    ...foyers,
    // Sans les exports des deux années d'avant, un foyer connu passerait pour nouveau : rien n'est dit.
    sql: `with ${AIDES}
          select a.millesime, null as modalite, count(*) filter (p.foyer is null) as valeur, count(*) filter (p.foyer is null) as effectif, min(a.foyer) filter (p.foyer is null) as seul
          from aide a left join (
            select distinct a.millesime, a.foyer from aide a join demande d on d.foyer = a.foyer and d.decision = 'accord'
              and d.date_demande < a.premiere and d.date_demande >= a.premiere - interval 24 month
          ) p on p.millesime = a.millesime and p.foyer = a.foyer
          where ${COUVERTE(1)} and ${COUVERTE(2)} group by a.millesime`,
  },
  {
    variable: "foyers_par_parcours",
    libelle: "Foyers aidés, selon qu'ils l'avaient déjà été",
    ...foyers,
    modalites: PARCOURS,
    sql: `with ${AIDES}, vu as (
            select a.millesime, a.foyer, bool_or(b.millesime = a.millesime - 1) as avant, count(b.foyer) > 0 as deja
            from aide a left join aide b on b.foyer = a.foyer and b.millesime < a.millesime
            where ${COUVERTE(1)} group by a.millesime, a.foyer
          )
          select millesime, case when avant then 'maintenu' when deja then 'revenu' else 'entre' end as modalite,
                 count(*) as valeur, count(*) as effectif, min(foyer) as seul from vu group by all`,
  },
  {
    variable: "foyers_sortis",
    libelle: "Foyers aidés l'année d'avant, et plus cette année",
    ...foyers,
    sql: `with ${AIDES}
          select a.millesime, null as modalite, count(*) as valeur, count(*) as effectif, min(a.foyer) as seul from (
            select b.millesime + 1 as millesime, b.foyer from aide b
            where not exists (select 1 from aide c where c.foyer = b.foyer and c.millesime = b.millesime + 1)
          ) a where exists (select 1 from annee n where n.millesime = a.millesime) group by a.millesime`,
  },
  {
    variable: "duree_accompagnement",
    libelle: "Durée d'accompagnement que trois foyers sur quatre ne dépassent pas, par année de première aide",
    nature: "quantile",
    unite: "mois",
    // La moitié des foyers ne viennent qu'une fois : la médiane serait nulle et ne dirait rien. Un épisode : des aides que moins de douze mois séparent ; encore ouvert s'il peut se prolonger après la dernière date.
    sql: quantileSurvie(
      `with jour as (select distinct foyer, date_demande from demande where decision = 'accord'),
       marque as (
         select foyer, date_demande, coalesce(date_demande > lag(date_demande) over f + interval ${MOIS_SANS_AIDE} month, true) as debute
         from jour window f as (partition by foyer order by date_demande)
       ), rang as (
         select foyer, date_demande, sum(debute::integer) over (partition by foyer order by date_demande) as episode from marque
       ), episode as (select foyer, episode, min(date_demande) as debut, max(date_demande) as fin from rang group by foyer, episode)
       select year(debut)::integer as millesime, foyer, date_diff('month', debut, fin) as duree,
              fin + interval ${MOIS_SANS_AIDE} month < (select max(date_demande) from demande) as terminee
       from episode`,
      0.75,
    ),
  },
  {
    variable: "trajectoires",
    libelle: "Foyers passés d'une nature d'aide à une autre dans les douze mois, par année de la première",
    ...foyers,
    sql: `with aide as (select distinct foyer, nature, date_demande from demande where decision = 'accord' and nature <> 'non_classe'),
          nom as (select unnest([${Object.keys(NATURES)
            .map((n) => `'${n}'`)
            .join(", ")}]) as nature,
                         unnest([${Object.values(NATURES)
                           .map((n) => `'${n}'`)
                           .join(", ")}]) as libelle)
          select year(a.date_demande)::integer as millesime, na.libelle || ' puis ' || nb.libelle as modalite,
                 count(distinct a.foyer) as valeur, count(distinct a.foyer) as effectif, min(a.foyer) as seul
          from aide a join aide b on b.foyer = a.foyer and b.nature <> a.nature
            and b.date_demande > a.date_demande and b.date_demande <= a.date_demande + interval 12 month
          join nom na on na.nature = a.nature join nom nb on nb.nature = b.nature group by all`,
  },
];
