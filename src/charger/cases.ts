import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { ColonneVariable } from "./entete.ts";
import { departementSql } from "./codes-connus.ts";
import { nomNuSql } from "./designation.ts";
import { dePiece, premierLieu } from "./lieux.ts";
import type { Livraison } from "./mesures.ts";
import { marqueSql, valeurSql } from "./valeur.ts";

/** Le même identifiant d'un chargement à l'autre : numéro du fichier, puis rang de la variable. */
const BASE = 10_000;

export function variableId({ id, variables }: Livraison, nom: string): number {
  const connu = variables.get(nom);
  if (connu !== undefined) return connu;
  const nouveau = id * BASE + variables.size;
  variables.set(nom, nouveau);
  return nouveau;
}

/** Décrit les variables du fichier ; `anneeFichier` date celles dont le nom ne dit rien. */
export async function insertVariables(
  connexion: Connexion,
  livraison: Livraison,
  colonnes: readonly ColonneVariable[],
  anneeFichier: number | null,
): Promise<void> {
  const { id, source, millesime } = livraison;
  const rows = colonnes.map((c) => {
    const textes = [source.id, c.nom, c.variable.motif, c.variable.libelle, c.variable.nature, c.variable.unite]
      .map(quoteText)
      .join(", ");
    // Quand la ligne porte la date, la variable n'a pas de millésime à elle.
    const annee = source.millesime.de === "colonne" ? "null" : (c.millesime ?? millesime ?? anneeFichier ?? "null");
    return `(${variableId(livraison, c.nom)}, ${id}, ${textes}, ${annee}, ${c.debut ?? "null"})`;
  });
  await connexion.run(`insert into variable select * from (values ${rows.join(", ")}) v
    where v.col0 not in (select id from variable where fichier = ${id})`);
}

/** Écrit une cellule par case, et rend le nombre de celles qui ne sont ni un nombre ni une marque. */
export async function insertCases(
  connexion: Connexion,
  livraison: Livraison,
  colonnes: readonly ColonneVariable[],
  piece: number,
): Promise<number> {
  const { format } = livraison.source;
  const milliers = format.type === "csv" ? format.milliers : undefined;
  // Les identifiants d'un côté, les cases de l'autre : `unpivot` rendrait des noms, à relire en nombres ligne à ligne.
  const ids = colonnes.map((c) => variableId(livraison, c.nom));
  await connexion.run(`
    insert into cellule
    select ${premierLieu(piece)} + rang, variable, valeur, ${marqueSql("x", "valeur")}
    from (select *, ${valeurSql("x", milliers)} as valeur from (
      select rang, unnest([${ids.join(", ")}]::integer[]) as variable, unnest([${colonnes.map((c) => `"c${c.index}"`).join(", ")}]) as x
      from garde_${piece}))`);
  const { illisibles } = await connexion.one<{ illisibles: number }>(
    `select count(*)::integer as illisibles from cellule where ${dePiece("lieu", piece)} and marque is null`,
  );
  return illisibles;
}

/** Un territoire que la géographie chargée ne nomme pas (EPCI dissous, IRIS ancien) prend le nom que son fichier lui donne. */
export async function insertNoms(connexion: Connexion, id: number, colonne: number, rangPiece: number): Promise<void> {
  await connexion.run(`
    insert into territoire
    select ${id}::smallint, 0::smallint, niveau::niveau, territoire, min("c${colonne}"), null
    from garde_${rangPiece} where niveau in ('iris', 'epci', 'qpv') and "c${colonne}" is not null group by all`);
}

/**
 * Rattache chaque territoire aux communes que sa ligne nomme : celles de son département qui portent ce nom, et elles seules. Un nom
 * que le code officiel ne connaît pas, ou que deux communes portent, ne rattache rien.
 */
export async function insertRattachements(connexion: Connexion, { id, cog }: Livraison, colonne: number, rangPiece: number): Promise<void> {
  await connexion.run(`
    insert into appartenance
    with dite as (
      select distinct niveau, territoire, ${departementSql("niveau", "territoire")} as departement, ${nomNuSql("nom")} as nom
      from (select niveau, territoire, trim(unnest(string_split("c${colonne}", ','))) as nom from garde_${rangPiece})
    ), commune as (
      select distinct code, ${departementSql("'commune'", "code")} as departement, ${nomNuSql("nom")} as nom from territoire where niveau = 'commune' and cog > 0
    )
    select ${id}::smallint, ${cog ?? 0}::smallint, d.niveau, d.territoire, 'commune'::niveau, min(c.code)
    from dite d join commune c using (departement, nom) group by d.niveau, d.territoire, d.nom having count(*) = 1`);
} // prettier-ignore
