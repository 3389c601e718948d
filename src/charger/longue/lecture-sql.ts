import { quoteText } from "../../entrepot/entrepot.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { dateSql, horsPeriodeSql } from "../diagnostic.ts";
import type { PlanLongue } from "./plan.ts";

/** Pourquoi une ligne ne donne pas de mesure ; 0 : elle en donne une. */
export const ECARTS = { gardee: 0, horsChamp: 1, horsMaille: 2, horsPeriode: 3, horsSelection: 4, vide: 5 } as const;

/** Texte d'une colonne du fichier, jamais nul. */
const texte = (index: number): string => `coalesce("c${index}", '')`;
const liste = (valeurs: readonly string[]): string => valeurs.map(quoteText).join(", ");

/** Le code livré : la clé, complétée par sa suite s'il y en a une. */
const codeSql = ({ cle, suite }: PlanLongue): string =>
  suite === null ? texte(cle) : `${texte(cle)} || ${texte(suite)}`;

/** Rang de la maille d'une ligne, null hors de celles qu'on lit ; -1 quand aucune forme de code ne convient. */
function mailleSql(plan: PlanLongue): string {
  const { mailles } = plan.longue;
  if (!mailles) return "0";
  const cas = mailles.lues.map(({ valeur, code = ".*" }, rang) =>
    plan.maille === null
      ? `when regexp_full_match(${codeSql(plan)}, ${quoteText(code)}) then ${rang}`
      : `when ${texte(plan.maille)} = ${quoteText(valeur ?? "")} then ${rang}`,
  );
  return `case ${cas.join(" ")} ${plan.maille === null ? "else -1 " : ""}end`;
}

/** Le code officiel : celui que capture la forme de la maille, le code livré à défaut. */
function codeOfficielSql(plan: PlanLongue): string {
  const cas = (plan.longue.mailles?.lues ?? []).flatMap(({ code }, rang) =>
    code?.includes("(") ? [`when ${rang} then coalesce(nullif(regexp_extract(livre, ${quoteText(`^(?:${code})$`)}, 1), ''), livre)`] : [],
  ); // prettier-ignore
  return cas.length === 0 ? "livre" : `case maille ${cas.join(" ")} else livre end`;
}

const niveauSql = (plan: PlanLongue, defaut: Niveau): string => {
  const lues = plan.longue.mailles?.lues ?? [];
  if (lues.length === 0) return `'${defaut}'`;
  return `case maille ${lues.map((m, rang) => `when ${rang} then '${m.niveau}'`).join(" ")} else '${defaut}' end`;
};

/** Marque que les colonnes de diffusion donnent à une ligne (null : code inconnu), et le code à garder en réserve. */
function statutSql({ statuts }: PlanLongue): { marque: string; reserve: string } {
  const sens = statuts.map((s) => {
    const cas = Object.entries(s.codes).map(([code, { marque }]) => `when ${quoteText(code)} then '${marque}'`);
    return `(case ${texte(s.index)} ${cas.join(" ")} end)`;
  });
  if (sens.length === 0) return { marque: "'valeur'", reserve: "null::varchar" };
  const cas = statuts.flatMap((s) =>
    Object.entries(s.codes)
      .filter(([, { raison }]) => raison !== undefined)
      .map(([code]) => `when ${texte(s.index)} = ${quoteText(code)} then ${quoteText(`${s.colonne}=${code}`)}`),
  );
  return {
    marque: `case when ${sens.map((m) => `${m} is null`).join(" or ")} then null ${sens.map((m) => `when ${m} <> 'valeur' then ${m}`).join(" ")} else 'valeur' end`,
    reserve: cas.length === 0 ? "null::varchar" : `case ${cas.join(" ")} end`,
  };
}

/** Les modalités choisies : une table de valeurs, jointe aux lignes du fichier. */
export const selectionsSql = ({ selections, dimensions }: PlanLongue): string =>
  `select * from (values ${selections.map((s) => `(${[s.variable, ...s.modalites.map(quoteText)].join(", ")})`).join(", ")}) s(variable${dimensions.map((_, i) => `, d${i}`).join("")})`;

/**
 * La requête qui lit un fichier long d'un seul passage : une ligne par ligne du fichier, avec son écart. Celles qui ne
 * donnent pas de mesure ne gardent que lui. `annee` : millésime du fichier quand aucune colonne ne le dit.
 */
export function lectureSql(
  plan: PlanLongue,
  source: SourceMesures,
  niveau: Niveau,
  annee: number | null,
  selections: string,
): (lignes: string) => string {
  const { millesime } = source;
  const de = plan.date !== null && millesime.de === "colonne" ? millesime : null;
  const horsPeriode = de && plan.date !== null ? horsPeriodeSql(`"c${plan.date}"`, de) : "false";
  const horsChamp = plan.horsChamp.map((h) => `${texte(h.index)} in (${liste(h.valeurs)})`).join(" or ") || "false";
  const { marque, reserve } = statutSql(plan);
  const x = plan.longue.vides ? `case when ${texte(plan.valeur)} in (${liste(plan.longue.vides)}) then '' else ${texte(plan.valeur)} end` : texte(plan.valeur);
  const jointure = plan.dimensions.map((d, i) => `s.d${i} = ${texte(d.index)}`).join(" and ") || "true";
  const libelle = plan.libelle === null ? "" : `, "c${plan.libelle}"`;
  const forme = plan.longue.mailles?.geographie;
  const geographie = forme === undefined ? "null" : `nullif(regexp_extract(livre, ${quoteText(forme)}, 1), '')`;
  const vide = [plan.cle, plan.valeur, ...plan.dimensions.map((d) => d.index)].map((i) => `"c${i}" is null`).join(" and "); // prettier-ignore
  const fantome = plan.fantomes.map((i) => `"c${i}" is not null`).join(" or ") || "false";
  const garde = (e: string): string => `case when ecart = 0 then ${e} end`;
  return (lignes) => `
    select ecart::utinyint as ecart, ${garde("variable")}::smallint as variable, ${garde(niveauSql(plan, niveau))} as niveau,
      ${garde(codeOfficielSql(plan))} as code, ${garde("annee")}::smallint as annee, ${garde("x")} as x, ${garde("marque")} as marque,
      ${garde("reserve")} as reserve, ${garde("maille >= 0")} as forme, ${garde(geographie)}::smallint as geographie, fantome${libelle}
    from (
      select *, case when vide then ${ECARTS.vide} when hors then ${ECARTS.horsChamp} when maille is null then ${ECARTS.horsMaille}
        when variable is null then ${ECARTS.horsSelection} when hors_periode then ${ECARTS.horsPeriode} else 0 end as ecart
      from (
        select s.variable, ${vide} as vide, ${fantome} as fantome, ${horsChamp} as hors, ${mailleSql(plan)} as maille, ${codeSql(plan)} as livre,
          ${horsPeriode} as hors_periode, ${de && plan.date !== null ? dateSql(texte(plan.date), de) : `${annee ?? "null"}`} as annee,
          ${x} as x, ${marque} as marque, ${reserve} as reserve${libelle}
        from ${lignes} l left join ${selections} s on ${jointure}))`;
} // prettier-ignore
