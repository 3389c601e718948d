import type { DuckDBConnection } from "@duckdb/node-api";
import type { Agregat } from "../modele/agregat.ts";
import { AGREGATS_ACCOMPAGNEMENT } from "./agregats/accompagnement.ts";
import { AGREGATS_ACCUEIL } from "./agregats/accueil.ts";
import { AGREGATS_AIDES } from "./agregats/aides.ts";
import { AGREGATS_BUDGET } from "./agregats/budget.ts";
import type { DefinitionAgregat } from "./agregats/definition.ts";
import { AGREGATS_DOMICILE } from "./agregats/domicile.ts";
import { AGREGATS_DOMICILIATION, AGREGATS_FSL, AGREGATS_LOGEMENT } from "./agregats/dossiers.ts";
import {
  AGREGATS_PUBLICS_ACCUEIL,
  AGREGATS_PUBLICS_AIDES,
  preparePublics,
  type PublicFiltre,
} from "./agregats/publics.ts";
import { AGREGATS_PORTAGE } from "./agregats/portage.ts";
import { AGREGATS_QUESTIONNAIRE } from "./agregats/questionnaire.ts";
import { AGREGATS_SATISFACTION } from "./agregats/satisfaction.ts";
import { LIBELLE_NON_CLASSE, NON_CLASSE } from "./formulaire.ts";

/** Ce qui sort du coffre, par source. L'ordre est celui de la sortie. */
export const DEFINITIONS: readonly { readonly source: string; readonly definitions: readonly DefinitionAgregat[] }[] = [
  { source: "ccas-aides", definitions: [...AGREGATS_AIDES, ...AGREGATS_PUBLICS_AIDES] },
  { source: "ccas-accueil", definitions: [...AGREGATS_ACCUEIL, ...AGREGATS_PUBLICS_ACCUEIL] },
  { source: "ccas-satisfaction", definitions: AGREGATS_SATISFACTION },
  { source: "ccas-questionnaire", definitions: AGREGATS_QUESTIONNAIRE },
  { source: "ccas-portage", definitions: AGREGATS_PORTAGE },
  { source: "ccas-domicile", definitions: AGREGATS_DOMICILE },
  { source: "ccas-domiciliation", definitions: AGREGATS_DOMICILIATION },
  { source: "ccas-fsl", definitions: AGREGATS_FSL },
  { source: "ccas-logement", definitions: AGREGATS_LOGEMENT },
  { source: "ccas-accompagnement", definitions: AGREGATS_ACCOMPAGNEMENT },
  { source: "ccas-budget", definitions: AGREGATS_BUDGET },
];

/** Une liste fermée sort sous son libellé imprimé (« Aide alimentaire »), un mois sous sa forme `2025-03`. */
const tellModalite = (modalite: string, { modalites }: DefinitionAgregat): string =>
  modalite === NON_CLASSE ? LIBELLE_NON_CLASSE : (modalites?.[modalite] ?? modalite);

/**
 * Les comptes et statistiques annuels du coffre, par variable, millésime puis modalité. Une statistique de rien
 * (délai médian sans décision) n'a pas de ligne ; un compte nul en a une, à 0.
 * @param publics ceux que le projet filtre ; leurs comptes n'ont pas de ligne sans eux.
 */
export async function computeAgregats(
  connection: DuckDBConnection,
  publics: readonly PublicFiltre[] = [],
): Promise<readonly Agregat[]> {
  await preparePublics(connection, publics);
  const agregats: Agregat[] = [];
  // Un rang, et non le pseudonyme : il ne sort pas du coffre.
  const rangs = new Map<string, number>();
  const rangDe = (qui: string): number => rangs.get(qui) ?? rangs.set(qui, rangs.size).get(qui) ?? 0;
  const colonnes = await readColonnes(connection);
  for (const { source, definitions } of DEFINITIONS) {
    for (const definition of definitions) {
      const { variable, nature, unite, libelle, exige } = definition;
      if (exige && !colonnes.has(`${exige.table}.${exige.colonne}`)) continue;
      const reader = await connection.runAndReadAll(
        `select millesime::integer as millesime, modalite::varchar as modalite,
                valeur::double as valeur, effectif::double as effectif,
                * exclude (millesime, modalite, valeur, effectif)
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
          ...(Number(row.effectif) === 1 && row.seul != null ? { seul: rangDe(String(row.seul)) } : {}),
          nature,
          unite,
          libelle,
        });
      }
    }
  }
  return agregats;
}

async function readColonnes(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(
    "select table_name || '.' || column_name as nom from information_schema.columns",
  );
  return new Set(reader.getRowObjectsJS().map((row) => String(row.nom)));
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
