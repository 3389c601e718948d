import type { Connexion } from "../entrepot/entrepot.ts";

/** De quoi un territoire est fait, dans chaque géographie dont la liste est chargée. */
export interface Compositions {
  /** Les communes d'un EPCI ; vide s'il n'y existe pas, null si la liste de cette géographie n'est pas chargée. */
  communesDe(epci: string, cog: number): ReadonlySet<string> | null;
  /** Les IRIS d'une commune ; vide si elle n'est pas irisée, null si le découpage de cette géographie n'est pas chargé pour elle. */
  irisDe(commune: string, cog: number): ReadonlySet<string> | null;
}

type Listes = ReadonlyMap<number, ReadonlyMap<string, string>>;

const RIEN: ReadonlySet<string> = new Set();

function lireListe(listes: Listes, territoire: string, cog: number): ReadonlySet<string> | null {
  const liste = listes.get(cog);
  if (!liste) return null;
  const membres = liste.get(territoire);
  return membres === undefined ? RIEN : new Set(membres.split(" "));
}

async function readListes(connexion: Connexion, sql: string): Promise<Listes> {
  const rows = await connexion.rows<{ cog: number; territoire: string; membres: string }>(sql);
  const listes = new Map<number, Map<string, string>>();
  for (const { cog, territoire, membres } of rows)
    listes.set(cog, (listes.get(cog) ?? new Map<string, string>()).set(territoire, membres));
  return listes;
}

/** Lit les listes d'EPCI et d'IRIS de toutes les géographies chargées, une fois. */
export async function readCompositions(connexion: Connexion): Promise<Compositions> {
  const epci = await readListes(
    connexion,
    `select cog, parent as territoire, string_agg(distinct enfant, ' ') as membres from appartenance
     where enfant_niveau = 'commune' and parent_niveau = 'epci' and cog > 0 group by all`,
  );
  // Une commune non irisée n'a que son IRIS « 0000 » : c'est la commune elle-même, que les mouvements suivent.
  const iris = await readListes(
    connexion,
    `select cog, left(code, 5) as territoire, string_agg(distinct code, ' ') as membres from territoire
     where niveau = 'iris' and cog > 0 and right(code, 4) <> '0000' group by all`,
  );
  const nonIrisees = new Map(
    (
      await connexion.rows<{ cog: number; communes: string }>(
        `select cog, string_agg(left(code, 5), ' ') as communes from territoire
         where niveau = 'iris' and cog > 0 and right(code, 4) = '0000' group by cog`,
      )
    ).map((r) => [r.cog, r.communes]),
  );
  return {
    communesDe: (code, cog) => lireListe(epci, code, cog),
    irisDe: (commune, cog) => {
      const liste = lireListe(iris, commune, cog);
      return liste?.size || nonIrisees.get(cog)?.includes(commune) ? liste : null; // un extrait ne dit rien des autres
    },
  };
}
