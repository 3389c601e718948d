import type { Indicateur } from "../modele/indicateur.ts";
import type { IndicateurActivite } from "../modele/indicateur-activite.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import { CCAS } from "./ccas.ts";
import { findMelange } from "./controle.ts";
import { DEMOGRAPHIE } from "./demographie.ts";
import { DROITS } from "./droits.ts";
import { EMPLOI } from "./emploi.ts";
import { ENERGIE } from "./energie.ts";
import { FAMILLES_INDICATEURS } from "./familles.ts";
import { ISOLEMENT } from "./isolement.ts";
import { JEUNESSE } from "./jeunesse.ts";
import { withJournal } from "./journal.ts";
import { LOGEMENT } from "./logement.ts";
import { MOBILITE } from "./mobilite.ts";
import { PETITE_ENFANCE } from "./petite-enfance.ts";
import { QUARTIERS } from "./quartiers.ts";
import { REVENUS } from "./revenus.ts";
import { SANTE } from "./sante.ts";
import { COMPOSANTES } from "./structures.ts";
import { VIEILLISSEMENT } from "./vieillissement.ts";

/** Refuse au démarrage ce que le recensement interdit : une telle déclaration ne se charge pas. */
function checked(indicateurs: readonly Indicateur[]): readonly Indicateur[] {
  for (const { code, definitions } of indicateurs) {
    const melange = definitions.map(findMelange).find((m) => m !== null);
    if (melange) throw new RangeError(`${code} must not mix census exploitations, got ${melange}`);
  }
  return indicateurs;
}

/** Le catalogue, dans l'ordre du rapport. */
export const INDICATEURS: readonly Indicateur[] = checked([
  ...DEMOGRAPHIE,
  ...FAMILLES_INDICATEURS,
  ...VIEILLISSEMENT,
  ...PETITE_ENFANCE,
  ...JEUNESSE,
  ...LOGEMENT,
  ...ENERGIE,
  ...REVENUS,
  ...EMPLOI,
  ...SANTE,
  ...DROITS,
  ...ISOLEMENT,
  ...MOBILITE,
  ...QUARTIERS,
  ...CCAS,
]);

/** Les indicateurs d'un projet : ceux de l'outil, les siens et les taux par catégorie, et ceux qu'il a choisi de montrer, dans son ordre. */
export interface Catalogue {
  readonly indicateurs: readonly Indicateur[];
  readonly choisis: readonly Indicateur[];
  get(code: string): Indicateur | undefined;
  /** Ceux que le projet fait de ses propres totaux. */
  readonly activites: readonly IndicateurActivite[];
}

/** @param choix codes montrés, dans l'ordre voulu ; absent : tous, ceux du projet d'abord. */
export function createCatalogue(
  propres: readonly Indicateur[] = [],
  choix?: readonly string[],
  activites: readonly IndicateurActivite[] = [],
): Catalogue {
  const montres = [...propres, ...INDICATEURS];
  const indicateurs = [...montres, ...COMPOSANTES];
  const parCode = new Map(indicateurs.map((i) => [i.code, i]));
  const choisis = choix?.flatMap((code) => parCode.get(code) ?? []) ?? montres;
  return { indicateurs, choisis, activites, get: (code) => parCode.get(code) };
}

/** Le même catalogue, dont les indicateurs du CCAS portent les ruptures qu'il a notées. */
export function noterRuptures(catalogue: Catalogue, ruptures: readonly RuptureSerie[]): Catalogue {
  if (ruptures.length === 0) return catalogue;
  const indicateurs = catalogue.indicateurs.map((i) => withJournal(i, ruptures));
  const parCode = new Map(indicateurs.map((i) => [i.code, i]));
  const choisis = catalogue.choisis.flatMap(({ code }) => parCode.get(code) ?? []);
  return { ...catalogue, indicateurs, choisis, get: (code) => parCode.get(code) };
}

/** Le catalogue d'un projet qui n'a rien choisi ni ajouté. */
export const CATALOGUE = createCatalogue();

export const getIndicateur = (code: string): Indicateur | undefined => CATALOGUE.get(code);
