import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { ATTENTE, type Attente, openAttente } from "./attente.ts";
import { champsEcrits, colonnesDe, colonnesSuivi, type Formulaire, type TypeEcrit } from "./formulaire.ts";
import { FORMULAIRES } from "./formulaires/index.ts";
import { type Memoire, REGLAGES, TABLES_TENUE } from "./registre/memoire.ts";

/** Ce qu'un coffre neuf reçoit avant les lignes des exports. */
export interface Debut {
  readonly memoire: Memoire;
  /** Les années qui se reprennent de l'ancien coffre, leurs exports n'étant plus là : `ccas-aides 2021`. */
  readonly reprises: readonly string[];
  /** Les genres d'export qui vont y entrer ; les autres tables n'attendent rien. */
  readonly attendus: readonly Formulaire[];
}

/** Un coffre qu'on remplit : les lignes y entrent une à une, et n'attendent pas en mémoire. */
export interface CoffreNeuf extends Omit<Attente, "reunir"> {
  readonly connection: DuckDBConnection;
  /** De chaque demande en double ne reste que la version la plus avancée, et les colonnes d'attente s'en vont. */
  sceller(): Promise<void>;
}

const TYPES: Readonly<Record<TypeEcrit, string>> = {
  date: "date",
  montant: "bigint",
  entier: "smallint",
  exercice: "smallint",
  code: "varchar",
  "tranche d'âge": "varchar",
  "tranche de QF": "smallint",
  liste: "varchar",
  "liste multiple": "varchar[]",
  foyer: "varchar",
};

const createTable = (formulaire: Formulaire, attendus: readonly Formulaire[]): string => {
  const colonnes = champsEcrits(formulaire).map(({ nom, type }) => `${nom} ${TYPES[type]}`);
  const suivi = colonnesSuivi(formulaire).map((nom) => `${nom} varchar`);
  const attente = attendus.includes(formulaire) ? Object.entries(ATTENTE).map(([nom, type]) => `${nom} ${type}`) : [];
  return `create table ${formulaire.table} (${["millesime smallint", ...colonnes, ...suivi, ...attente].join(", ")})`;
};

/** De deux versions d'une demande, la plus avancée : celle dont la suite est la plus tardive, quel que soit leur ordre. */
function sqlDepasser(formulaire: Formulaire): string {
  const { table, suite } = formulaire;
  const ordre = [...(suite === undefined ? [] : [suite]), ...colonnesDe(formulaire)].map(
    (nom) => `${nom} desc nulls last`,
  );
  return `delete from ${table} using (
      select rowid as rang, row_number() over (partition by demande_lue order by ${ordre.join(", ")}) as place
      from ${table} where demande_lue in (select demande_lue from ${table} where en_double)
    ) as version where ${table}.rowid = version.rang and version.place > 1`;
}

async function depasser(connection: DuckDBConnection, attendus: readonly Formulaire[]): Promise<void> {
  for (const formulaire of attendus) {
    await connection.run(sqlDepasser(formulaire));
    for (const nom of Object.keys(ATTENTE)) await connection.run(`alter table ${formulaire.table} drop column ${nom}`);
  }
}

type Case = string | number | boolean | null;

async function appendRows(connection: DuckDBConnection, table: string, rows: readonly (readonly Case[])[]): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = (TABLES_TENUE[table] ?? "").split(", ").map((colonne) => colonne.split(" ")[1]);
  for (const row of rows) {
    row.forEach((valeur, i) => {
      if (valeur === null) appender.appendNull();
      else if (typeof valeur === "string") appender.appendVarchar(valeur);
      else if (typeof valeur === "boolean") appender.appendBoolean(valeur);
      else if (types[i] === "smallint") appender.appendSmallInt(valeur);
      else appender.appendInteger(valeur);
    });
    appender.endRow();
  }
  appender.closeSync();
} // prettier-ignore

async function appendTenue(connection: DuckDBConnection, memoire: Memoire): Promise<void> {
  await appendRows(connection, "tenue", [[memoire.controle]]);
  await appendRows(
    connection,
    "annee_scellee",
    memoire.scelles.map((s) => [s.source, s.millesime, s.fichier, s.sha256, s.lues, s.gardees, s.refusees, s.le]),
  );
  await appendRows(
    connection,
    "purge",
    memoire.purges.map((p) => [p.le, p.quoi, p.source, p.millesime, p.lignes]),
  );
  await appendRows(
    connection,
    "serie_conservee",
    memoire.series.map((s) => [s.source, s.millesime, JSON.stringify(s.agregats)]),
  );
}

