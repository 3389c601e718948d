-- Communes comparables : les plus proches voisines sur des variables centrées et réduites. Entrées : `demandee` (communes à
-- servir), `jeu` (thème, rang, code de variable), `borne` (bornes de diffusion), `reglage` (comparables.ts), et les tables
-- `population`, `resultat`, `devenue`, `mesure` de l'entrepôt : rien de plus, pour servir aussi une commune après coup.
-- Sortie : `voisine`. Une opération pour toutes les communes demandées ; à distance égale, l'ordre des codes tranche.

-- Le millésime le mieux couvert de chaque indicateur, le plus récent à égalité.
create or replace temp table millesime_trait as
select indicateur, arg_max(annee, n * 10000 + annee) as annee from (
  select indicateur, annee, count(*) as n from resultat
  where niveau = 'commune' and valeur is not null and indicateur in (select code from jeu)
    and territoire in (select commune from population)
  group by all) group by indicateur;
create or replace temp table superficie as
select d.commune, arg_max(km2, annee) as km2 from (
  select m.fichier, m.millesime as annee, f.cog, m.territoire, m.valeur as km2 from mesure m join fichier f on f.id = m.fichier
  where m.variable in (select id from variable where nom = 'SUPERF') and m.niveau = 'commune' and m.valeur > 0
) s join devenue d on d.cog = s.cog and d.ancien = s.territoire where d.origines = 1 group by d.commune;
create or replace temp table trait as
select commune, 'population' as code, ln(population) as valeur from population where population > 0
union all
select commune, 'densite', ln(population / km2) from population join superficie using (commune) where population > 0
union all
-- Une variation a plusieurs périodes pour une même année : la plus longue.
select territoire, indicateur, arg_min(valeur, coalesce(debut, 0)) from resultat join millesime_trait using (indicateur, annee)
left join borne on borne.code = indicateur
where niveau = 'commune' and valeur is not null and territoire in (select commune from population)
  and (borne.code is null or (valeur > bas and valeur < haut)) -- « 5 % ou moins » n'est pas un nombre : ni moyenne, ni distance
group by territoire, indicateur;

create or replace temp table bornes as
select q.commune, q.population * r.taille_min as bas, q.population * r.taille_max as haut
from population q semi join demandee using (commune) cross join reglage r;
create or replace temp table vivier as
select b.commune, p.commune as voisine from bornes b join population p on p.population between b.bas and b.haut;
-- Ne comptent que les variables que la commune a, et presque toutes ses voisines de taille avec elle.
create or replace temp table retenue as
with taille as (select commune, count(*) as n from vivier group by commune),
v as (
  select v.commune, t.code, count(*) as n, avg(t.valeur) as moyenne, stddev_pop(t.valeur) as ecart_type
  from vivier v join trait t on t.commune = v.voisine group by all
)
select v.commune, j.theme, j.rang, v.code, v.ecart_type, i.valeur as ici, count(*) over (partition by v.commune, j.theme) as variables
from v join taille using (commune) join jeu j using (code)
join trait i on i.commune = v.commune and i.code = v.code cross join reglage r
where v.n >= r.couverture * taille.n and v.ecart_type > 0;
create or replace temp table voisine as
with ecart as (
  select r.commune, r.theme, v.voisine, r.rang, r.code, r.variables, (t.valeur - r.ici) / r.ecart_type as e
  from retenue r join vivier v on v.commune = r.commune and v.voisine <> r.commune
  join trait t on t.commune = v.voisine and t.code = r.code cross join reglage g where r.variables >= g.variables
), distance as (
  select commune, theme, voisine, sqrt(sum((e * e)::decimal(38, 12))::double / any_value(variables)) as distance,
    arg_min(code, (abs(e), rang)) as proche, arg_max(code, (abs(e), -rang)) as eloignee
  from ecart group by commune, theme, voisine having count(*) = any_value(variables)
)
select commune, theme, row_number() over (partition by commune, theme order by distance, voisine) as rang, voisine, distance, proche, eloignee
from distance qualify rang <= (select nombre from reglage);
