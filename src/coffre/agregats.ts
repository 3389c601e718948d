import type { DuckDBConnection } from "@duckdb/node-api";
import type { Agregat } from "../modele/agregat.ts";
import { AGREGATS_ACCUEIL } from "./agregats/accueil.ts";
import { AGREGATS_AIDES } from "./agregats/aides.ts";
import type { DefinitionAgregat } from "./agregats/definition.ts";
import { AGREGATS_SATISFACTION } from "./agregats/satisfaction.ts";
import { LIBELLE_NON_CLASSE, NON_CLASSE } from "./formulaire.ts";

/** Ce qui sort du coffre, par source. L'ordre est celui de la sortie. */
export const DEFINITIONS: readonly { readonly source: string; readonly definitions: readonly DefinitionAgregat[] }[] = [
  { source: "ccas-aides", definitions: AGREGATS_AIDES },
  { source: "ccas-accueil", definitions: AGREGATS_ACCUEIL },
  { source: "ccas-satisfaction", definitions: AGREGATS_SATISFACTION },
];

/** Une liste fermée sort sous son libellé imprimé (« Aide alimentaire »), un mois sous sa forme `2025-03`. */
const tellModalite = (modalite: string, { modalites }: DefinitionAgregat): string =>
  modalite === NON_CLASSE ? LIBELLE_NON_CLASSE : (modalites?.[modalite] ?? modalite);

/**
 * Les comptes et statistiques annuels du coffre, par variable, millésime puis modalité. Une statistique de rien
 * (délai médian sans décision) n'a pas de ligne ; un compte nul en a une, à 0.
 */
export async function computeAgregats(connection: DuckDBConnection): Promise<readonly Agregat[]> {
  const agregats: Agregat[] = [];
  for (const { source, definitions } of DEFINITIONS) {
    for (const definition of definitions) {
      const { variable, nature, unite, libelle } = definition;
      const reader = await connection.runAndReadAll(
        `select millesime::integer as millesime, modalite::varchar as modalite,
                valeur::double as valeur, effectif::double as effectif
         from (${definition.sql}) where valeur is not null order by millesime, modalite nulls first`,
      );
      const contributions = await readContributions(connection, definition);
      for (const row of reader.getRowObjectsJS()) {
        const modalite = row.modalite === null ? null : tellModalite(String(row.modalite), definition);
        agregats.push({
          source,
          variable,
          modalite,
          millesime: Number(row.millesime),
          valeur: Number(row.valeur),
          effectif: Number(row.effectif),
          ...contributions(Number(row.millesime)),
          nature,
          unite,
          libelle,
        });
      }
    }
  }
  return agregats;
}

/** Les deux plus grandes contributions de chaque millésime d'un montant. */
async function readContributions(
  connection: DuckDBConnection,
  { contributions }: DefinitionAgregat,
): Promise<(millesime: number) => Pick<Agregat, "contributions">> {
  if (contributions === undefined) return () => ({});
  const rows = (await connection.runAndReadAll(contributions)).getRowObjectsJS();
  const couples = new Map(rows.map((r) => [Number(r.millesime), [Number(r.premiere), Number(r.deuxieme)] as const]));
  return (millesime) => {
    const couple = couples.get(millesime);
    return couple ? { contributions: couple } : {};
  };
}
