-- Les marques sont rangées du plus fort au plus faible (secret avant vide) : min() garde celle qui explique l'absence.
-- Entrées : calcul (le plan), paire (ce que les fichiers livrent, voir livrer.ts), travail.directe (les cases qui sont un
-- résultat à elles seules, voir directe.ts), membre_iris (iris → quartier), parametre (cog de l'édition), les tables de
-- geographie.sql et de croiser.sql. Les sommes de territoires passent par DECIMAL(38,12) : exactes, donc indépendantes de
-- l'ordre, donc identiques d'un calcul à l'autre.

create or replace temp macro connus(n, d, a, b) as (n is not null)::int + (d is not null)::int + (a is not null)::int + (b is not null)::int;

-- 1. De l'IRIS au quartier, à l'arrondissement et à la commune, pour ce qui s'additionne.
create or replace temp table parent_iris as
with iris as (select distinct territoire as iris from paire where niveau = 'iris'),
direct as (
  select iris, case when left(iris, 5) in (select code from territoire where niveau = 'arm') then 'arm' else 'commune' end as niveau,
    left(iris, 5) as parent
  from iris
)
select iris, niveau, parent, 1.0 as part from direct
union all
select d.iris, 'commune', a.parent, 1.0 from direct d
join (select distinct enfant, parent from appartenance where enfant_niveau = 'arm') a on a.enfant = d.parent
where d.niveau = 'arm'
union all select iris, 'quartier', quartier, part from membre_iris;

-- Quand numérateur et dénominateur sont tous deux à l'IRIS (un fichier ou deux), seuls les IRIS où les deux sont connus
-- comptent, dans l'un et l'autre. Sinon le numérateur seul est sommé, et il lui faut TOUS les IRIS d'habitat : rapporté à
-- toute la commune, un numérateur amputé ferait un taux trop bas, et une fausse évolution quand les IRIS masqués changent.
create or replace temp table apparie as
select distinct p.calcul from paire p join calcul c on c.id = p.calcul
where p.niveau = 'iris' and (not c.croise or (p.num is not null and p.den is not null));
create or replace temp table inhabite as
select distinct code from territoire where niveau = 'iris' and type in ('A', 'D');
create or replace temp table somme_iris as
with part as (
  select p.*, i.niveau as parent_niveau, i.parent, i.part, connus(p.num, p.den, p.nais, p.deces) = c.roles as complet,
    p.calcul in (select calcul from apparie) as est_apparie,
    p.num is not null or p.territoire not in (select code from inhabite) as attendu
  from paire p join calcul c on c.id = p.calcul join parent_iris i on i.iris = p.territoire
  where p.niveau = 'iris' and c.additive
), somme as (
  select calcul, parent_niveau as niveau, parent as territoire, bool_or(est_apparie) as est_apparie,
    sum((num * part)::decimal(38, 12)) filter (complet or not est_apparie)::double as num,
    sum((den * part)::decimal(38, 12)) filter (complet or not est_apparie)::double as den,
    count(*) filter (attendu) as total,
    count(*) filter (case when est_apparie then complet else num is not null end) as servis,
    min(marque) as marque
  from part group by all
)
select calcul, niveau, territoire, case when est_apparie or servis = total then num end as num, den, total, servis,
  case when est_apparie or servis = total then marque else null end as marque,
  case when not est_apparie and servis < total then 'somme impossible : ' || servis || ' IRIS diffusés sur ' || total end as empeche
from somme;

-- Un IRIS que territoires.csv donne au quartier et que le fichier n'a pas (redécoupé depuis, ou pas encore) : le reste du
-- quartier n'est pas le quartier. Un IRIS d'activité, sans habitants, peut manquer.
create or replace temp table incomplet as
select k.calcul, m.quartier, count(*) as manquants, min(m.iris) as iris
from membre_iris m cross join (select distinct calcul from paire where niveau = 'iris') k
anti join paire p on p.calcul = k.calcul and p.niveau = 'iris' and p.territoire = m.iris
where m.iris not in (select code from inhabite) group by all;

-- 2. La maille commune, livrée ou sommée ; un calcul croisé y réunit ses deux fichiers. `sommee` ne tient que les calculs
-- qui ont des IRIS ; les autres restent dans `paire`.
create or replace temp table irisee as select distinct calcul from somme_iris;
create or replace temp table sommee as
select coalesce(p.calcul, s.calcul) as calcul, coalesce(p.niveau::varchar, s.niveau)::niveau as niveau, coalesce(p.territoire, s.territoire) as territoire,
  coalesce(p.num, s.num) as num, coalesce(p.den, s.den) as den, p.nais, p.deces, coalesce(p.marque, s.marque) as marque, coalesce(p.compte, true) as compte,
  p.num is null and s.calcul is not null as somme, s.servis, s.total, s.empeche
from (select * from paire semi join irisee using (calcul) where niveau <> 'iris') p
full join (select * from somme_iris where niveau <> 'quartier') s
  on s.calcul = p.calcul and s.niveau = p.niveau::varchar and s.territoire = p.territoire;
create or replace temp view livree_ou_sommee as
select *, false as somme, null::bigint as servis, null::bigint as total, null::varchar as empeche from paire anti join irisee using (calcul) where niveau <> 'iris'
union all select * from sommee;
-- Paris, Lyon, Marseille quand le fichier n'en donne que les arrondissements : tous, d'après la géographie chargée, ou aucune
-- somme. L'export d'un seul arrondissement ne dit rien de la ville.
create or replace temp table reunie_arm as
with arm as (select enfant, parent, count(*) over (partition by parent) as tous
  from (select distinct enfant, parent from appartenance where enfant_niveau = 'arm')),
chiffree as (
  select calcul, territoire from livree_ou_sommee
  where niveau = 'commune' and num is not null and territoire in (select parent from arm)
),
comptee as (
  select calcul, territoire from livree_ou_sommee where niveau = 'commune' and not compte and territoire in (select parent from arm)
),
somme as (
  select c.calcul, a.parent, sum(c.num::decimal(38, 12))::double as num, sum(c.den::decimal(38, 12))::double as den,
    sum(c.nais::decimal(38, 12))::double as nais, sum(c.deces::decimal(38, 12))::double as deces, min(c.marque) as marque,
    count(*) as servis, any_value(a.tous) as total
  from livree_ou_sommee c join calcul k on k.id = c.calcul join arm a on a.enfant = c.territoire
  where c.niveau = 'arm' and k.additive and not exists (select 1 from chiffree d where d.calcul = c.calcul and d.territoire = a.parent)
  group by c.calcul, a.parent having count(c.num) = count(*)
)
select calcul, 'commune'::niveau as niveau, parent as territoire, case when servis = total then num end as num,
  case when servis = total then den end as den, case when servis = total then nais end as nais, case when servis = total then deces end as deces, marque,
  not exists (select 1 from comptee d where d.calcul = somme.calcul and d.territoire = parent) as compte,
  true as somme, servis, total,
  case when servis < total then 'somme impossible : il manque ' || (total - servis) || ' arrondissement' || case when total - servis > 1 then 's' else '' end
    || ' sur ' || total end as empeche
from somme;
-- Elles remplacent alors la ligne de la commune, qui n'avait que son dénominateur (voir `chiffree`).
create or replace temp view commune as
select * from livree_ou_sommee anti join reunie_arm using (calcul, niveau, territoire)
union all
select * from reunie_arm;

-- 3. Au-dessus de la commune : rapport des sommes, sur les communes où les deux termes sont connus.
-- Une commune faite de plusieurs (`reunie`) n'est connue que si toutes le sont (`origines`).
create or replace temp view additive as
select c.calcul, f.cog, c.territoire, c.num::decimal(38, 12) as num, c.den::decimal(38, 12) as den, c.nais::decimal(38, 12) as nais,
  c.deces::decimal(38, 12) as deces, connus(c.num, c.den, c.nais, c.deces) = f.roles as complet, c.somme, c.marque, c.compte
from commune c join calcul f on f.id = c.calcul where c.niveau = 'commune' and f.additive;
create or replace temp view placee as
select a.*, d.commune, d.origines from additive a join devenue d on d.cog = a.cog and d.ancien = a.territoire;
-- Seules les communes qui en ont repris d'autres demandent un regroupement.
create or replace temp view actuelle as
select calcul, commune, num, den, nais, deces, complet, somme, marque, compte from placee anti join reunie using (cog, commune)
union all
select calcul, commune, sum(num), sum(den), sum(nais), sum(deces), bool_and(complet) and count(*) filter (origines > 0) >= max(origines),
  bool_or(somme), min(marque), bool_and(compte)
from placee semi join reunie using (cog, commune) group by calcul, commune;
-- Une commune partagée compte en entier dans le territoire qui contient toutes ses suites, et dans aucun autre.
create or replace temp table partage as
with suites as (
  select p.cog, p.avant, m.niveau, m.parent, count(*) over (partition by p.cog, p.avant, m.niveau) as suites,
    (select count(*) from passage q where q.cog = p.cog and q.avant = p.avant) as attendues
  from passage p join membre m on m.commune = p.apres where p.nature = 'scission'
)
select cog, avant, niveau, min(parent) as parent, any_value(attendues) as communes from suites
where suites = attendues group by cog, avant, niveau having count(distinct parent) = 1;
-- Les strates : chaque commune dans sa classe de taille, d'après la population la plus récente qui les couvre presque toutes.
-- Une liste, et non une jointure : elle se filtre dès la lecture, avant les regroupements.
set variable calculs_population = (select coalesce(list(id), []) from calcul where indicateur = 'DEM-01');
create or replace table population as
with p as (
  select a.commune, k.annee, k.priorite, a.num from actuelle a join calcul k on k.id = a.calcul
  where list_contains(getvariable('calculs_population'), a.calcul) and a.complet and a.commune in (select code from commune_ref)
), couverte as (
  select annee from p group by annee having count(distinct commune) >= 0.9 * (select count(*) from commune_ref) order by annee desc limit 1
)
select commune, arg_min(num, priorite)::double as population from p where annee = (select annee from couverte) group by commune;
insert into membre
select p.commune, 'strate', s.code from population p
join strate s on p.population >= s.debut and (s.fin is null or p.population < s.fin) where p.commune not in (select commune from hors_strate);
-- Celles des intercommunalités : leurs communes y sont toutes, si un rapport porte sur un EPCI (`strate_epci` est vide sinon).
insert into membre
with taille as (
  select parent as epci, sum(population::decimal(38, 12))::double as population from membre join population using (commune)
  where niveau = 'epci' group by parent
)
select m.commune, 'strate', s.code from taille t join strate_epci s on t.population >= s.debut and (s.fin is null or t.population < s.fin)
join membre m on m.niveau = 'epci' and m.parent = t.epci;
insert into attendu select niveau, parent, count(*) from membre where niveau = 'strate' group by all;
-- Les communes présentes d'un calcul croisé se comptent d'abord par leur dénominateur (voir croiser.sql), qui peut être seul.
create or replace temp table presence as
with d as (
  select d.variante, v.cog, d.territoire, d.marque from denominateur_place d join variante v using (variante) where d.niveau = 'commune'
), placee as (
  select d.variante, v.commune, min(d.marque) as marque from d join devenue v on v.cog = d.cog and v.ancien = d.territoire group by all
), u as (
  select variante, m.niveau, m.parent, 1 as communes, marque from placee join membre m using (commune)
  union all
  select variante, p.niveau, p.parent, p.communes, marque from d join partage p on p.cog = d.cog and p.avant = d.territoire
), comptee as (
  select variante, niveau, parent, sum(communes) as communes, min(marque) as marque from u group by all
)
select r.calcul, niveau, parent, communes, marque from comptee join recours r using (variante) join calcul k on k.id = r.calcul where k.additive;
create or replace temp table supra as
with u as (
  select a.calcul, m.niveau, m.parent, a.num, a.den, a.nais, a.deces, a.complet, 1 as communes, a.compte, a.somme, a.marque
  from actuelle a join membre m using (commune)
  union all
  select a.calcul, p.niveau, p.parent, a.num, a.den, a.nais, a.deces, a.complet, p.communes, a.compte, a.somme, a.marque
  from additive a join partage p on p.cog = a.cog and p.avant = a.territoire
  union all
  select calcul, niveau, parent, null, null, null, null, false, communes, true, false, marque from presence
)
select calcul, niveau, parent as territoire,
  sum(num) filter (complet) as num, sum(den) filter (complet) as den,
  sum(nais) filter (complet) as nais, sum(deces) filter (complet) as deces,
  coalesce(sum(communes) filter (compte), 0) as presents, coalesce(sum(communes) filter (complet), 0) as servis, bool_or(somme) as somme, min(marque) as marque
from u group by all;
insert into supra
select s.calcul, m.niveau, m.parent, sum(s.num), sum(s.den), sum(s.nais), sum(s.deces),
  sum(s.presents), sum(s.servis), bool_or(s.somme), min(s.marque)
from supra s join membre_departement m on m.departement = s.territoire where s.niveau = 'departement' group by all;

-- 4. Tout ensemble. Le livré l'emporte sur le sommé ; `raison` dit pourquoi une somme n'est qu'approchée.
create or replace temp view ensemble as
select p.calcul, p.niveau, p.territoire, p.num, p.den, p.nais, p.deces, p.marque,
  null::varchar as raison, true as livre
from paire p join calcul k on k.id = p.calcul
where p.niveau = 'iris' and (not k.croise or (p.den is not null and (p.num is not null or p.marque is not null)))
union all
select c.calcul, c.niveau, c.territoire, c.num, c.den, c.nais, c.deces, c.marque,
  case
    when c.empeche is not null and c.num is null then c.empeche
    when c.somme then coalesce(k.somme_approchee, 'somme de territoires plus petits')
      || case when c.servis < c.total then ' (' || c.servis || ' sur ' || c.total || ')' else '' end
  end,
  not c.somme
from commune c join calcul k on k.id = c.calcul
where not k.croise or (c.den is not null and (c.num is not null or c.total is not null or c.marque is not null))
union all
select s.calcul, s.niveau::niveau, s.territoire, case when i.iris is null then s.num end, case when i.iris is null then s.den end,
  null, null, s.marque,
  case when i.iris is null then coalesce(k.somme_approchee, 'somme d''IRIS') || ' (' || s.servis || ' sur ' || s.total || ')'
    else 'somme impossible : ' || i.manquants || ' IRIS du quartier absents de ce fichier (' || i.iris || case when i.manquants > 1 then '…' else '' end || ')' end, false
from somme_iris s join calcul k on k.id = s.calcul left join incomplet i on i.calcul = s.calcul and i.quartier = s.territoire
where s.niveau = 'quartier' and s.calcul in (select calcul from apparie)
union all
select s.calcul, s.niveau::niveau, s.territoire,
  case when suffisant then s.num::double end, case when suffisant then s.den::double end,
  s.nais::double, s.deces::double, s.marque,
  case
    when s.territoire = 'F' and s.servis < e.communes then 'somme impossible : valeur connue pour ' || s.servis || ' communes sur ' || e.communes || ' (Mayotte comprise) ; voir F_X_D976 ou FM'
    when s.servis < 0.9 * e.communes then 'somme impossible : valeur connue pour ' || s.servis || ' communes sur ' || e.communes
    when s.servis < e.communes then 'somme de ' || s.servis || ' communes sur ' || e.communes || coalesce(' ; ' || k.somme_approchee, '')
    when s.somme or k.somme_approchee is not null then coalesce(k.somme_approchee, 'somme d''estimations')
  end, false
from supra s join calcul k on k.id = s.calcul
join attendu e on e.niveau = s.niveau and e.parent = s.territoire
cross join lateral (select s.servis >= 0.9 * e.communes and (s.territoire <> 'F' or s.servis = e.communes) as suffisant) q
where s.presents >= 0.99 * e.communes;

-- 5. La valeur. Plusieurs calculs peuvent répondre : celui qui a une valeur, puis la première définition, puis le livré.
create or replace macro valeur_de(forme, part, echelle, num, den, nais, deces, duree) as case
  when forme = 'niveau' then num
  when den <= 0 or (part = 'bornee' and num > den * (1 + 1e-9)) then null
  when forme = 'rapport' then echelle * num / den
  when part = 'totale' then 100 * (pow(num / den, 1.0 / duree) - 1)
  when part = 'naturelle' then 100 * (nais - deces) / ((num + den) / 2 * duree)
  else 100 * (pow(num / den, 1.0 / duree) - 1) - 100 * (nais - deces) / ((num + den) / 2 * duree)
end;
create or replace macro empechement_de(forme, part, num, den) as case
  when forme <> 'niveau' and den <= 0 then 'dénominateur nul'
  when part = 'bornee' and num > den * (1 + 1e-9) then 'numérateur supérieur au dénominateur dans le fichier du producteur'
end;
create or replace temp view fini as
with valeurs as (
  select e.*, k.indicateur, k.groupe, k.priorite, k.annee, k.debut, k.forme, k.part, k.echelle, k.annee - k.debut as duree,
    connus(e.num, e.den, e.nais, e.deces) = k.roles as complet
  from ensemble e join calcul k on k.id = e.calcul
)
select calcul, groupe, priorite, indicateur, annee, debut, niveau, territoire, livre, num, den, nais, deces,
  case when complet then valeur_de(forme, part, echelle, num, den, nais, deces, duree) end as valeur,
  marque, complet, coalesce(case when complet then empechement_de(forme, part, num, den) end, raison) as raison,
  null::smallint as cog, null::varchar as passage
from valeurs
where complet or marque is not null or raison is not null;
-- Les communes dont le périmètre ou le code change.
create or replace temp table bougee as
with m as (select * from mouvement where date > (select min(cog) from calcul) || '-01-01')
select avant as territoire from m union select apres from m;
-- Les cases qui sont un résultat à elles seules, aux colonnes de `fini`.
create or replace temp view directe as
select d.calcul, k.groupe, k.priorite, k.indicateur, k.annee, k.debut, d.niveau, d.territoire, true as livre, d.valeur as num,
  null::double as den, null::double as nais, null::double as deces, d.valeur, d.marque, d.valeur is not null as complet,
  null::varchar as raison, null::smallint as cog, null::varchar as passage
from travail.directe d join calcul k on k.id = d.calcul;
-- Les résultats des communes qui ont bougé tels que livrés : pour les rebaser, ici (voir rebaser.ts) ou dans une autre géographie
-- (`abs valeurs --cog`).
create or replace table origine as
with suivie as (select territoire from bougee union select avant from passage)
select * from fini semi join suivie using (territoire) where niveau = 'commune'
union all
select * from directe semi join suivie using (territoire) where niveau = 'commune';
