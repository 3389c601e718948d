import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue,
} from "@duckdb/node-api";
import { readAsset } from "../racine.ts";

const MAX_CONNEXIONS = 4;

/**
 * Ce que DuckDB peut tenir en mémoire ; au-delà il déborde dans un fichier à côté de l'entrepôt. Par défaut il prendrait
 * jusqu'à 80 % de la machine (mesuré : 1,7 Gio pour tout le pays) sans aller plus vite.
 */
const MEMOIRE = "600MB";

/**
 * Le format de fichier du DuckDB installé, et non celui que ses plus vieilles versions savent lire : il s'écrit et se lit avec un
 * vingtième d'unité centrale en moins (mesuré). L'entrepôt est jetable ; aucun autre programme n'a à l'ouvrir.
 */
const FORMAT = { storage_compatibility_version: "latest" };

export type Valeur = string | number | boolean | null;
export type Row = Record<string, unknown>;

/** Une requête nommée : le contenu de `src/entrepot/<nom>.sql`. */
export const readSql = (nom: string): string => readAsset(`src/entrepot/${nom}.sql`);

export const quoteText = (s: string): string => `'${s.replaceAll("'", "''")}'`;
export const quoteName = (s: string): string => `"${s.replaceAll('"', '""')}"`;

/** Une colonne à écrire : son type, et une case par ligne. */
export type Colonne =
  readonly ["varchar", readonly (string | null)[]] | readonly ["double", readonly (number | null)[]];

const TYPES = { varchar: VARCHAR, double: DOUBLE };

/** Lignes d'un paquet de DuckDB. */
const PAQUET = 2048;

/** BIGINT et HUGEINT deviennent des nombres : `JSON.stringify` refuse les bigint, et nos comptes tiennent sur 53 bits. */
const toJs = (v: unknown): unknown => (typeof v === "bigint" ? Number(v) : v);

/** Une connexion : les seules façons de parler à la base. */
export class Connexion {
  readonly #connection: DuckDBConnection;
  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async run(sql: string, params: Record<string, Valeur> = {}): Promise<void> {
    await this.#connection.run(sql, params as Record<string, DuckDBValue>);
  }

  /** Toutes les lignes, en objets simples. Le type est celui que la requête promet. */
  async rows<T extends object = Row>(sql: string, params: Record<string, Valeur> = {}): Promise<T[]> {
    const reader = await this.#connection.runAndReadAll(sql, params as Record<string, DuckDBValue>);
    const names = reader.columnNames();
    return reader.getRowsJS().map((row) => Object.fromEntries(row.map((v, i) => [names[i], toJs(v)])) as T);
  }

  async one<T extends object = Row>(sql: string, params: Record<string, Valeur> = {}): Promise<T> {
    const [first] = await this.rows<T>(sql, params);
    if (first === undefined) throw new Error(`query must return a row, got none: ${sql.slice(0, 80)}`);
    return first;
  }

