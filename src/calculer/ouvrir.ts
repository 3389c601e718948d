import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import { Entrepot, quoteName, quoteText } from "../entrepot/entrepot.ts";

/** Ce qu'une commune d'une union lit de l'entrepôt national ; les autres tables, telles quelles. */
const VUES: Readonly<Record<string, (commune: string, sien: string) => string>> = {
  // Les fichiers de l'union, et les exports de cette commune.
  fichier: (_, sien) => `from national.main.fichier union all by name from ${quoteName(sien)}.main.fichier`,
  // Des communes comparables, les siennes seulement (voir comparables.sql).
  resultat: (commune) => sansLesAutres("resultat", commune),
  reserve_resultat: (commune) => sansLesAutres("reserve_resultat", commune),
  comparable: (commune) => `from national.main.comparable where commune = ${quoteText(commune)}`,
};

/** Les tables de l'entrepôt d'une commune que l'union ne remplace jamais : ce qui sort de son coffre. */
const PROPRES = ["agregat", "structure"];

const sansLesAutres = (table: string, commune: string): string => `
  from national.main.${table} where niveau <> 'comparables' or not contains(territoire, '@')
  union all by name select * replace (split_part(territoire, '@', 1) as territoire) from national.main.${table}
  where niveau = 'comparables' and territoire like ${quoteText(`%@${commune}`)}`;

/**
 * L'entrepôt d'un projet, pour le lire. Une commune d'une union n'ouvre que deux fichiers, en lecture : le sien (les agrégats
 * de son coffre) et celui de l'union (les données nationales, leurs résultats) ; jamais celui d'une autre commune.
 */
export async function openResultats({ dir, union, observatoire }: Projet): Promise<Entrepot> {
  const entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
  if (union === null) return entrepot;
  const { connexion } = entrepot;
  try {
    await entrepot.attach(cheminEntrepot(union), "national");
    const { sien } = await connexion.one<{ sien: string }>("select current_database() as sien");
    const tables = await connexion.rows<{ nom: string }>(
      `select table_name as nom from duckdb_tables() where database_name = 'national'
       union select view_name from duckdb_views() where database_name = 'national' and not internal`,
    );
    for (const { nom } of tables.filter((t) => !PROPRES.includes(t.nom)))
      await connexion.run(
        `create temp view ${quoteName(nom)} as ${VUES[nom]?.(observatoire.commune, sien) ?? `from national.main.${quoteName(nom)}`}`,
      );
    return entrepot;
  } catch (error) {
    entrepot.close();
    throw error;
  }
}
