import { DOUBLE, type DuckDBConnection, type DuckDBType, INTEGER, VARCHAR } from "@duckdb/node-api";
import { type ChampEcrit, champsEcrits, colonnesDe, colonnesSuivi, type Formulaire } from "./formulaire.ts";
import type { Gardee, Vue } from "./lire-ligne.ts";
import { createMots, ENTRE_VALEURS, type Mot } from "./mots.ts";
import { type Case, Paquets } from "./paquets.ts";

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
async function openTable(connection: DuckDBConnection, formulaire: Formulaire) {
  const { table } = formulaire;
  const [champs, suivi] = [champsEcrits(formulaire), colonnesSuivi(formulaire)];
  const attente = Object.keys(ATTENTE);
  const noms = ["millesime", ...colonnesDe(formulaire), ...attente];
  const montants = new Set(champs.filter(({ type }) => type === "montant").map(({ nom }) => nom));
  const paquets = await openPaquets(connection, `attente_${table}`, noms.map((nom) => [nom, montants.has(nom) ? DOUBLE : INTEGER])); // prettier-ignore
  const row = noms.map((): Case => null);
  return {
    garder(lot: number, { millesime, ligne, demande, isDouble }: Gardee): void {
      let i = 0;
      row[i++] = millesime;
      for (const valeur of ligne) row[i++] = valeur;
      row[i++] = lot;
      row[i++] = demande;
      row[i] = isDouble ? 1 : 0;
      paquets.ajouter(row);
    },
    async ecrire(): Promise<void> {
      paquets.fermer();
      const cases = ["a.millesime", ...champs.map(sqlChamp), ...suivi.map((nom) => `m_${nom}.texte`), ...attente.map((nom) => `a.${nom}`)]; // prettier-ignore
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
  readonly mot: Mot;
  /** Les lignes reçues entrent dans leurs tables ; à appeler avant toute requête. */
  ecrire(): Promise<void>;
  /** Les présences vues, réunies par année. */
  reunir(): Promise<void>;
}

export async function openAttente(connection: DuckDBConnection, attendus: readonly Formulaire[]): Promise<Attente> {
  const mots = await openPaquets(connection, "mot", [["rang", INTEGER], ["texte", VARCHAR]]); // prettier-ignore
  const mot = createMots((rang, texte) => mots.ajouter([rang, texte]));
  const vues = await openPaquets(connection, VUES, COLONNES_VUE.map((nom) => [nom, INTEGER])); // prettier-ignore
  const tables = new Map<string, Awaited<ReturnType<typeof openTable>>>();
  for (const formulaire of attendus) tables.set(formulaire.table, await openTable(connection, formulaire));
  return {
    mot,
    garder({ table }, lot, gardee) {
      const siennes = tables.get(table);
      if (!siennes) throw new RangeError(`table must be one of the vault's, got ${table}`);
      siennes.garder(lot, gardee);
    },
    voir({ source, foyerExport, isNumerote, stricte, large, millesime, jour }) {
      vues.ajouter([source, foyerExport, isNumerote ? 1 : 0, stricte, large, millesime, jour]);
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
