import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";

/** Lignes d'un paquet de DuckDB. */
const PAQUET = 2048;

export type Case = number | string | null;

/** Une table qu'on remplit par colonnes : un appel à DuckDB par paquet, et non un par case. */
export class Paquets {
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
