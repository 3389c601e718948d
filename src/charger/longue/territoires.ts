import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { territoireSql } from "../codes-connus.ts";
import { territoireDesigneSql, type MiseAPart } from "../designation.ts";
import type { SourceLongue } from "./entete.ts";

/** Territoires distincts d'un fichier : rangés sous leur niveau et leur code officiels, reconnus ou non. */
export async function createTerritoires(
  connexion: Connexion,
  rang: number,
  niveaux: readonly Niveau[],
  { formeCode, designation }: SourceLongue,
): Promise<void> {
  const distincts = `select distinct niveau, code, forme from piece_${rang} where ecart = 0`;
  const parNiveau = niveaux.map((niveau) => {
    const t = territoireSql(niveau, "code", formeCode);
    return `select niveau as niveau_lu, code as code_lu, forme, ${t.niveau} as niveau, ${t.code} as territoire, forme and coalesce(${t.connu}, false) as connu
      from (${distincts} and niveau = '${niveau}')`;
  });
  const lus = designation === undefined ? parNiveau.join(" union all ") : designesSql(designation, distincts);
  await connexion.run(`create or replace temp table lieu_${rang} as
    select row_number() over ()::integer as lieu, * from (${lus})`);
}

function designesSql(famille: string, distincts: string): string {
  const t = territoireDesigneSql(famille, "d.code");
  return `
    select niveau_lu, code_lu, forme, niveau, territoire, true as connu,
      case when raison is null and count(*) over (partition by niveau, territoire) > 1 then 'repetee' else raison end as raison
    from (select d.niveau as niveau_lu, d.code as code_lu, forme, ${t.niveau} as niveau, ${t.code} as territoire, ${t.raison} as raison from (${distincts}) d)`;
}

/** Retire les lieux qu'une désignation ne dit pas avec certitude : leurs lignes ne seront pas gardées. */
export async function ecarterDesignations(connexion: Connexion, rang: number): Promise<readonly MiseAPart[]> {
  const parts = await connexion.rows<MiseAPart>(`
    select l.raison, count(*)::integer as n, list_sort(list(distinct l.code_lu[:5] || ' ' || l.code_lu[6:]))[:5] as exemples
    from piece_${rang} p join lieu_${rang} l on l.niveau_lu = p.niveau and l.code_lu = p.code and l.forme = p.forme
    where ecart = 0 and l.raison is not null group by l.raison order by l.raison`);
  await connexion.run(`delete from lieu_${rang} where raison is not null`);
  return parts;
}
