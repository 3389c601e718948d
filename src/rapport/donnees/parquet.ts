import type { ColonneParquet } from "../../entrepot/parquet.ts";
import { writeParquet } from "../../entrepot/parquet.ts";
import type { TableDonnees, TypeChamp } from "./table.ts";

const TYPES = { texte: "varchar", nombre: "double", entier: "integer", annee: "integer" } as const satisfies Record<TypeChamp, string>; // prettier-ignore

/** Des tables en Parquet, par DuckDB, dans l'ordre donné : ses bornes de colonnes sont celles des lignes déjà masquées. */
export const writeTablesParquet = (
  tables: readonly TableDonnees[],
  metadonnees: Readonly<Record<string, string>>,
): Promise<Uint8Array[]> =>
  writeParquet(
    tables.map(({ champs }) =>
      champs.map(({ nom, type, cases }): ColonneParquet => ({ nom, type: TYPES[type], cases })),
    ),
    metadonnees,
  );
