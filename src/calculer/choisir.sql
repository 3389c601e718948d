-- Les résultats communaux rebasés (`rebase`, voir rebaser.ts) remplacent, sous le même code, ceux de l'ancien périmètre ; de
-- plusieurs calculs qui répondent (`dispute`, voir resultats.sql), un seul est gardé.
create or replace macro rang_de(valeur, priorite, livre) as (valeur is null)::int * 1000000 + priorite * 2 + (not livre)::int;
create or replace temp view candidate as
select * exclude (disputee, suivie) from relue anti join rebase using (calcul, niveau, territoire) where disputee;
create or replace temp table choisi as
select arg_min(calcul, rang_de(valeur, priorite, livre)) as calcul, niveau, territoire
from (from candidate union all from rebase semi join dispute using (calcul, niveau)) group by groupe, niveau, territoire;
-- Une écriture par source et par cas : celle d'une union n'avance que sur un cœur (mesuré : 4,5 s au lieu de 2,4).
create or replace table resultat as
select * exclude (groupe, priorite, complet) from fini anti join rebase using (calcul, niveau, territoire) anti join dispute using (calcul, niveau);
insert into resultat select * exclude (groupe, priorite, complet) from candidate semi join choisi using (calcul, niveau, territoire);
insert into resultat select * exclude (groupe, priorite, complet) from rebase anti join dispute using (calcul, niveau);
insert into resultat select * exclude (groupe, priorite, complet) from rebase semi join choisi using (calcul, niveau, territoire);
drop view candidate;
drop table relue;
drop view fini;
