import type { DuckDBConnection } from "@duckdb/node-api";
import type { FiltrePublic } from "../../modele/public.ts";
import { FORMULAIRES } from "../formulaires/index.ts";
import type { DefinitionAgregat } from "./definition.ts";

/** Un public que le projet filtre dans un export. */
export interface PublicFiltre {
  readonly nom: string;
  readonly filtre: FiltrePublic;
}

/** La table du coffre dont une ligne par public et par dossier retenu est tirée, et ce qu'on y compte. */
const tableDuPublic = (table: string): string => `${table}_du_public`;
const compte = (
  table: string,
  reste: Pick<DefinitionAgregat, "variable" | "libelle" | "unite">,
  valeur: string,
  effectif: string,
): DefinitionAgregat => ({
  ...reste,
  nature: "effectif",
  exige: { table: tableDuPublic(table), colonne: "public" },
  sql: `select millesime, public as modalite, ${valeur} as valeur, ${effectif} as effectif from ${tableDuPublic(table)} group by all`,
});

const FOYERS = "count(distinct foyer)";

/** Les demandes et les foyers de chaque public filtré. Un filtre fait des sommes que rien ne déclare : la direction seule les lit. */
export const AGREGATS_PUBLICS_AIDES: readonly DefinitionAgregat[] = [
  compte("demande", { variable: "demandes_par_public", libelle: "Demandes d'aide du public suivi", unite: "demandes" }, "count(*)", FOYERS),
  compte("demande", { variable: "foyers_par_public", libelle: "Foyers demandeurs du public suivi", unite: "foyers" }, FOYERS, FOYERS),
]; // prettier-ignore

/** Les passages de chaque public filtré. */
export const AGREGATS_PUBLICS_ACCUEIL: readonly DefinitionAgregat[] = [
  compte("passage", { variable: "passages_par_public", libelle: "Passages à l'accueil du public suivi", unite: "passages" }, "count(*)", "count(*)"),
]; // prettier-ignore

const texte = (t: string): string => `'${t.replaceAll("'", "''")}'`;

/** Les lignes qu'un filtre retient : toutes ses conditions à la fois ; l'une des valeurs de chacune. Un champ vide n'en est pas. */
function conditionsSql({ source, conditions }: FiltrePublic): string {
  const champs = FORMULAIRES.find((f) => f.source === source)?.champs ?? [];
  return conditions
    .map((c) => {
      if (!("valeurs" in c)) return `${c.champ} between ${c.de} and ${c.a}`;
      const valeurs = c.valeurs.map(texte).join(", ");
      const isMultiple = champs.find(({ nom }) => nom === c.champ)?.type === "liste multiple";
      return isMultiple ? `list_has_any(${c.champ}, [${valeurs}])` : `${c.champ} in (${valeurs})`;
    })
    .join(" and ");
}

/** Range à part, le temps du calcul, les dossiers de chaque public filtré. À appeler avant de compter les agrégats. */
export async function preparePublics(connection: DuckDBConnection, publics: readonly PublicFiltre[]): Promise<void> {
  for (const { source, table } of FORMULAIRES) {
    const siens = publics.filter((p) => p.filtre.source === source);
    if (siens.length === 0) continue;
    const lignes = siens.map(
      ({ nom, filtre }) => `select ${texte(nom)} as public, * from ${table} where ${conditionsSql(filtre)}`,
    );
    await connection.run(
      `create or replace temp table ${tableDuPublic(table)} as ${lignes.join(" union all by name ")}`,
    );
  }
}
