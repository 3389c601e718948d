-- La géographie de référence : la plus proche de celle de l'édition (voir calculer.ts). `passage` y mène de chaque autre.
-- Entrées : `calcul`, `passage`, `parametre` (cog de l'édition et de la référence), `territoire`, `appartenance`.
create or replace temp table commune_ref as
select distinct code from territoire where niveau = 'commune' and cog = (select cog_ref from parametre);
-- Où compte chaque commune d'une géographie. Une commune partagée n'y est pas : voir `partage`. Une commune associée ou
-- déléguée, que certains fichiers donnent à part, compte dans la sienne.
create or replace table devenue as
with cogs as (select distinct cog from calcul), touchee as (
  select cog, avant as code from passage union select cog, apres from passage
), delegation as (
  with recursive suite as (
    select enfant as ancien, parent as commune, 1 as pas from appartenance
    where enfant_niveau = 'commune' and parent_niveau = 'commune' and enfant not in (select code from commune_ref)
    union all
    select s.ancien, a.parent, pas + 1 from suite s join appartenance a on a.enfant = s.commune and a.enfant_niveau = 'commune' and a.parent_niveau = 'commune'
    where pas < 6 and s.commune not in (select code from commune_ref)
  )
  select ancien, max(commune) as commune from suite where commune in (select code from commune_ref) group by ancien
)
select cog, avant as ancien, apres as commune, origines from passage where not partagee
union all
select cog, code, code, 1 from (select cog, code from cogs cross join commune_ref) anti join touchee using (cog, code)
union all
select cog, code, commune, 0 from (select cog, ancien as code, commune from cogs cross join delegation) anti join touchee using (cog, code);
-- De la commune vers l'EPCI, le département, la région et les trois « France ».
create or replace temp table epci_ref as
select min_by(cog, abs(cog - (select cog from parametre))) as cog from appartenance where parent_niveau = 'epci';
-- De la commune vers l'EPCI et le département ; du département vers la région et les trois « France ».
create or replace table membre as
select enfant as commune, parent_niveau::varchar as niveau, parent from appartenance
where enfant_niveau = 'commune' and enfant in (select code from commune_ref)
  and ((parent_niveau = 'departement' and cog = (select cog_ref from parametre)) or (parent_niveau = 'epci' and cog = (select cog from epci_ref)))
group by all;
create or replace table attendu as
select niveau, parent, count(*) as communes from membre group by all;
create or replace table membre_departement as
with d as (select enfant as departement, 'region' as niveau, max(parent) as parent from appartenance where enfant_niveau = 'departement' group by 1),
france as (select parent as departement from attendu where niveau = 'departement')
select * from d
union all select departement, 'france', 'F' from france
union all select departement, 'france', 'F_X_D976' from france where departement <> '976'
union all select departement, 'france', 'FM' from france where length(departement) = 2;
insert into attendu
select m.niveau, m.parent, sum(a.communes) from membre_departement m
join attendu a on a.niveau = 'departement' and a.parent = m.departement group by all;
-- Les communes faites de plusieurs.
create or replace temp table reunie as select cog, commune from devenue group by cog, commune having count(*) > 1;
