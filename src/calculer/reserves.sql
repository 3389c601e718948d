-- Les réserves du producteur (valeur provisoire, de faible fiabilité) suivent la case jusqu'aux résultats qu'elle sert à faire.
-- Entrées : `terme` (calcul, variable, millésime), `reserve_locale` (celles qui ne disent quelque chose que de leur
-- territoire : une somme ne les reprend pas), et les tables de resultats.sql.
create or replace temp table case_reservee as
select t.calcul, m.niveau::varchar as niveau, m.territoire, v.source || ' ' || m.reserve as reserve, m.valeur is not null as servie, k.cog
from (select * from mesure where reserve is not null) m join terme t using (variable, millesime)
join variable v on v.id = m.variable join calcul k on k.id = t.calcul;
create or replace temp table a_reprendre as
select * from case_reservee where servie and reserve not in (select reserve from reserve_locale);

create or replace table reserve_resultat as
with infra as (
  select r.calcul, i.niveau, i.parent as territoire, r.reserve, r.cog
  from a_reprendre r join parent_iris i on i.iris = r.territoire where r.niveau = 'iris'
), actuelle as (
  select c.calcul, coalesce(d.commune, c.territoire) as commune, c.reserve
  from (select calcul, territoire, reserve, cog from a_reprendre where niveau = 'commune'
    union select calcul, territoire, reserve, cog from infra where niveau = 'commune') c
  left join devenue d on d.cog = c.cog and d.ancien = c.territoire
), supra as (
  select a.calcul, m.niveau, m.parent, a.reserve from actuelle a join membre m using (commune)
), haut as (
  select s.calcul, m.niveau, m.parent, s.reserve from supra s join membre_departement m on m.departement = s.parent
  where s.niveau = 'departement'
), groupe as (
  select a.calcul, 'comparables' as niveau, 'COMPARABLES-' || c.theme || o.suffixe as parent, a.reserve
  from actuelle a join comparable c on c.voisine = a.commune join observee o on o.commune = c.commune
), toutes as (
  select calcul, niveau, territoire, reserve, true as livre from case_reservee
  union all select calcul, niveau, territoire, reserve, false from infra
  union all select calcul, 'commune', commune, reserve, false from actuelle
  union all select calcul, niveau, parent, reserve, false from supra
  union all select calcul, niveau, parent, reserve, false from haut
  union all select calcul, niveau, parent, reserve, false from groupe
)
select calcul, niveau::niveau as niveau, territoire, livre, string_agg(distinct reserve, '|' order by reserve) as reserves
from toutes group by all;
