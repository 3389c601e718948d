import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Entrepot, quoteText, type Row } from "./entrepot.ts";

/** Tout ce qu'un fichier Parquet laisse lire : ses lignes, les bornes gardées par colonne, ses métadonnées. */
export interface Parquet {
  readonly colonnes: readonly string[];
  readonly lignes: readonly Row[];
  /** Bornes de chaque colonne dans chaque groupe de lignes, telles qu'écrites ; `null` si le fichier n'en garde pas. */
  readonly bornes: readonly { readonly colonne: string; readonly min: string | null; readonly max: string | null }[];
  /** Métadonnées en clair : qui a écrit le fichier, et ce qu'il y a ajouté. */
  readonly metadonnees: readonly string[];
}

/**
 * Lit un fichier Parquet avec DuckDB, dans une base en mémoire.
 * @throws Error si ce n'en est pas un
 */
export async function readParquet(octets: Uint8Array): Promise<Parquet> {
  const dossier = await mkdtemp(join(tmpdir(), "abs-parquet-"));
  const base = await Entrepot.open(":memory:", { readOnly: false });
  try {
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
      select path_in_schema as colonne, coalesce(stats_min_value, stats_min) as "min", coalesce(stats_max_value, stats_max) as "max"
      from parquet_metadata(${fichier})`);
    const metadonnees = await connexion.rows<{ texte: string }>(`
      select decode(key) || ' ' || decode(value) as texte from parquet_kv_metadata(${fichier})
      union all select created_by from parquet_file_metadata(${fichier})`);
    return { colonnes: schema.map((c) => c.nom), lignes, bornes, metadonnees: metadonnees.map((m) => m.texte) };
  } finally {
    base.close();
    await rm(dossier, { recursive: true, force: true });
  }
}
