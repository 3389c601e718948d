-- Les calculs dont numérateur et dénominateur viennent de deux fichiers. Entrées : `travail.moitie` (les numérateurs),
-- `travail.denominateur` (un par formule et par fichier, quel que soit le nombre de calculs qu'il sert), `croisement` (de quel
-- dénominateur chacun se sert, et la géographie des deux fichiers), `calcul`, `passage`, `devenue`, `reunie`.
-- Sorties : `paire`, qui les réunit à ceux d'un seul fichier ; `denominateur_place` et `recours`, pour `presence`.
--
-- Le dénominateur d'une commune sans numérateur ne sert qu'à la compter présente : un million de lignes, pour des comptes. Elles
-- ne sont pas dressées, mais comptées une fois par dénominateur (`presence`). `compte` : faux si la ligne l'est déjà là-bas.

-- Deux fichiers de géographies différentes : chaque moitié est d'abord ramenée à la référence, sinon le numérateur d'une
-- commune nouvelle serait rapporté au dénominateur de l'ancienne. Ce qui ne se ramène pas n'est pas rapproché.
create or replace temp table recours as
select x.calcul, x.cog_num, x.cog_den, k.additive and x.cog_num <> x.cog_den as deplacee, x.denominateur, k.cog,
  dense_rank() over (order by x.denominateur, deplacee, k.cog) as variante
from croisement x join calcul k on k.id = x.calcul;
create or replace temp table variante as select distinct variante, denominateur, deplacee, cog_den, cog from recours;
create or replace temp table touchee as select cog, avant as code from passage union select cog, apres from passage;
create or replace temp table denominateur_place as
select v.variante, d.niveau, d.territoire, d.den, d.marque
from travail.denominateur d join variante v using (denominateur)
where not v.deplacee or d.niveau <> 'commune' or not exists (select 1 from touchee t where t.cog = v.cog_den and t.code = d.territoire)
union all
select v.variante, d.niveau, p.apres, case when count(d.den) = any_value(p.origines) then sum(d.den::decimal(38, 12)) end, min(d.marque)
from travail.denominateur d join variante v using (denominateur) join passage p on p.cog = v.cog_den and p.avant = d.territoire
where v.deplacee and d.niveau = 'commune' and not p.partagee
group by v.variante, d.niveau, p.apres having count(*) = any_value(p.origines);
create or replace temp table numerateur as
select r.variante, m.* from travail.moitie m join recours r using (calcul)
where not r.deplacee or m.niveau <> 'commune' or not exists (select 1 from touchee t where t.cog = r.cog_num and t.code = m.territoire)
union all
select r.variante, m.calcul, m.niveau, p.apres, case when count(m.num) = any_value(p.origines) then sum(m.num::decimal(38, 12)) end, min(m.marque)
from travail.moitie m join recours r using (calcul) join passage p on p.cog = r.cog_num and p.avant = m.territoire
where r.deplacee and m.niveau = 'commune' and not p.partagee
group by r.variante, m.calcul, m.niveau, p.apres, m.num is null having count(*) = any_value(p.origines);

-- Les dénominateurs à garder même seuls : ceux d'une commune dont le numérateur se sommera (IRIS, arrondissements), ou qui en
-- réunit plusieurs et n'est connue que si toutes le sont ; et toute maille que rien ne compte ailleurs.
create or replace temp table composee as
select distinct left(territoire, 5) as code from travail.moitie where niveau = 'iris'
union select parent from appartenance where enfant_niveau = 'arm'
union select ancien from devenue semi join reunie using (cog, commune);
create or replace temp table rapprochee as
select n.calcul, n.niveau, n.territoire, n.num, d.den, null::double as nais, null::double as deces, least(n.marque, d.marque) as marque,
  d.variante is null as compte
from numerateur n left join denominateur_place d using (variante, niveau, territoire)
union all
select r.calcul, d.niveau, d.territoire, null, d.den, null, null, d.marque, false
from denominateur_place d join recours r using (variante) anti join numerateur n using (calcul, niveau, territoire)
where d.niveau <> 'commune' or d.marque is not null or d.territoire in (select code from composee);
create or replace temp view paire as select *, true as compte from travail.paire union all select * from rapprochee;
