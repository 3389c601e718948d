import { FRANCES, NIVEAUX, type Niveau, type Territoire } from "../modele/territoire.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";

const PREFIXES: Readonly<Record<string, Niveau>> = {
  IRIS: "iris",
  QUARTIER: "quartier",
  QPV: "qpv",
  ARM: "arm",
  COM: "commune",
  EPCI: "epci",
  DEP: "departement",
  REG: "region",
};

const rang = (niveau: Niveau): number => NIVEAUX.indexOf(niveau);

/**
 * Les territoires qu'un code désigne : `68224`, `F_X_D976`, `44` (un département ET une région), `DEP-44` (un seul).
 * @returns vide si le code n'existe dans aucune géographie chargée.
 */
export async function findTerritoires(connexion: Connexion, code: string): Promise<Territoire[]> {
  if (code in FRANCES) return [{ niveau: "france", code, nom: FRANCES[code as keyof typeof FRANCES] }];
  const [, prefixe, reste] = /^([A-Z]+)-(.+)$/.exec(code) ?? [];
  const niveau = prefixe === undefined ? undefined : PREFIXES[prefixe];
  const cherche = niveau === undefined ? code : (reste ?? "");
  const rows = await connexion.rows<{ niveau: Niveau; code: string; nom: string | null }>(
    `
    select niveau::varchar as niveau, code, arg_max(nom, cog) as nom from territoire where code = $code group by all
    union select 'commune', code, arg_max(nom, debut) from code_ancien where code = $code
      and code not in (select code from territoire where niveau in ('commune', 'arm')) group by code
    union select distinct niveau::varchar, territoire, null from mesure where territoire = $code
      and niveau = 'iris' and territoire not in (select code from territoire where niveau = 'iris')`,
    { code: cherche },
  );
  return rows
    .filter((r) => niveau === undefined || r.niveau === niveau)
    .map((r) => ({ niveau: r.niveau, code: r.code, nom: r.nom ?? r.code }))
    .sort((a, b) => rang(a.niveau) - rang(b.niveau));
}

/** Le nom le plus récent de chaque territoire demandé. */
export async function readNoms(
  connexion: Connexion,
  niveau: Niveau,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await connexion.rows<{ code: string; nom: string }>(
    `select code, arg_max(nom, cog) as nom from territoire where niveau = '${niveau}' and nom is not null
     and code in (${codes.map(quoteText).join(", ")}) group by code`,
  );
  return new Map(rows.map((r) => [r.code, r.nom]));
}

/** Mouvements qui changent le périmètre d'une commune : créations, suppressions, fusions, rétablissements, transferts. */
const PERIMETRE = [20, 21, 30, 31, 32, 33, 34];

/**
 * Le périmètre d'un territoire a-t-il changé entre deux géographies ? La date et la nature du mouvement, ou null.
 * Aux mailles supra-communales, on ne le sait que si les deux géographies sont la même.
 */
export async function perimetreChange(
  connexion: Connexion,
  t: Pick<Territoire, "niveau" | "code">,
  a: number | null,
  b: number | null,
): Promise<string | null> {
  if (a === null || b === null || a === b || !["commune", "arm", "iris"].includes(t.niveau)) return null;
  const commune = t.code.slice(0, 5);
  const [premier] = await connexion.rows<{ date: string }>(
    `
    select min(date) as date from mouvement
    where (avant = $commune or apres = $commune) and (avant <> apres or type_avant <> type_apres) and modification in (${PERIMETRE.join(", ")})
      and type_apres = 'COM' and type_avant in ('COM', 'COMA', 'COMD')
      and date > '${Math.min(a, b)}-01-01' and date <= '${Math.max(a, b)}-01-01' having min(date) is not null`,
    { commune },
  );
  return premier
    ? `R11 : le périmètre de la commune a changé le ${premier.date} (fusion ou scission) ; rebaser demande une table de passage`
    : null;
}
