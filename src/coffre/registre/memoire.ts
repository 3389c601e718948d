import { existsSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Agregat } from "../../modele/agregat.ts";

/** Un export effacé après son chargement : le coffre est la seule trace de son année. */
export interface Scelle {
  readonly source: string;
  readonly millesime: number;
  readonly fichier: string;
  readonly sha256: string;
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
  /** Jour de la purge, AAAA-MM-JJ. */
  readonly le: string;
}

/** Une ligne du journal des purges : des comptes, jamais une personne. */
export interface Purge {
  readonly le: string;
  /** `exports` : le fichier est effacé, ses lignes restent. `coffre` : ses lignes aussi. */
  readonly quoi: "exports" | "coffre";
  readonly source: string;
  readonly millesime: number;
  readonly lignes: number;
}

/** Les agrégats d'une année dont les lignes sont purgées : des comptes, gardés pour que les séries continuent. */
export interface Serie {
  readonly source: string;
  readonly millesime: number;
  readonly agregats: readonly Agregat[];
}

/** Ce que le coffre sait de lui-même. */
export interface Memoire {
  /** Contrôle de la clé durable qui l'a écrit ; null : une clé éphémère, et tout se rebâtit des exports. */
  readonly controle: string | null;
  readonly scelles: readonly Scelle[];
  readonly purges: readonly Purge[];
  readonly series: readonly Serie[];
}

export const MEMOIRE_VIDE: Memoire = { controle: null, scelles: [], purges: [], series: [] };

/** Les tables du coffre qui ne viennent pas d'un export. */
export const TABLES_TENUE: Readonly<Record<string, string>> = {
  tenue: "controle varchar",
  annee_scellee:
    "source varchar, millesime smallint, fichier varchar, sha256 varchar, lues integer, gardees integer, refusees integer, le varchar",
  purge: "le varchar, quoi varchar, source varchar, millesime smallint, lignes integer",
  serie_conservee: "source varchar, millesime smallint, agregats varchar",
  presence:
    "source varchar, foyer_export varchar, is_numerote boolean, stricte varchar, large varchar, millesime smallint, debut varchar, fin varchar",
};

/** Ni téléchargement d'extension, ni accès à d'autres fichiers ; un fil, les coffres sont petits. */
export const REGLAGES = {
  threads: "1",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
} as const;

/** Travaille sur un coffre existant, en lecture seule. */
export async function withCoffre<T>(chemin: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(chemin, { ...REGLAGES, enable_external_access: "false", access_mode: "READ_ONLY" }); // prettier-ignore
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJS();

/** Ce qu'un coffre sait de lui-même ; vide s'il n'existe pas, ou date d'avant les clés durables. */
export async function readMemoire(chemin: string): Promise<Memoire> {
  if (!existsSync(chemin)) return MEMOIRE_VIDE;
  return withCoffre(chemin, async (connection) => {
    const tables = await rowsOf(connection, "select table_name from duckdb_tables() where table_name = 'tenue'");
    if (tables.length === 0) return MEMOIRE_VIDE;
    const [tenue] = await rowsOf(connection, "select controle from tenue");
    const series = await rowsOf(connection, "select * from serie_conservee order by source, millesime");
    // DuckDB ne type pas ses lignes : ce sont les colonnes des tables déclarées plus haut.
    return {
      controle: (tenue?.controle as string | null | undefined) ?? null,
      scelles: (await rowsOf(connection, "select * from annee_scellee order by millesime, fichier")) as unknown as Scelle[],
      purges: (await rowsOf(connection, "select * from purge order by le, quoi, source, millesime")) as unknown as Purge[],
      series: series.map(({ source, millesime, agregats }) => ({
        source: String(source),
        millesime: Number(millesime),
        agregats: JSON.parse(String(agregats)) as Agregat[],
      })),
    };
  }); // prettier-ignore
}
