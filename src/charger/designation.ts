import { getReferentielDesigne } from "../../loaders/index.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { avertissement, bloquante } from "./anomalies.ts";

/** Pourquoi une ligne désignée est mise à part. */
export const RAISONS_DESIGNATION = {
  inconnue: "le territoire qu'elles désignent n'est pas dans la liste chargée",
  ambigue: "plusieurs territoires sont désignés de même",
  repetee: "un même territoire est désigné de plusieurs façons, sans qu'on sache si ce sont ses parts",
} as const;
export type RaisonDesignation = keyof typeof RAISONS_DESIGNATION;

/** Le territoire d'une ligne, en SQL ; `raison` : null, ou pourquoi il n'est pas certain. */
interface TerritoireDesigne {
  readonly niveau: string;
  readonly code: string;
  readonly raison: string;
}

/** Expression SQL : une désignation sans accents, sans casse, sans blancs ni ponctuation (« L'Orée-du-Bois » : `LOREEDUBOIS`). */
export const nomNuSql = (x: string): string =>
  `regexp_replace(upper(strip_accents(replace(replace(${x}, 'œ', 'oe'), 'Œ', 'OE'))), '[^A-Z0-9]+', '', 'g')`;

/** La même règle en JavaScript. */
export const nomNu = (x: string): string =>
  x
    .replaceAll("œ", "oe")
    .replaceAll("Œ", "OE")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "");

/**
 * Les désignations chargées, une fois par connexion. Un nom vaut dans sa commune, et dans les arrondissements de celle-ci : la Cnaf
 * range les quartiers de Paris et de Marseille par arrondissement, leur liste par ville.
 */
export const prepareDesignations = (connexion: Connexion): Promise<void> =>
  connexion.run(`create or replace temp table ref_designation as
    with toutes as (
      select famille, coalesce(commune, '') || designe as designe, niveau, code from designation
      union all
      select d.famille, a.enfant || d.designe, d.niveau, d.code
      from designation d join appartenance a on a.enfant_niveau = 'arm' and a.parent_niveau = 'commune' and a.parent = d.commune
    )
    select famille, designe, min(niveau)::varchar as niveau, min(code) as code, count(distinct code)::integer as n
    from toutes group by famille, designe`);

/** Le territoire qu'une ligne désigne ; `livre` est l'expression qualifiée de ce qu'elle écrit (la commune, puis le nom). */
export function territoireDesigneSql(famille: string, livre: string): TerritoireDesigne {
  const lire = (quoi: string): string =>
    `(select ${quoi} from ref_designation r where r.famille = ${quoteText(famille)} and r.designe = ${nomNuSql(livre)})`;
  return {
    niveau: lire("r.niveau"),
    code: lire("r.code"),
    raison: `case coalesce(${lire("r.n")}, 0) when 0 then 'inconnue' when 1 then null else 'ambigue' end`,
  };
}

/** Les désignations certaines et leur territoire, pour relire un fichier fautif ligne à ligne. */
export async function readDesignations(connexion: Connexion, famille: string): Promise<ReadonlyMap<string, string>> {
  const rows = await connexion.rows<{ designe: string; code: string }>(
    "select designe, code from ref_designation where famille = $famille and n = 1",
    { famille },
  );
  return new Map(rows.map((r) => [r.designe, r.code]));
}

/** Des lignes mises à part, par raison, avec quelques exemples de ce qu'elles écrivent. */
export interface MiseAPart {
  readonly raison: RaisonDesignation;
  readonly n: number;
  readonly exemples: readonly string[];
}

/**
 * Ce qu'on dit des lignes mises à part ; une bloquante si aucune ligne n'est désignée : la liste manque, ou c'est un autre fichier.
 * @param gardees lignes dont le territoire est certain
 */
export function direDesignations(fichier: string, famille: string, parts: readonly MiseAPart[], gardees: number): Anomalie[] {
  const liste = getReferentielDesigne(famille);
  if (gardees === 0 && parts.length > 0)
    return [
      bloquante(
        fichier,
        "designation-inconnue",
        "aucune ligne ne désigne un territoire de la liste chargée : ce fichier ne porte pas de code, seulement des noms ou des numéros",
        `Ajouter à millesimes.csv la source ${liste?.id ?? famille}${liste ? ` (${liste.titre}, ${liste.page})` : ""}, puis recharger.`,
      ),
    ];
  return parts.map(({ raison, n, exemples }) =>
    avertissement(
      fichier,
      "designation-incertaine",
      `${formatNombre(n)} ligne${n > 1 ? "s" : ""} mise${n > 1 ? "s" : ""} à part : ${RAISONS_DESIGNATION[raison]}`,
      raison === "inconnue"
        ? `Rien à faire si ce n'est pas votre territoire ; sinon charger une liste (${liste?.titre ?? famille}) plus proche de la date du fichier.`
        : "Rien à faire : le deviner donnerait les chiffres d'un autre territoire.",
      { valeur: exemples.join(" ; ") },
    ),
  );
} // prettier-ignore
