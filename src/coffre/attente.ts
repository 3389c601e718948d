import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { toJours } from "./dates.ts";
import { type ChampEcrit, champsEcrits, colonnesSuivi, type Formulaire } from "./formulaire.ts";
import type { Vue } from "./identite/suivre.ts";
import type { Gardee } from "./lire-ligne.ts";

/** Lignes d'un paquet de DuckDB. */
const PAQUET = 2048;

type Case = number | string | null;

/** Une table qu'on remplit par colonnes : un appel à DuckDB par paquet, et non un par case. */
class Paquets {
  readonly #appender: DuckDBAppender;
  readonly #types: readonly DuckDBType[];
  readonly #colonnes: Case[][];
  #lignes = 0;

  constructor(appender: DuckDBAppender, types: readonly DuckDBType[]) {
    this.#appender = appender;
    this.#types = types;
    this.#colonnes = types.map(() => new Array<Case>(PAQUET).fill(null));
  }

  /** @param row une case par colonne ; relue aussitôt, elle peut resservir. */
  ajouter(row: readonly Case[]): void {
    for (const [i, colonne] of this.#colonnes.entries()) colonne[this.#lignes] = row[i] ?? null;
    if (++this.#lignes === PAQUET) this.#vider();
  }

  #vider(): void {
    if (this.#lignes === 0) return;
    const paquet = DuckDBDataChunk.create(this.#types);
    paquet.setColumns(this.#colonnes.map((cases) => (this.#lignes < PAQUET ? cases.slice(0, this.#lignes) : cases)));
    this.#appender.appendDataChunk(paquet);
    this.#lignes = 0;
  }

  fermer(): void {
    this.#vider();
    this.#appender.closeSync();
  }
}

/** Les textes du coffre, chacun une fois : pseudonymes, valeurs de listes, codes. Une ligne n'en porte que le rang. */
class Mots {
  readonly #rangs = new Map<string, number>();
  readonly #paquets: Paquets;

  constructor(paquets: Paquets) {
    this.#paquets = paquets;
  }

  rang(texte: string): number {
    const connu = this.#rangs.get(texte);
    if (connu !== undefined) return connu;
    const rang = this.#rangs.size;
    this.#rangs.set(texte, rang);
    this.#paquets.ajouter([rang, texte]);
    return rang;
  }

  fermer(): void {
    this.#paquets.fermer();
  }
}

/** Sépare les valeurs d'une liste multiple, réunies en un mot. */
const ENTRE_VALEURS = "\u001f";

/** Le temps du chargement : le fichier de la ligne, sa demande, et si une version en avait déjà été lue. */
export const ATTENTE = { lot: "integer", demande_lue: "integer", en_double: "boolean" } as const;

const VUES = "vue";
const COLONNES_VUE = ["source", "foyer_export", "is_numerote", "stricte", "large", "millesime", "jour"];
const MOTS_VUE = ["source", "foyer_export", "stricte", "large"];

const isMot = (champ: ChampEcrit): boolean =>
  !["date", "montant", "entier", "exercice", "tranche de QF"].includes(champ.type);

/** Une case d'attente relue telle que le coffre l'écrit. */
function sqlChamp(champ: ChampEcrit): string {
  const { nom, type } = champ;
  if (type === "date") return `date '1970-01-01' + a.${nom}`;
  if (type === "liste multiple") return `string_split(m_${nom}.texte, chr(${ENTRE_VALEURS.charCodeAt(0)}))`;
  return isMot(champ) ? `m_${nom}.texte` : `a.${nom}`;
}

const joinMots = (noms: readonly string[]): string =>
  noms.map((nom) => `left join mot m_${nom} on m_${nom}.rang = a.${nom}`).join(" ");

async function openPaquets(
  connection: DuckDBConnection,
  table: string,
  colonnes: readonly (readonly [nom: string, type: DuckDBType])[],
): Promise<Paquets> {
  await connection.run(
    `create temp table ${table} (${colonnes.map(([nom, type]) => `${nom} ${type.toString()}`).join(", ")})`,
  );
  return new Paquets(
    await connection.createAppender(table, "main", "temp"),
    colonnes.map(([, type]) => type),
  );
}

/** Les lignes d'un formulaire, en attente de sa table. */
async function openTable(connection: DuckDBConnection, formulaire: Formulaire, mots: Mots) {
  const { table } = formulaire;
  const [champs, suivi] = [champsEcrits(formulaire), colonnesSuivi(formulaire)];
  const noms = ["millesime", ...champs.map(({ nom }) => nom), ...suivi, ...Object.keys(ATTENTE)];
  const montants = new Set(champs.filter(({ type }) => type === "montant").map(({ nom }) => nom));
  const paquets = await openPaquets(connection, `attente_${table}`, noms.map((nom) => [nom, montants.has(nom) ? DOUBLE : INTEGER])); // prettier-ignore
  const row = noms.map((): Case => null);
  return {
    garder(lot: number, { millesime, ligne, demande, isDouble }: Gardee): void {
      let i = 0;
      row[i++] = millesime;
      for (const { nom, type } of champs) {
        const valeur = ligne[nom] ?? null;
        if (typeof valeur === "string") row[i++] = type === "date" ? toJours(valeur) : mots.rang(valeur);
        else row[i++] = typeof valeur === "object" && valeur !== null ? mots.rang(valeur.join(ENTRE_VALEURS)) : valeur;
      }
      for (const nom of suivi) {
        const valeur = ligne[nom];
        row[i++] = typeof valeur === "string" ? mots.rang(valeur) : null;
      }
      row[i++] = lot;
      row[i++] = demande;
      row[i] = isDouble ? 1 : 0;
      paquets.ajouter(row);
    },
    async ecrire(): Promise<void> {
      paquets.fermer();
      const cases = ["a.millesime", ...champs.map(sqlChamp), ...suivi.map((nom) => `m_${nom}.texte`), ...Object.keys(ATTENTE).map((nom) => `a.${nom}`)]; // prettier-ignore
      const joints = joinMots([...champs.filter(isMot).map(({ nom }) => nom), ...suivi]);
      await connection.run(
        `insert into ${table} select ${cases.join(", ")} from attente_${table} a ${joints}; drop table attente_${table}`,
      );
    },
  };
}

/** Ce qui reçoit les lignes lues, une à une, et les rend au coffre toutes ensemble. */
export interface Attente {
  /** @param lot le rang du fichier dont vient la ligne */
  garder(formulaire: Formulaire, lot: number, gardee: Gardee): void;
  voir(vue: Vue): void;
  /** Les lignes reçues entrent dans leurs tables ; à appeler avant toute requête. */
  ecrire(): Promise<void>;
  /** Les présences vues, réunies par année. */
  reunir(): Promise<void>;
}

export async function openAttente(connection: DuckDBConnection, attendus: readonly Formulaire[]): Promise<Attente> {
  const mots = new Mots(await openPaquets(connection, "mot", [["rang", INTEGER], ["texte", VARCHAR]])); // prettier-ignore
  const vues = await openPaquets(connection, VUES, COLONNES_VUE.map((nom) => [nom, INTEGER])); // prettier-ignore
  const tables = new Map<string, Awaited<ReturnType<typeof openTable>>>();
  for (const formulaire of attendus) tables.set(formulaire.table, await openTable(connection, formulaire, mots));
  return {
    garder({ table }, lot, gardee) {
      const siennes = tables.get(table);
      if (!siennes) throw new RangeError(`table must be one of the vault's, got ${table}`);
      siennes.garder(lot, gardee);
    },
    voir({ source, foyerExport, isNumerote, stricte, large, millesime, jour }) {
      vues.ajouter([mots.rang(source), mots.rang(foyerExport), isNumerote ? 1 : 0, mots.rang(stricte), mots.rang(large), millesime, toJours(jour)]); // prettier-ignore
    },
    async ecrire() {
      vues.fermer();
      mots.fermer();
      for (const table of tables.values()) await table.ecrire();
    },
    async reunir() {
      const cases = COLONNES_VUE.slice(0, -1).map((nom) => (MOTS_VUE.includes(nom) ? `m_${nom}.texte` : `a.${nom}`));
      await connection.run(
        `insert into presence select ${cases.join(", ")}, (date '1970-01-01' + a.debut)::varchar, (date '1970-01-01' + a.fin)::varchar
         from (select * exclude (jour), min(jour) as debut, max(jour) as fin from ${VUES} group by all) a ${joinMots(MOTS_VUE)} order by all;
         drop table ${VUES}; drop table mot`,
      );
    },
  };
}