const quote = (texte: string): string => `'${texte.replaceAll("'", "''")}'`;

/** Reprend de l'ancien coffre, attaché sous le nom `ancien`, les années données. Une colonne qu'il n'avait pas reste vide. */
async function reprendre(connection: DuckDBConnection, reprises: readonly string[]): Promise<void> {
  const anciennes = (
    await connection.runAndReadAll(
      "select table_name as t, column_name as c from duckdb_columns() where database_name = 'ancien'",
    )
  ).getRowObjectsJS();
  const cles = reprises.map(quote).join(", ");
  const copier = async (table: string, neuves: readonly string[], source: string): Promise<void> => {
    const communes = neuves.filter((nom) => anciennes.some(({ t, c }) => t === table && c === nom)).join(", ");
    if (communes === "") return;
    await connection.run(
      `insert into ${table} (${communes}) select ${communes} from ancien.${table} where ${source} || ' ' || millesime in (${cles})`,
    );
  };
  for (const formulaire of FORMULAIRES) {
    const colonnes = ["millesime", ...champsEcrits(formulaire).map(({ nom }) => nom), ...colonnesSuivi(formulaire)];
    await copier(formulaire.table, colonnes, quote(formulaire.source));
  }
  const presence = (TABLES_TENUE.presence ?? "").split(", ").map((colonne) => colonne.split(" ")[0] ?? "");
  await copier("presence", presence, "source");
}

/**
 * Écrit un coffre neuf à côté de l'ancien, le remplit, puis prend sa place ; en cas d'échec, ou si `remplir` y renonce (null),
 * l'ancien reste intact. Un fichier neuf, et non l'ancien vidé : DuckDB laisserait dans ses blocs libres ce qu'on en efface.
 * @param remplir y met les exports, suit les foyers, en tire les agrégats. @returns ce qu'il rend.
 */
export async function replaceCoffre<T>(
  chemin: string,
  { memoire, reprises, attendus }: Debut,
  remplir: (coffre: CoffreNeuf) => Promise<T | null>,
): Promise<T | null> {
  // Un dossier à nous seuls : DuckDB y pose aussi son journal et ce qui déborde de la mémoire, sous des droits qu'on ne choisit pas.
  const chantier = `${chemin}.tmp`;
  const neuf = join(chantier, "coffre.duckdb");
  const remove = (): void => [chantier, `${chantier}.wal`].forEach((reste) => rmSync(reste, { recursive: true, force: true })); // prettier-ignore
  remove();
  try {
    mkdirSync(chantier, { mode: 0o700 });
    const instance = await DuckDBInstance.create(neuf, REGLAGES);
    let resultat: T | null;
    try {
      if (existsSync(neuf)) chmodSync(neuf, 0o600); // données pseudonymisées : encore personnelles
      const connection = await instance.connect();
      try {
        const isRepris = reprises.length > 0 && existsSync(chemin);
        if (isRepris) await connection.run(`attach ${quote(chemin)} as ancien (read_only)`);
        await connection.run("set enable_external_access = false");
        for (const formulaire of FORMULAIRES) await connection.run(createTable(formulaire, attendus));
        for (const [table, colonnes] of Object.entries(TABLES_TENUE)) await connection.run(`create table ${table} (${colonnes})`); // prettier-ignore
        await appendTenue(connection, memoire);
        if (isRepris) {
          await reprendre(connection, reprises);
          await connection.run("detach ancien");
        }
        const { reunir, ...entrees } = await openAttente(connection, attendus);
        const sceller = async (): Promise<void> => {
          await reunir();
          await depasser(connection, attendus);
        };
        resultat = await remplir({ ...entrees, connection, sceller });
        if (resultat !== null) await connection.run("checkpoint");
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
    if (resultat === null) {
      remove();
      return null;
    }
    rmSync(`${chemin}.wal`, { force: true });
    renameSync(neuf, chemin);
    remove();
    return resultat;
  } catch (erreur) {
    remove();
    throw erreur;
  }
}
