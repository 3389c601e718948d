import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { SourceMesures } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { nomNu, prepareDesignations, readDesignations } from "./designation.ts";

/**
 * Quartiers prioritaires : `QP` + 6 caractères (géographie de 2015), `QN` + 6 (géographie de 2024). Deux familles, deux
 * découpages : un même quartier y a deux codes, et rien ne passe de l'une à l'autre (R10).
 */
export const CODE_QPV = "QP\\d{2}[0-9AB]\\d{3}|QN\\d{2}[0-9AB]\\d{2}[A-Z]";

/** Codes de « France » des fichiers. Filosofi écrit `1` pour la métropole. */
const FRANCES: Readonly<Record<string, string>> = { "1": "FM", F: "F", FM: "FM", F_X_D976: "F_X_D976" };

/**
 * Un EPCI dissous n'est plus dans la géographie chargée, mais son code reste un SIREN : neuf chiffres, dont le dernier
 * est la clé de Luhn (Insee, définition du Siren). Vérifié sur tous les EPCI des fichiers de l'Insee de 2014 à 2023.
 */
export function isSiren(code: string): boolean {
  if (!/^\d{9}$/.test(code)) return false;
  const somme = [...code].reduce((s, c, i) => s + (i % 2 === 1 ? Number(DOUBLES[Number(c)]) : Number(c)), 0);
  return somme % 10 === 0;
}

/** Chiffre doublé, puis somme de ses chiffres : 7 → 14 → 5. */
const DOUBLES = "0246813579";

const sirenSql = (x: string): string => {
  const chiffres = Array.from({ length: 9 }, (_, i) => {
    const chiffre = `try_cast(substr(${x}, ${i + 1}, 1) as integer)`;
    return i % 2 === 1 ? `try_cast(substr('${DOUBLES}', ${chiffre} + 1, 1) as integer)` : chiffre;
  });
  return `(regexp_full_match(${x}, '\\d{9}') and (${chiffres.join(" + ")}) % 10 = 0)`;
};

/** Le niveau, le code et l'existence du territoire d'une ligne, en SQL ; `cle` est l'expression du code livré, `forme` celle qu'il doit avoir. */
export function territoireSql(niveau: Niveau, cle: string, forme?: string): TerritoireSql {
  const t = territoireNiveauSql(niveau, cle);
  return forme === undefined ? t : { ...t, connu: `(${t.connu} and regexp_full_match(${cle}, ${quoteText(forme)}))` };
}

interface TerritoireSql {
  readonly niveau: string;
  readonly code: string;
  readonly connu: string;
}

function territoireNiveauSql(niveau: Niveau, cle: string): TerritoireSql {
  const dans = (table: string): string => `${cle} in (select code from ${table})`;
  const simple = (connu: string): TerritoireSql => ({
    niveau: `'${niveau}'`,
    code: cle,
    connu,
  });
  switch (niveau) {
    case "commune": // les arrondissements de Paris, Lyon et Marseille sont dans les mêmes fichiers que leurs communes
      return {
        ...simple(dans("ref_commune")),
        niveau: `case when ${dans("ref_arm")} then 'arm' else 'commune' end`,
      };
    case "iris":
      return simple(`length(${cle}) = 9 and left(${cle}, 5) in (select code from ref_commune)`);
    case "epci":
      return simple(sirenSql(cle));
    case "qpv":
      return simple(`regexp_full_match(${cle}, '${CODE_QPV}')`);
    case "france": {
      const cas = Object.entries(FRANCES).map(([livre, code]) => `when '${livre}' then '${code}'`);
      return { ...simple(`${cle} in ('${Object.keys(FRANCES).join("', '")}')`), code: `case ${cle} ${cas.join(" ")} else ${cle} end` }; // prettier-ignore
    }
    default:
      return simple(dans(`territoire where niveau = '${niveau}'`));
  }
}

/**
 * Expression SQL : le département d'un code, null si les codes de son niveau n'en disent pas. Deux ou trois premiers
 * caractères ; après `QP` ou `QN`, trois caractères (`QP068004`).
 */
export const departementSql = (niveau: string, code: string): string => `
  case when ${niveau} = 'qpv' then case when ${code}[3] = '0' then ${code}[4:5] else ${code}[3:5] end
    when ${niveau} in ('commune', 'arm', 'iris') then case when ${code}[:2] in ('97', '98') then ${code}[:3] else ${code}[:2] end end`;

/** Les codes de la géographie chargée, une fois par connexion : ceux du COG, les anciens, ceux des mouvements. */
export async function prepareReferences(connexion: Connexion): Promise<void> {
  await connexion.run(`
    create or replace temp table ref_etendue as
      select niveau::varchar as niveau, ${departementSql("niveau", "code")} as departement, count(distinct code)::integer as n
      from territoire where cog > 0 and niveau in ('commune', 'epci', 'departement', 'region') group by all;
    create or replace temp table ref_arm as select distinct code from territoire where niveau = 'arm';
    create or replace temp table ref_commune as
      select code from territoire where niveau in ('commune', 'arm')
      union select code from code_ancien union select avant from mouvement union select apres from mouvement`);
  await prepareDesignations(connexion);
}

export interface CodesConnus {
  readonly isConnu: (code: string) => boolean;
  /** Le code sous lequel le territoire est rangé. */
  readonly ranger: (code: string) => string;
}

/** La règle de `territoireSql` (ou des désignations), en JavaScript, pour dire quelle ligne est fautive. */
export async function readCodesConnus(
  connexion: Connexion,
  niveau: Niveau,
  { formeCode, designation }: Pick<SourceMesures, "formeCode" | "designation">,
): Promise<CodesConnus> {
  if (designation !== undefined) {
    const designations = await readDesignations(connexion, designation);
    return { isConnu: (x) => designations.has(nomNu(x)), ranger: (x) => designations.get(nomNu(x)) ?? x };
  }
  const codes = await readCodesNiveau(connexion, niveau);
  if (formeCode === undefined) return codes;
  const attendue = new RegExp(`^(?:${formeCode})$`);
  return { ...codes, isConnu: (code) => codes.isConnu(code) && attendue.test(code) };
}

async function readCodesNiveau(connexion: Connexion, niveau: Niveau): Promise<CodesConnus> {
  const ranger = (code: string): string => code;
  if (niveau === "epci") return { isConnu: isSiren, ranger };
  if (niveau === "qpv") return { isConnu: (code) => new RegExp(`^(?:${CODE_QPV})$`).test(code), ranger };
  if (niveau === "france")
    return { isConnu: (code) => Object.hasOwn(FRANCES, code), ranger: (code) => FRANCES[code] ?? code };
  const table = niveau === "commune" || niveau === "iris" ? "ref_commune" : `territoire where niveau = '${niveau}'`;
  const codes = new Set((await connexion.rows<{ code: string }>(`select code from ${table}`)).map((r) => r.code));
  return {
    isConnu: niveau === "iris" ? (code) => code.length === 9 && codes.has(code.slice(0, 5)) : (code) => codes.has(code),
    ranger,
  };
}
