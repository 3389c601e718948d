import type { DuckDBConnection } from "@duckdb/node-api";
import { isSuivi } from "../formulaire.ts";
import { FORMULAIRES } from "../formulaires/index.ts";
import { type ComptesSuivi, type Couple, suivreFoyers } from "./suivre.ts";

const TABLES = FORMULAIRES.filter(isSuivi).map(({ table }) => table);

async function remplacer(
  connection: DuckDBConnection,
  couples: ReadonlyMap<string, string>,
  colonnes: readonly (readonly [table: string, cible: string, cle: string])[],
): Promise<void> {
  if (couples.size === 0) return;
  await connection.run("create or replace temp table remplace (avant varchar, apres varchar)");
  const appender = await connection.createAppender("remplace", "main", "temp");
  for (const [avant, apres] of couples) {
    appender.appendVarchar(avant);
    appender.appendVarchar(apres);
    appender.endRow();
  }
  appender.closeSync();
  for (const [table, cible, cle] of colonnes)
    await connection.run(`update ${table} set ${cible} = remplace.apres from remplace where ${table}.${cle} = remplace.avant`); // prettier-ignore
  await connection.run("drop table remplace");
}

/** Après un changement de clé : les pseudonymes repris de l'ancien coffre prennent leur forme nouvelle. */
export async function traduireCoffre(
  connection: DuckDBConnection,
  reprises: readonly string[],
  traduire: (ancien: string) => string,
): Promise<void> {
  const colonnes = [
    ...TABLES.map((table) => [table, "foyer_export", "foyer_export"] as const),
    ...["foyer_export", "stricte", "large"].map((nom) => ["presence", nom, nom] as const),
  ];
  const sources = new Map(FORMULAIRES.map(({ table, source }) => [table, `'${source}'`]));
  const cles = reprises.map((cle) => `'${cle.replaceAll("'", "''")}'`).join(", ");
  const repris = colonnes.map(
    ([table, nom]) =>
      `select ${nom} as p from ${table} where ${sources.get(table) ?? "source"} || ' ' || millesime in (${cles})`,
  );
  const rows = (await connection.runAndReadAll(`select distinct p from (${repris.join(" union all ")}) where p is not null`)).getRowObjectsJS(); // prettier-ignore
  await remplacer(connection, new Map(rows.map(({ p }) => [String(p), traduire(String(p))])), colonnes);
}

/** Suit les foyers de tout le coffre, années reprises comprises ; `foyer` y devient le foyer suivi. */
export async function suivreCoffre(connection: DuckDBConnection): Promise<ComptesSuivi> {
  // Ni l'année ni l'export ne comptent ici : une ligne par couple, et non par couple et par année.
  const rows = (
    await connection.runAndReadAll(
      `select foyer_export, is_numerote, stricte, large, min(debut) as debut, max(fin) as fin from presence
       group by all order by all`,
    )
  ).getRowObjectsJS();
  const { foyers, ...comptes } = suivreFoyers(
    rows.map((r): Couple => ({
      foyerExport: String(r.foyer_export),
      isNumerote: r.is_numerote === true,
      stricte: String(r.stricte),
      large: String(r.large),
      debut: String(r.debut),
      fin: String(r.fin),
    })),
  );
  for (const table of TABLES) await connection.run(`update ${table} set foyer = foyer_export where foyer is distinct from foyer_export`); // prettier-ignore
  await remplacer(
    connection,
    foyers,
    TABLES.map((table) => [table, "foyer", "foyer_export"] as const),
  );
  return comptes;
}
