-- Entrées : `fini` et `directe` (voir resultats.sql), `rebase` (voir rebaser.ts) : les résultats communaux rebasés remplacent, sous le
-- même code, ceux de l'ancien périmètre. `fini` est une vue : seules les lignes à départager sont gardées à part, les autres vont
-- droit du calcul à l'entrepôt.

-- Le choix ne se pose que là où plusieurs calculs peuvent donner le même indicateur, au même millésime et à la même maille.
create or replace temp table dispute as
select calcul, niveau from (
  select distinct calcul, niveau from (
    select calcul, niveau from paire union all select calcul, niveau from sommee union all select calcul, niveau from reunie_arm
    union all select calcul, niveau::niveau from somme_iris union all select calcul, niveau::niveau from supra
    union all select calcul, niveau from travail.directe
  )
) join calcul k on k.id = calcul
qualify count(*) over (partition by k.groupe, niveau) > 1;
create or replace temp view finie as
select * from fini anti join rebase using (calcul, niveau, territoire)
union all select * from rebase;
create or replace temp table disputee as select * from finie semi join dispute using (calcul, niveau);
create or replace macro rang_de(valeur, priorite, livre) as (valeur is null)::int * 1000000 + priorite * 2 + (not livre)::int;
create or replace temp table choisi as
select arg_min(calcul, rang_de(valeur, priorite, livre)) as calcul, niveau, territoire
from (select * from disputee union all select * from directe semi join dispute using (calcul, niveau)) group by groupe, niveau, territoire;

-- Une écriture par source et par cas : celle d'une union n'avance que sur un cœur (mesuré : 4,5 s au lieu de 2,4).
create or replace table resultat_calcule as
select calcul, niveau, territoire, livre, num, den, nais, deces, valeur, marque, raison, cog, passage
from fini anti join dispute using (calcul, niveau) anti join rebase using (calcul, niveau, territoire);
insert into resultat_calcule by name
select * exclude (groupe, priorite, indicateur, annee, debut, complet) from rebase anti join dispute using (calcul, niveau);
insert into resultat_calcule by name
select * exclude (groupe, priorite, indicateur, annee, debut, complet) from disputee semi join choisi using (calcul, niveau, territoire);
-- Ce qui ne fait que redire une case : sa valeur n'est pas un calcul, elle n'est dite qu'une fois.
create or replace table resultat_livre as
select * from travail.directe anti join dispute using (calcul, niveau);
insert into resultat_livre
select * from travail.directe semi join dispute using (calcul, niveau) semi join choisi using (calcul, niveau, territoire);
-- L'indicateur et l'année sont dits par le calcul, et non par chacun de ses deux millions de résultats.
create or replace view resultat as
select r.calcul, k.indicateur, k.annee, k.debut, r.niveau, r.territoire, r.livre, r.num, r.den, r.nais, r.deces, r.valeur, r.marque, r.raison,
  r.cog, r.passage
from resultat_calcule r join calcul k on k.id = r.calcul
union all
select r.calcul, k.indicateur, k.annee, k.debut, r.niveau, r.territoire, true, r.valeur, null, null, null, r.valeur, r.marque, null, null, null
from resultat_livre r join calcul k on k.id = r.calcul;
drop view finie;
drop table disputee;
