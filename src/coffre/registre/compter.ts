import { existsSync } from "node:fs";
import { FORMULAIRES } from "../formulaires/index.ts";
import { withCoffre } from "./memoire.ts";

/** Les lignes qu'un coffre a d'une source et d'une année. */
export interface LignesAnnee {
  readonly source: string;
  readonly millesime: number;
  readonly lignes: number;
}

/** Ce qu'un coffre contient, en comptes, par source puis année ; vide s'il n'existe pas. */
export async function countCoffre(chemin: string): Promise<readonly LignesAnnee[]> {
  if (!existsSync(chemin)) return [];
  return withCoffre(chemin, async (connection) => {
    // Un coffre d'une version précédente n'a pas toutes les tables.
    const connues = await connection.runAndReadAll("select table_name as nom from duckdb_tables()");
    const noms = connues.getRowObjectsJS().map((row) => String(row.nom));
    const requetes = FORMULAIRES.filter(({ table }) => noms.includes(table)).map(
      ({ source, table }) =>
        `select '${source}' as source, millesime::integer as millesime, count(*)::integer as lignes from ${table} group by millesime`,
    );
    const reader = await connection.runAndReadAll(`${requetes.join(" union all ")} order by source, millesime`);
    // DuckDB ne type pas ses lignes : la requête, juste au-dessus, en nomme les colonnes.
    return reader.getRowObjectsJS() as unknown as LignesAnnee[];
  });
}
