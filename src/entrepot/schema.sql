-- L'entrepôt : jetable, rebâti à l'identique depuis les fichiers. Une mesure est une case d'un fichier livré. `abs calculer` y
-- ajoute ses tables (src/calculer) ; `resultat` est une vue, qui dit l'indicateur et l'année de chaque calcul.
create type marque as enum ('valeur', 'secret', 'non_significatif', 'non_disponible', 'sans_objet', 'vide');
create type niveau as enum ('iris', 'quartier', 'qpv', 'arm', 'commune', 'epci', 'departement', 'region', 'strate', 'comparables', 'france');

create table fichier (
  id smallint, source varchar, niveau varchar, millesime smallint, cog smallint, publie smallint,
  fichier varchar, url varchar, sha256 varchar, recu_le varchar,
  lues integer, gardees integer, refusees integer, cases bigint, declaration varchar
);

-- Référentiel. Un code ne vaut qu'avec son niveau et sa géographie (cog).
create table territoire (fichier smallint, cog smallint, niveau niveau, code varchar, nom varchar, type varchar);
create table appartenance (
  fichier smallint, cog smallint, enfant_niveau niveau, enfant varchar, parent_niveau niveau, parent varchar
);
-- Comment un producteur désigne un territoire qu'il ne code pas : un nom dans une commune, un numéro Siren.
create table designation (fichier smallint, famille varchar, commune varchar, designe varchar, niveau niveau, code varchar);
create table code_ancien (fichier smallint, code varchar, nom varchar, debut varchar, fin varchar);
create table mouvement (
  fichier smallint, modification smallint, date varchar,
  type_avant varchar, avant varchar, type_apres varchar, apres varchar
);

create table variable (
  id integer, fichier smallint, source varchar, nom varchar, motif varchar, libelle varchar,
  nature varchar, unite varchar, millesime smallint, debut smallint
);
-- Où et quand : une ligne d'un fichier large, un territoire et un millésime d'un fichier long. Dit une fois, et non à chaque
-- case : la table longue s'écrit deux fois plus vite. `millesime` : celui de la ligne, si elle est datée ; `reserve` : code de
-- diffusion du producteur (`OBS_STATUS=P`), s'il en dit plus que la marque.
create table lieu (id bigint, niveau niveau, territoire varchar, millesime smallint, reserve varchar);
create table cellule (lieu bigint, variable integer, valeur double, marque marque);
create view mesure as
select v.fichier, c.variable, coalesce(v.millesime, l.millesime) as millesime, l.niveau, l.territoire, l.reserve, c.valeur, c.marque
from cellule c join lieu l on l.id = c.lieu join variable v on v.id = c.variable;
-- Ce que le coffre a livré : mesures du CCAS à la commune, avec l'effectif que le seuil protège.
create table agregat (
  fichier smallint, source varchar, variable varchar, modalite varchar, millesime smallint,
  valeur double, effectif double, premiere double, deuxieme double, seul integer, nature varchar, unite varchar, libelle varchar
);
