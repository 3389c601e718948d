import type { Quartier } from "../charger/projet.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { codeComparables } from "../indicateurs/comparables.ts";
import type { Marque } from "../modele/statut.ts";
import type { Perimetres } from "./perimetre.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";

/** Ce que valent, ensemble, les parties d'un territoire dans un fichier. */
export interface Somme {
  readonly variable: number;
  readonly fichier: number;
  readonly millesime: number;
  readonly valeur: number | null;
  /** Parties dont la valeur est connue, parties présentes dans le fichier, parties que le territoire compte. */
  readonly servis: number;
  readonly presents: number;
  readonly attendus: number | null;
  readonly marque: Marque | null;
  /** La maille des parties. */
  readonly maille: Niveau;
}

export interface Parties {
  readonly maille: Niveau;
  /** Requête : territoire du fichier, partie où il compte, la part qui y tombe, et la géographie où c'est vrai (null : toutes). */
  readonly sql: string;
  readonly attendus: string;
}

function communesDe(membres: string): Parties {
  return {
    maille: "commune",
    sql: `select ancien as territoire, commune as partie, 1.0 as part, cog from devenue where commune in (${membres})`,
    attendus: `(select count(*) from (${membres}))`,
  };
}

/** Les territoires plus petits dont `t` est la somme, du plus proche au plus fin ; les tables viennent de resultats.sql. */
export function partiesDe(t: Territoire, quartiers: readonly Quartier[]): Parties[] {
  const code = quoteText(t.code);
  const arrondissements = `select distinct enfant from appartenance where enfant_niveau = 'arm' and parent = ${code}`;
  const iris = {
    maille: "iris",
    sql: `select distinct territoire, territoire as partie, 1.0 as part, null::smallint as cog from mesure where niveau = 'iris'
      and (left(territoire, 5) = ${code} or left(territoire, 5) in (${arrondissements}))`,
    attendus: "null",
  } as const;
  if (t.niveau === "arm") return [iris];
  if (t.niveau === "commune")
    return [
      {
        maille: "arm",
        sql: `select enfant as territoire, enfant as partie, 1.0 as part, null::smallint as cog from (${arrondissements})`,
        attendus: `(select count(*) from (${arrondissements}))`,
      },
      iris,
    ];
  if (t.niveau === "quartier") {
    const siens = quartiers.filter((q) => q.quartier === t.code);
    const lignes = siens.map((q) => `(${quoteText(q.iris)}, ${quoteText(q.iris)}, ${q.part})`);
    const sql = `select *, null::smallint as cog from (values ${lignes.join(", ")}) as q(territoire, partie, part)`;
    return siens.length === 0 ? [] : [{ maille: "iris", sql, attendus: String(siens.length) }];
  }
  if (t.niveau === "epci" || t.niveau === "departement" || t.niveau === "strate")
    return [communesDe(`select commune from membre where niveau = '${t.niveau}' and parent = ${code}`)];
  if (t.niveau === "comparables") {
    // Celles du projet sont écrites ; celles d'une commune nommée, cherchées le temps de la question.
    const [theme = "", commune] = t.code.slice(codeComparables("").length).split("@");
    const table = commune === undefined ? "comparable" : "voisine";
    return [communesDe(`select voisine as commune from ${table} where theme = ${quoteText(theme)}`)];
  }
  if (t.niveau === "region" || t.niveau === "france")
    return [
      communesDe(`select m.commune from membre m
        join membre_departement d on m.niveau = 'departement' and d.departement = m.parent
        where d.niveau = '${t.niveau}' and d.parent = ${code}`),
    ];
  return [];
}

/**
 * Additionne une variable sur les parties d'un territoire que le fichier ne donne pas lui-même, fichier par fichier.
 * Une partie faite de plusieurs anciennes communes n'est connue que si toutes le sont.
 */
export async function sommer(
  connexion: Connexion,
  variable: string,
  t: Territoire,
  quartiers: readonly Quartier[],
): Promise<Somme[]> {
  for (const parties of partiesDe(t, quartiers)) {
    const sommes = await additionner(connexion, variable, parties);
    if (sommes.length > 0) return sommes;
  }
  return [];
}

/**
 * La variable dans une commune de la géographie `cible`, pour les fichiers d'une autre géographie où cette commune était
 * faite d'autres : une somme par fichier, avec les communes additionnées. Rien pour une commune partagée.
 */
export async function rebaserVariable(
  connexion: Connexion,
  variable: string,
  commune: string,
  cible: number,
  perimetres: Perimetres,
): Promise<(Somme & { readonly communes: readonly string[] })[]> {
  const cogs = await connexion.rows<{ cog: number }>(
    "select distinct cog from fichier where cog is not null order by cog",
  );
  const sommes = await Promise.all(
    cogs.map(async ({ cog }) => {
      const communes = perimetres.liens(cog, cible).flatMap((l) => (l.apres === commune ? [l.avant] : []));
      if (communes.length === 0 || perimetres.partage(commune, cog, cible) !== null) return [];
      const sql = `select territoire, territoire as partie, 1.0 as part, ${cog}::smallint as cog
        from (values ${communes.map((c) => `(${quoteText(c)})`).join(", ")}) as c(territoire)`;
      const siennes = await additionner(connexion, variable, {
        maille: "commune",
        sql,
        attendus: String(communes.length),
      });
      return siennes.map((s) => ({ ...s, communes: communes.toSorted() }));
    }),
  );
  return sommes.flat();
}

async function additionner(
  connexion: Connexion,
  variable: string,
  { maille, sql, attendus }: Parties,
): Promise<Somme[]> {
  return connexion.rows<Somme>(
    `
      with p as (${sql}), partie as (
        select m.variable, m.fichier, m.millesime, p.partie,
          case when count(*) = count(m.valeur) then sum((m.valeur * p.part)::decimal(38, 12)) end as valeur,
          max(m.marque) filter (m.marque <> 'valeur') as marque
        from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
          join p on p.territoire = m.territoire and (p.cog is null or f.cog is null or p.cog = f.cog)
        where v.nom = $variable and m.niveau = '${maille}' group by all)
      select variable, fichier, millesime, sum(valeur)::double as valeur, count(valeur)::integer as servis,
        count(*)::integer as presents, ${attendus}::integer as attendus, max(marque)::varchar as marque, '${maille}' as maille
      from partie group by variable, fichier, millesime order by millesime, fichier`,
    { variable },
  );
}
