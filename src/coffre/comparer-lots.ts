import type { DuckDBConnection } from "@duckdb/node-api";
import { colonnesDe } from "./formulaire.ts";
import type { IsContenu, LotFichier } from "./questions.ts";

const cle = (rang: number, millesime: number): string => `${rang} ${millesime}`;

/** Les lots, avec le premier et le dernier jour de leurs lignes, lus dans le coffre qui les a reçus. */
export async function daterLots(
  connection: DuckDBConnection,
  lots: readonly Omit<LotFichier, "jours">[],
): Promise<readonly LotFichier[]> {
  const jours = new Map<string, readonly [string, string]>();
  for (const { table, date } of new Set(lots.map(({ formulaire }) => formulaire))) {
    if (date === undefined) continue;
    const reader = await connection.runAndReadAll(
      `select lot, millesime, min(${date})::varchar as debut, max(${date})::varchar as fin from ${table}
       where not en_double group by all having count(*) = count(${date})`,
    );
    for (const { lot, millesime, debut, fin } of reader.getRowObjectsJS())
      jours.set(cle(Number(lot), Number(millesime)), [String(debut), String(fin)]);
  }
  return lots.map((lot) => ({ ...lot, jours: jours.get(cle(lot.rang, lot.millesime)) ?? null }));
}

/** Compare deux lots d'une même année ligne à ligne, en une requête. */
export const comparerLots =
  (connection: DuckDBConnection): IsContenu =>
  async ({ formulaire, millesime, rang: petit }, { rang: grand }) => {
    const lignes = (lot: number): string =>
      `select ${colonnesDe(formulaire).join(", ")} from ${formulaire.table} where lot = ${lot} and millesime = ${millesime} and not en_double`;
    const reader = await connection.runAndReadAll(
      `select count(*) = 0 as contenu from (${lignes(petit)} except all ${lignes(grand)})`,
    );
    return reader.getRowObjectsJS()[0]?.contenu === true;
  };
