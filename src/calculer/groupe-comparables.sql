-- Le groupe des comparables de chaque commune demandée : rapport des sommes, comme une strate. Entrées : `voisine`
-- (comparables.sql), `observee`, dont le `suffixe` distingue les groupes de plusieurs communes (`@68224`) ; vide s'il n'y en a
-- qu'une. Sortie : `resultat_groupe`, aux colonnes de `resultat`.
create or replace temp table resultat_groupe as
with g as (
  select c.theme, o.suffixe, r.calcul, count(*) as n, count(r.valeur) as connues, sum(r.num::decimal(38, 12))::double as num,
    sum(r.den::decimal(38, 12))::double as den, sum(r.nais::decimal(38, 12))::double as nais, sum(r.deces::decimal(38, 12))::double as deces
  from voisine c join observee o using (commune) join resultat r on r.territoire = c.voisine and r.niveau = 'commune' join calcul k on k.id = r.calcul
  where k.additive and k.forme <> 'niveau' group by c.theme, o.suffixe, r.calcul
), v as (
  select g.*, k.indicateur, k.annee, k.debut, k.groupe, k.priorite,
    valeur_de(k.forme, k.part, k.echelle, num, den, nais, deces, k.annee - k.debut) as valeur
  from g join calcul k on k.id = g.calcul where connues = n and n >= (select 0.8 * nombre from reglage)
  qualify row_number() over (partition by theme, suffixe, groupe order by n desc, priorite) = 1
)
select calcul, indicateur, annee, debut, 'comparables'::niveau as niveau, 'COMPARABLES-' || theme || suffixe as territoire, false as livre,
  num, den, nais, deces, valeur, null::marque as marque,
  case when n < (select nombre from reglage) then 'somme de ' || n || ' communes sur ' || (select nombre from reglage) end as raison,
  null::smallint as cog, null::varchar as passage
from v;
