import type { Connexion } from "../entrepot/entrepot.ts";
import { quoteName, quoteText } from "../entrepot/entrepot.ts";
import type { Morceau } from "./preparer.ts";

/** Une ligne que le lecteur CSV refuse : tronquée, trop longue, guillemet non fermé, encodage. */
export interface LigneRejetee {
  readonly ligne: number;
  readonly colonne: string | null;
  readonly genre: string;
}

export interface Piece {
  /** Table temporaire de la connexion : colonnes `c0`, `c1`… en texte, vide = null. */
  readonly table: string;
  readonly lignes: number;
  readonly rejets: readonly LigneRejetee[];
}

/**
 * Lit un morceau dans une table temporaire, tout en texte, colonnes projetées. Un seul passage sur le fichier ; une
 * ligne malformée est rejetée et comptée, jamais réparée.
 */
export async function readPiece(
  connexion: Connexion,
  morceau: Morceau,
  colonnes: readonly number[],
  id: number,
): Promise<Piece> {
  const table = `piece_${id}`;
  const [scans, errors] = [`rejets_scan_${id}`, `rejets_${id}`];
  const types = morceau.entete.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const projection = colonnes.map((i) => quoteName(`c${i}`)).join(", ");
  await connexion.run(`
    create or replace temp table ${table} as select ${projection} from read_csv(${quoteText(morceau.chemin)},
      delim = ${quoteText(morceau.separateur)}, quote = '"', escape = '"', header = true, auto_detect = false,
      columns = {${types}}, store_rejects = true, rejects_scan = '${scans}', rejects_table = '${errors}', rejects_limit = 0)`);
  const { n } = await connexion.one<{ n: number }>(`select count(*)::integer as n from ${table}`);
  const rejets = await connexion.rows<{ ligne: number; colonne: string | null; genre: string }>(
    `select line::integer as ligne, any_value(column_name) as colonne, any_value(error_type::varchar) as genre
     from ${errors} group by line order by line`,
  );
  await connexion.run(`drop table if exists ${errors}; drop table if exists ${scans}`);
  return {
    table,
    lignes: n,
    rejets: rejets.map((r) => ({
      ligne: r.ligne - 1 + morceau.ligneEntete,
      colonne: morceau.entete[Number(/^c(\d+)$/.exec(r.colonne ?? "")?.[1] ?? -1)] ?? null,
      genre: r.genre,
    })),
  };
}
