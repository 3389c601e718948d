import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { type DuckDBAppender, type DuckDBConnection, DuckDBDateValue, DuckDBInstance, LIST, VARCHAR } from "@duckdb/node-api"; // prettier-ignore
import { toJours } from "./dates.ts";
import { type ChampEcrit, champsEcrits, type Formulaire, isSuivi, type TypeEcrit } from "./formulaire.ts";
import { FORMULAIRES } from "./formulaires/index.ts";
import type { Presence } from "./identite/suivre.ts";
import type { Ligne } from "./lire-ligne.ts";
import { type Memoire, REGLAGES, TABLES_TENUE } from "./registre/memoire.ts";

/** Les lignes d'un fichier, prêtes à écrire. */
export interface Lot {
  readonly formulaire: Formulaire;
  readonly millesime: number;
  readonly lignes: readonly Ligne[];
}

/** Tout ce qu'un coffre neuf contient. */
export interface Contenu {
  readonly lots: readonly Lot[];
  readonly presences: readonly Presence[];
  readonly memoire: Memoire;
  /** Les années qui se reprennent de l'ancien coffre, leurs exports n'étant plus là : `ccas-aides 2021`. */
  readonly reprises: readonly string[];
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

/** Des lignes d'un foyer : son numéro dans l'export (pseudonyme), l'IRIS de son adresse et comment il a été trouvé. */
export const COLONNES_SUIVI = ["foyer_export", "iris", "qualite_adresse"] as const;
const colonnesSuivi = (formulaire: Formulaire): readonly string[] => (isSuivi(formulaire) ? COLONNES_SUIVI : []);

const createTable = (formulaire: Formulaire): string => {
  const colonnes = champsEcrits(formulaire).map(({ nom, type }) => `${nom} ${TYPES[type]}`);
  const suivi = colonnesSuivi(formulaire).map((nom) => `${nom} varchar`);
  return `create table ${formulaire.table} (${["millesime smallint", ...colonnes, ...suivi].join(", ")})`;
};

function appendChamp(appender: DuckDBAppender, { nom, type }: ChampEcrit, ligne: Ligne): void {
  const valeur = ligne[nom] ?? null;
  if (valeur === null) appender.appendNull();
  else if (typeof valeur === "object") appender.appendList(valeur, LIST(VARCHAR));
  else if (typeof valeur === "string" && type === "date") appender.appendDate(new DuckDBDateValue(toJours(valeur)));
  else if (typeof valeur === "string") appender.appendVarchar(valeur);
  else if (type === "montant") appender.appendBigInt(BigInt(valeur));
  else appender.appendSmallInt(valeur);
}

const appendTexte = (appender: DuckDBAppender, valeur: unknown): void =>
  typeof valeur === "string" ? appender.appendVarchar(valeur) : appender.appendNull();

async function appendLot(connection: DuckDBConnection, { formulaire, millesime, lignes }: Lot): Promise<void> {
  const champs = champsEcrits(formulaire);
  const suivi = colonnesSuivi(formulaire);
  const appender = await connection.createAppender(formulaire.table);
  for (const ligne of lignes) {
    appender.appendSmallInt(millesime);
    for (const champ of champs) appendChamp(appender, champ, ligne);
    for (const nom of suivi) appendTexte(appender, ligne[nom]);
    appender.endRow();
  }
  appender.closeSync();
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

async function appendTenue(connection: DuckDBConnection, { memoire, presences }: Contenu): Promise<void> {
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
  await appendRows(
    connection,
    "presence",
    presences.map((p) => [p.source, p.foyerExport, p.isNumerote, p.stricte, p.large, p.millesime, p.debut, p.fin]),
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
 * Écrit un coffre neuf à côté de l'ancien, y travaille, puis prend sa place ; en cas d'échec, l'ancien reste intact. Un
 * fichier neuf, et non l'ancien vidé : DuckDB laisserait dans ses blocs libres ce qu'on en efface.
 * @param finir ce qui s'y fait encore : les foyers suivis, les agrégats. @returns ce qu'il rend.
 */
export async function replaceCoffre<T>(
  chemin: string,
  contenu: Contenu,
  finir: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const neuf = `${chemin}.tmp`;
  const remove = (): void => [neuf, `${neuf}.wal`].forEach((reste) => rmSync(reste, { force: true }));
  remove();
  try {
    const instance = await DuckDBInstance.create(neuf, REGLAGES);
    let resultat: T;
    try {
      if (existsSync(neuf)) chmodSync(neuf, 0o600); // données pseudonymisées : encore personnelles
      const connection = await instance.connect();
      try {
        const isRepris = contenu.reprises.length > 0 && existsSync(chemin);
        if (isRepris) await connection.run(`attach ${quote(chemin)} as ancien (read_only)`);
        await connection.run("set enable_external_access = false");
        for (const formulaire of FORMULAIRES) await connection.run(createTable(formulaire));
        for (const [table, colonnes] of Object.entries(TABLES_TENUE)) await connection.run(`create table ${table} (${colonnes})`); // prettier-ignore
        for (const lot of contenu.lots) await appendLot(connection, lot);
        await appendTenue(connection, contenu);
        if (isRepris) {
          await reprendre(connection, contenu.reprises);
          await connection.run("detach ancien");
        }
        resultat = await finir(connection);
        await connection.run("checkpoint");
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
    rmSync(`${chemin}.wal`, { force: true });
    renameSync(neuf, chemin);
    return resultat;
  } catch (erreur) {
    remove();
    throw erreur;
  }
}
