import type { Connexion } from "../entrepot/entrepot.ts";
import { quoteName, quoteText } from "../entrepot/entrepot.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { bloquante, limiter } from "./anomalies.ts";
import { expliquerCsv } from "./illisible.ts";
import { linesAt } from "./lignes.ts";
import type { Morceau } from "./preparer.ts";

/** Une ligne que le lecteur CSV refuse : tronquée, trop longue, guillemet non fermé, encodage. */
interface LigneRejetee {
  readonly ligne: number;
  readonly colonne: string | null;
  readonly genre: string;
}

export interface Piece {
  /** Table temporaire de la connexion : colonnes `c0`, `c1`… en texte, vide = null. */
  readonly table: string;
  readonly lignes: number;
  /** Lignes du fichier que les rejets ont emportées : un guillemet jamais refermé en avale plusieurs. */
  readonly perdues: number;
  readonly rejets: readonly LigneRejetee[];
}

const GENRES: Readonly<Record<string, string>> = {
  "MISSING COLUMNS": "ligne tronquée : il manque des colonnes",
  "TOO MANY COLUMNS": "trop de colonnes",
  "UNQUOTED VALUE": "guillemet mal fermé ou jamais refermé",
  "LINE SIZE OVER MAXIMUM": "ligne démesurée",
};

export const anomaliesRejets = (fichier: string, rejets: readonly LigneRejetee[]): Anomalie[] =>
  limiter(
    rejets.map(({ ligne, colonne, genre }) =>
      bloquante(
        fichier,
        "ligne-malformee",
        GENRES[genre] ?? "ligne malformée",
        "Reprendre le fichier d'origine : il est tronqué ou a été modifié.",
        { ligne, colonne },
      ),
    ),
  );

/** read_csv prend les chemins pour des motifs : un dossier nommé « [2018] » serait introuvable. */
const escapeGlob = (chemin: string): string => chemin.replace(/[[*?]/g, "[$&]");

const isErreurCsv = (error: unknown): boolean => error instanceof Error && /^Invalid Input Error/.test(error.message);

interface Rejet {
  readonly position: number;
  readonly colonne: string | null;
  readonly genre: string;
  readonly lignes: number;
}

/**
 * Lit un morceau dans une table temporaire, tout en texte, colonnes projetées. Un seul passage sur le fichier ; une
 * ligne malformée est rejetée et comptée, jamais réparée. `requete` remplace la projection : elle rend une ligne par
 * ligne du fichier, lues sous les noms `c0`, `c1`…
 * @throws {FichierIllisible} si le fichier entier échappe au lecteur CSV.
 */
export async function readPiece(
  connexion: Connexion,
  morceau: Morceau,
  colonnes: readonly number[],
  id: number,
  requete = (lignes: string): string => `select ${colonnes.map((i) => quoteName(`c${i}`)).join(", ")} from ${lignes}`,
): Promise<Piece> {
  const table = `piece_${id}`;
  const [scans, errors] = [`rejets_scan_${id}`, `rejets_${id}`];
  const types = morceau.entete.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const lecture = `read_csv(${quoteText(escapeGlob(morceau.chemin))},
    delim = ${quoteText(morceau.separateur)}, quote = '"', escape = '"', header = true, auto_detect = false,
    compression = 'none', columns = {${types}},
    store_rejects = true, rejects_scan = '${scans}', rejects_table = '${errors}', rejects_limit = 0)`;
  try {
    await connexion.run(`create or replace temp table ${table} as ${requete(lecture)}`);
  } catch (error) {
    throw isErreurCsv(error) ? expliquerCsv(morceau.chemin) : error;
  }
  const { n } = await connexion.one<{ n: number }>(`select count(*)::integer as n from ${table}`);
  const rejets = await connexion.rows<Rejet>(`
    select line_byte_position::bigint - 1 as position, any_value(column_name) as colonne, any_value(error_type::varchar) as genre,
      greatest(1, any_value(len(list_filter(string_split(csv_line, chr(10)), l -> trim(l, chr(13)) <> ''))))::integer as lignes
    from ${errors} group by line_byte_position order by line_byte_position`);
  await connexion.run(`drop table if exists ${errors}; drop table if exists ${scans}`);
  const lignes = rejets.length > 0 ? linesAt(morceau.chemin, rejets.map((r) => r.position)) : undefined; // prettier-ignore
  return {
    table,
    lignes: n,
    perdues: rejets.reduce((s, r) => s + r.lignes, 0),
    rejets: rejets.map((r) => ({
      ligne: (lignes?.get(r.position) ?? 1) - 1 + morceau.ligneEntete,
      colonne: morceau.entete[Number(/^c(\d+)$/.exec(r.colonne ?? "")?.[1] ?? -1)] ?? null,
      genre: r.genre,
    })),
  };
}