  /** Les colonnes d'une requête, dans son ordre : pour un calcul sur des colonnes entières, sans un objet par ligne. */
  async columns(sql: string): Promise<unknown[][]> {
    return (await this.#connection.runAndReadAll(sql)).getColumnsJS();
  }

  /** Ajoute des lignes données par colonnes, converties aux types de la table, en un seul ordre. */
  async append(table: string, colonnes: readonly Colonne[]): Promise<void> {
    const champs = colonnes.map(([type], i) => `c${i} ${type}`);
    await this.run(`create or replace temp table a_ajouter (${champs.join(", ")})`);
    const appender = await this.#connection.createAppender("a_ajouter", "main", "temp");
    const types = colonnes.map(([type]) => TYPES[type]);
    const n = colonnes[0]?.[1].length ?? 0;
    for (let debut = 0; debut < n; debut += PAQUET) {
      const paquet = DuckDBDataChunk.create(types);
      paquet.setColumns(colonnes.map(([, cases]) => cases.slice(debut, debut + PAQUET)));
      appender.appendDataChunk(paquet);
    }
    appender.closeSync();
    await this.run(`insert into ${table} select * from a_ajouter; drop table a_ajouter`);
  }

  async hasTable(nom: string): Promise<boolean> {
    return (await this.rows("select 1 from duckdb_tables() where table_name = $nom", { nom })).length > 0;
  }

  /** Tout ou rien : une erreur laisse la base telle qu'avant. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run("begin transaction");
    try {
      const result = await work();
      await this.run("commit");
      return result;
    } catch (error) {
      await this.run("rollback");
      throw error;
    }
  }

  close(): void {
    this.#connection.closeSync();
  }
}

/** Ce que dit DuckDB d'un fichier qui n'est pas, ou plus, une base (arrêt brutal, disque plein). */
const ABIME = /not a valid DuckDB database file|corrupt|Serialization Error|checksum/i;

/** Un autre processus écrit dans cet entrepôt : DuckDB n'admet qu'un écrivain. */
export class EntrepotOccupe extends Error {
  override readonly name = "EntrepotOccupe";
}

/** Les agrégats du CCAS y sont sans masque, et la plus grande aide d'un foyer : lisible de son seul propriétaire. */
function protegerFichier(path: string, entrepot: Entrepot): Entrepot {
  if (path !== ":memory:") chmodSync(path, 0o600);
  return entrepot;
}

function direOccupe(error: unknown): never {
  throw error instanceof Error && /set lock/i.test(error.message)
    ? new EntrepotOccupe("warehouse must be free, got a lock")
    : error;
}

/** L'entrepôt d'un projet : un fichier DuckDB que la ligne de commande est seule à ouvrir. */
export class Entrepot {
  readonly #instance: DuckDBInstance;
  readonly connexion: Connexion;

  private constructor(instance: DuckDBInstance, connexion: Connexion) {
    this.#instance = instance;
    this.connexion = connexion;
  }

  /** Ouvre l'entrepôt d'un projet. En écriture, un entrepôt d'une autre structure, ou abîmé, est rebâti : il est jetable. */
  static async open(path: string, { readOnly = false } = {}): Promise<Entrepot> {
    if (readOnly) return Entrepot.#connectTo(path, { access_mode: "READ_ONLY" });
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const schema = readSql("schema");
    const attendue = createHash("sha256").update(schema).digest("hex");
    const existant = await Entrepot.#connectTo(path).catch((error: unknown) => {
      if (error instanceof Error && ABIME.test(error.message)) return null;
      throw error;
    });
    if (existant) {
      const tables = await existant.connexion.rows("select 1 from duckdb_tables() where table_name = 'structure'");
      const connue = tables.length > 0 && (await existant.connexion.rows("select 1 from structure where empreinte = $attendue", { attendue })).length > 0; // prettier-ignore
      if (connue) return protegerFichier(path, existant);
      existant.close();
    }
    if (path !== ":memory:") removeEntrepot(path);
    const neuf = await Entrepot.#connectTo(path);
    await neuf.connexion.run(schema);
    await neuf.connexion.run("create table structure as select $attendue as empreinte", { attendue });
    return protegerFichier(path, neuf);
  }

  static async #connectTo(path: string, options: Record<string, string> = FORMAT): Promise<Entrepot> {
    const instance = await DuckDBInstance.create(path, options).catch(direOccupe);
    const connexion = new Connexion(await instance.connect());
    await connexion.run(`set preserve_insertion_order = false; set memory_limit = '${MEMOIRE}'`);
    return new Entrepot(instance, connexion);
  }

  /** Ouvre un second entrepôt à côté, en lecture seule : ses tables s'appellent `nom.main.table`. */
  async attach(path: string, nom: string): Promise<void> {
    await this.connexion.run(`attach ${quoteText(path)} as ${quoteName(nom)} (read_only)`).catch(direOccupe);
  }

  /**
   * Le même travail sur autant de connexions que de cœurs (quatre au plus : chacune tient un fichier en mémoire), un seul
   * fil chacune : les fils d'une requête qui écrit se gênent (mesuré : deux fois le processeur, pas moins de temps). Moins
   * de tâches que de cœurs : les fils restants reviennent à celles qu'il y a.
   */
  async parallel(taches: number, work: (connexion: Connexion) => Promise<void>): Promise<void> {
    const coeurs = availableParallelism();
    const nombre = Math.max(1, Math.min(coeurs, MAX_CONNEXIONS, taches));
    const autres: Connexion[] = [];
    for (let i = 1; i < nombre; i++) autres.push(await this.#connect());
    await this.connexion.run(`set threads = ${Math.max(1, Math.floor(Math.min(coeurs, MAX_CONNEXIONS) / nombre))}`);
    const fins = await Promise.allSettled([this.connexion, ...autres].map(work));
    for (const connexion of autres) connexion.close();
    await this.connexion.run("reset threads");
    for (const fin of fins) if (fin.status === "rejected") throw fin.reason;
  }

  async #connect(): Promise<Connexion> {
    const connexion = new Connexion(await this.#instance.connect());
    await connexion.run("set preserve_insertion_order = false");
    return connexion;
  }

  close(): void {
    this.connexion.close();
    this.#instance.closeSync();
  }
}

/** Efface un entrepôt : il se rebâtit. */
export function removeEntrepot(path: string): void {
  for (const suffix of ["", ".wal", ".tmp"]) rmSync(path + suffix, { force: true, recursive: true });
}
