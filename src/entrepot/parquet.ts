import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Entrepot, quoteName, quoteText, type Colonne, type Row } from "./entrepot.ts";

/** Les bornes d'une colonne ; un texte long n'y est gardé qu'en partie, sa dernière lettre avancée d'un rang au plus grand. */
export interface BorneParquet {
  readonly colonne: string;
  readonly min: string | null;
  readonly max: string | null;
  readonly isMinEntier: boolean;
  readonly isMaxEntier: boolean;
}

/** Tout ce qu'un fichier Parquet laisse lire : ses lignes, les bornes gardées par colonne, ses métadonnées. */
export interface Parquet {
  readonly colonnes: readonly string[];
  readonly lignes: readonly Row[];
  /** Bornes de chaque colonne dans chaque groupe de lignes, telles qu'écrites ; `null` si le fichier n'en garde pas. */
  readonly bornes: readonly BorneParquet[];
  /** Métadonnées en clair : qui a écrit le fichier, et ce qu'il y a ajouté. */
  readonly metadonnees: readonly string[];
  /** Garde-t-il un filtre de Bloom, qui dit si une valeur y était quand il a été écrit ? */
  readonly hasFiltre: boolean;
}

/**
 * La base où se lisent les fichiers, ouverte au premier : l'ouvrir coûte plus que lire. Rien ne s'y garde d'un fichier à l'autre. Après un
 * échec, la lecture suivante en ouvre une autre.
 */
let ouverte: Promise<Entrepot> | null = null;

/**
 * Lit un fichier Parquet avec DuckDB, dans une base en mémoire.
 * @throws Error si ce n'en est pas un
 */
export async function readParquet(octets: Uint8Array): Promise<Parquet> {
  const dossier = await mkdtemp(join(tmpdir(), "abs-parquet-"));
  try {
    const base = await (ouverte ??= Entrepot.open(":memory:", { readOnly: false }));
    const chemin = join(dossier, "table.parquet");
    await writeFile(chemin, octets, { mode: 0o600 });
    const fichier = quoteText(chemin);
    const { connexion } = base;
    await connexion.run("set preserve_insertion_order = true");
    const lignes = await connexion.rows(`select * from read_parquet(${fichier})`);
    const schema = await connexion.rows<{ nom: string }>(
      `select column_name as nom from (describe select * from read_parquet(${fichier}))`,
    );
    const bornes = await connexion.rows<Parquet["bornes"][number]>(`
      select path_in_schema as colonne, coalesce(stats_min_value, stats_min) as "min", coalesce(stats_max_value, stats_max) as "max",
        coalesce(min_is_exact, true) as "isMinEntier", coalesce(max_is_exact, true) as "isMaxEntier"
      from parquet_metadata(${fichier})`);
    const filtres = await connexion.rows(
      `select 1 from parquet_metadata(${fichier}) where bloom_filter_offset is not null`,
    );
    const metadonnees = await connexion.rows<{ texte: string }>(`
      select decode(key) || ' ' || decode(value) as texte from parquet_kv_metadata(${fichier})
      union all select created_by from parquet_file_metadata(${fichier})`);
    return {
      colonnes: schema.map((c) => c.nom),
      lignes,
      bornes,
      metadonnees: metadonnees.map((m) => m.texte),
      hasFiltre: filtres.length > 0,
    };
  } catch (error) {
    ouverte = null; // une lecture en cours garde la sienne
    throw error;
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Une colonne à écrire, et son type dans le fichier. */
export interface ColonneParquet {
  readonly nom: string;
  readonly type: "varchar" | "double" | "integer";
  readonly cases: readonly (string | number | null)[];
}

const appended = ({ type, cases }: ColonneParquet): Colonne =>
  type === "varchar" ? ["varchar", cases.map((c) => (c === null ? null : String(c)))] : ["double", cases.map((c) => (c === null ? null : Number(c)))]; // prettier-ignore

/**
 * Écrit des tables en Parquet, lignes dans l'ordre donné, dans une base en mémoire : les mêmes tables font les mêmes octets.
 * @param metadonnees ce que chaque fichier porte en clair, par clé (lettres et `_`)
 */
export async function writeParquet(
  tables: readonly (readonly ColonneParquet[])[],
  metadonnees: Readonly<Record<string, string>>,
): Promise<Uint8Array[]> {
  const dossier = await mkdtemp(join(tmpdir(), "abs-parquet-"));
  const base = await Entrepot.open(":memory:");
  try {
    const { connexion } = base;
    // Un seul fil et l'ordre gardé : le découpage du fichier ne dépend pas de la machine.
    await connexion.run("set preserve_insertion_order = true; set threads = 1");
    const cles = Object.entries(metadonnees).map(([cle, texte]) => `${cle}: ${quoteText(texte)}`);
    const ecrits: Uint8Array[] = [];
    for (const [i, colonnes] of tables.entries()) {
      const [table, chemin] = [`table_${i}`, join(dossier, `${i}.parquet`)];
      await connexion.run(`create table ${table} (${colonnes.map((c) => `${quoteName(c.nom)} ${c.type}`).join(", ")})`);
      await connexion.append(table, colonnes.map(appended));
      await connexion.run(
        `copy ${table} to ${quoteText(chemin)} (format parquet, compression zstd, write_bloom_filter false, kv_metadata {${cles.join(", ")}})`,
      );
      ecrits.push(await readFile(chemin));
    }
    return ecrits;
  } finally {
    base.close();
    await rm(dossier, { recursive: true, force: true });
  }
}
