import type { Connexion } from "../entrepot/entrepot.ts";
import type { Perimetres } from "./perimetre.ts";

/**
 * La géographie des lignes d'un calcul : celle de ses fichiers, ou, s'ils n'ont pas la même, la référence où les deux sont
 * ramenés (livrer.ts) ; au-delà des mouvements chargés, la plus récente, faute de savoir.
 */
export function cogDuCalcul(cogs: readonly number[], reference: number, perimetres: Perimetres): number {
  const recent = Math.max(...cogs);
  if (cogs.every((c) => c === recent)) return recent;
  return perimetres.couvre(recent, reference) ? reference : recent;
}

/**
 * Écrit la table de passage de chaque géographie vers `cible` : `cog`, `avant`, `apres`, `nature`, `date`, et pour la
 * commune d'arrivée le nombre d'`origines` et si l'une d'elles a été `partagee`. Les communes absentes n'ont pas bougé.
 * `passage` reste dans l'entrepôt ; `lien` ne vit que le temps d'une question.
 */
export async function writePassages(
  connexion: Connexion,
  table: "passage" | "lien",
  cogs: readonly number[],
  cible: number,
  perimetres: Perimetres,
): Promise<void> {
  const liens = cogs.flatMap((cog) => perimetres.liens(cog, cible).map((l) => ({ ...l, cog })));
  const textes = (["avant", "apres", "nature", "date"] as const).map((champ) => ["varchar", liens.map((l) => l[champ])] as const); // prettier-ignore
  await connexion.run(`
    create or replace ${table === "lien" ? "temp" : ""} table ${table} (cog smallint, avant varchar, apres varchar, nature varchar, date varchar, origines integer, partagee boolean);
    create or replace temp table brut (cog smallint, avant varchar, apres varchar, nature varchar, date varchar)`);
  await connexion.append("brut", [["double", liens.map((l) => l.cog)], ...textes]);
  await connexion.run(`
    insert into ${table} select *, count(*) over w, bool_or(nature = 'scission') over w from brut window w as (partition by cog, apres);
    drop table brut`);
}

/**
 * Requête : les résultats communaux de `source` (mêmes colonnes que `fini`, voir resultats.sql) rebasés par une table de
 * passage. Sommes des deux termes puis rapport, jamais moyenne ; il faut toutes les communes d'origine, et aucune partagée.
 */
export const sqlRebaser = (source: string, passage: string, cible: number): string => `
  with r as (
    select f.calcul, p.apres as territoire, p.cog as origine, p.origines, bool_and(f.livre) as livre, bool_and(f.complet) as complet,
      count(*) filter (f.complet) as connues, count(*) as presentes, min(f.marque) as marque, max(f.raison) as raison,
      sum(f.num::decimal(38, 12))::double as num, sum(f.den::decimal(38, 12))::double as den,
      sum(f.nais::decimal(38, 12))::double as nais, sum(f.deces::decimal(38, 12))::double as deces,
      string_agg(p.avant, ', ' order by p.avant) as communes
    from ${source} f join calcul k on k.id = f.calcul join ${passage} p on p.cog = k.cog and p.avant = f.territoire
    where f.niveau = 'commune' and k.additive and not p.partagee group by f.calcul, p.apres, p.cog, p.origines
  )
  select r.calcul, k.groupe, k.priorite, k.indicateur, k.annee, k.debut, 'commune'::niveau as niveau, r.territoire, r.livre,
    r.num, r.den, r.nais, r.deces,
    case when r.complet then valeur_de(k.forme, k.part, k.echelle, r.num, r.den, r.nais, r.deces, k.annee - k.debut) end as valeur,
    r.marque, r.complet,
    case
      when not r.complet then 'somme impossible : valeur connue pour ' || r.connues || ' communes sur ' || r.origines || ' de la géographie ' || r.origine
      else coalesce(empechement_de(k.forme, k.part, r.num, r.den),
        case when r.origines > 1 then k.somme_approchee end, r.raison)
    end as raison, ${cible}::smallint as cog,
    case when r.origines = 1 then 'commune ' || r.communes || ' de la géographie ' || r.origine
      else 'somme des communes ' || r.communes || ' de la géographie ' || r.origine end as passage
  from r join calcul k on k.id = r.calcul where r.presentes = r.origines`;

/**
 * Prépare la table temporaire `resultat_cog` : `resultat`, où chaque commune touchée par un mouvement est redite dans la
 * géographie `cible`. L'entrepôt peut n'être ouvert qu'en lecture.
 */
export async function writeResultatsDuCog(connexion: Connexion, cible: number, perimetres: Perimetres): Promise<void> {
  const cogs = await connexion.rows<{ cog: number }>(
    "select distinct cog from calcul where cog is not null order by cog",
  );
  await writePassages(
    connexion,
    "lien",
    cogs.map((c) => c.cog),
    cible,
    perimetres,
  );
  await connexion.run(`
    create or replace temp table rebase as ${sqlRebaser("origine", "lien", cible)};
    create or replace temp table resultat_cog as
    with c as (
      select * from rebase
      union all
      select * from origine o where not exists (select 1 from rebase r where r.calcul = o.calcul and r.territoire = o.territoire)
    ), choisi as (
      select arg_min(calcul, rang_de(valeur, priorite, livre)) as calcul, territoire from c group by groupe, territoire
    )
    select * from resultat where not (niveau = 'commune' and territoire in (select territoire from origine))
      and not (cog is not null and cog <> ${cible})
    union all select * exclude (groupe, priorite, complet) from c semi join choisi using (calcul, territoire)`);
}
