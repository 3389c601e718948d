import { FRANCES, NIVEAUX, type Niveau, type Territoire } from "../modele/territoire.ts";
import type { Quartier } from "../charger/projet.ts";
import { findGroupe } from "./groupes.ts";
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

const isFrance = (code: string): code is keyof typeof FRANCES => Object.hasOwn(FRANCES, code);

/**
 * Les territoires qu'un code désigne : `68224`, `F_X_D976`, `44` (un département ET une région), `DEP-44` (un seul),
 * ou un quartier du projet (territoires.csv), que l'entrepôt ne connaît pas.
 * @returns vide si le code n'existe dans aucune géographie chargée.
 */
export async function findTerritoires(
  connexion: Connexion,
  code: string,
  quartiers: readonly Quartier[] = [],
): Promise<Territoire[]> {
  if (isFrance(code)) return [{ niveau: "france", code, nom: FRANCES[code] }];
  const groupe = findGroupe(code);
  if (groupe) return [groupe];
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
  const quartier = quartiers.find((q) => q.quartier === cherche);
  if (quartier) rows.push({ niveau: "quartier", code: quartier.quartier, nom: quartier.nom });
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
