import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import { toJours } from "./dates.ts";
import { type Champ, champsEcrits, type Formulaire } from "./formulaire.ts";
import { FORMULAIRES } from "./formulaires/index.ts";
import type { Ligne } from "./lire-ligne.ts";

/** Les lignes d'un fichier, prêtes à écrire. */
export interface Lot {
  readonly formulaire: Formulaire;
  readonly millesime: number;
  readonly lignes: readonly Ligne[];
}

const TYPES: Readonly<Record<Exclude<Champ["type"], "numero">, string>> = {
  date: "date",
  montant: "bigint",
  entier: "smallint",
  exercice: "smallint",
  code: "varchar",
  "tranche d'âge": "varchar",
  liste: "varchar",
  "liste multiple": "varchar[]",
  foyer: "varchar",
};

const createTable = (formulaire: Formulaire): string => {
  const colonnes = champsEcrits(formulaire).map(({ nom, type }) => `${nom} ${type === "numero" ? "" : TYPES[type]}`);
  return `create table ${formulaire.table} (${["millesime smallint", ...colonnes].join(", ")})`;
};

function appendChamp(appender: DuckDBAppender, { nom, type }: Champ, ligne: Ligne): void {
  const valeur = ligne[nom] ?? null;
  if (valeur === null) appender.appendNull();
  else if (typeof valeur === "object") appender.appendList(valeur, LIST(VARCHAR));
  else if (typeof valeur === "string" && type === "date") appender.appendDate(new DuckDBDateValue(toJours(valeur)));
  else if (typeof valeur === "string") appender.appendVarchar(valeur);
  else if (type === "montant") appender.appendBigInt(BigInt(valeur));
  else appender.appendSmallInt(valeur);
}

async function appendLot(connection: DuckDBConnection, { formulaire, millesime, lignes }: Lot): Promise<void> {
  const champs = champsEcrits(formulaire);
  const appender = await connection.createAppender(formulaire.table);
  for (const ligne of lignes) {
    appender.appendSmallInt(millesime);
    for (const champ of champs) appendChamp(appender, champ, ligne);
    appender.endRow();
  }
  appender.closeSync();
}

/** Ni téléchargement d'extension, ni accès à d'autres fichiers ; un fil, les coffres sont petits. */
const REGLAGES = {
  threads: "1",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  enable_external_access: "false",
};

/**
 * Écrit un coffre neuf à côté de l'ancien, y calcule, puis prend sa place ; en cas d'échec, l'ancien reste intact.
 * @returns ce que `compute` a tiré du coffre neuf.
 */
export async function replaceCoffre<T>(
  chemin: string,
  lots: readonly Lot[],
  compute: (connection: DuckDBConnection) => Promise<T>,
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
        for (const formulaire of FORMULAIRES) await connection.run(createTable(formulaire));
        for (const lot of lots) await appendLot(connection, lot);
        resultat = await compute(connection);
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
