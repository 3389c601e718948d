import { checkSameLength } from "./check.ts";
import { kendallCovariance } from "./kendall-covariance.ts";
import { columnsIntercept, scanColumns } from "./seasonal-columns.ts";
import type { Colonnes } from "./seasonal-columns.ts";
import { concludeTest, concludeZ, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { OptionsTest, Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";

export interface OptionsRegional extends OptionsTest {
  /**
   * « nulle » : les séries sont tenues pour indépendantes. « estimee » : leurs covariances entrent dans la variance,
   * sur les seuls pas de temps complets, et sans correction de continuité. « nulle » par défaut.
   */
  readonly covariance?: "nulle" | "estimee";
}

/**
 * Test de Mann-Kendall de plusieurs séries à la fois : les quartiers d'une ville montent-ils **ensemble** ?
 *
 * La somme des S, comparée à la somme des variances ; seules sont comparées des valeurs d'une même série. Des sens
 * opposés s'annulent : « aucune » n'exclut pas des tendances locales. Des quartiers voisins bougent souvent ensemble :
 * supposés indépendants ils paraissent plus probants qu'ils ne sont, d'où `covariance: "estimee"` (Libiseller et
 * Grimvall). À ne pas confondre avec le test de la série du total, que domine le plus gros quartier.
 *
 * Sources : D. R. Helsel, L. M. Frans, Environmental Science & Technology, 40, 2006, p. 4066-4073 ; C. Libiseller,
 * A. Grimvall, Environmetrics, 13, 2002, p. 71-84. Mêmes valeurs que pyMannKendall.
 *
 * @param series une série par site, de même longueur ; `null` ou NaN pour une valeur manquante
 * @returns le test ; `pente` est la médiane des pentes de tous les sites
 * @throws RangeError s'il n'y a aucune série, si les longueurs diffèrent, si une valeur est infinie
 * @example
 * const series = [[3, 4, 4, 6, 8], [10, 9, 12, 13, 12]];
 * mannKendallRegional(series).s // => 14
 * mannKendallRegional(series).sens // => "hausse"
 * mannKendallRegional(series).pente // => 1
 */
export function mannKendallRegional(
  series: readonly Serie[],
  { seuil = 0.05, covariance = "nulle" }: OptionsRegional = {},
): TestTendance | TendanceImpossible {
  const length = series[0]?.length;
  if (length === undefined) throw new RangeError("series must hold at least 1 series, got 0");
  for (const serie of series) checkSameLength("series", serie, length);
  return testColumns(series.map(readSerie), seuil, covariance);
}

/** Le test sur des colonnes déjà lues : celui des saisons comme celui des sites. */
export function testColumns(
  colonnes: Colonnes,
  seuil: number,
  covariance: "nulle" | "estimee",
): TestTendance | TendanceImpossible {
  const all = scanColumns(colonnes);
  const droite = { pente: all.pente, ordonnee: columnsIntercept(colonnes, all.pente) };
  if (covariance === "nulle") {
    if (all.paires < PAIRES_MIN) return TROP_PEU;
    return concludeTest(all.s, all.varianceS, all.paires, droite, seuil);
  }
  const complete = keepCompleteRows(colonnes);
  const { s, paires } = scanColumns(complete);
  if (paires < PAIRES_MIN) return TROP_PEU;
  let varianceS = 0;
  for (const a of complete) for (const b of complete) varianceS += kendallCovariance(a, b);
  if (varianceS < 0 || (varianceS === 0 && s !== 0)) return { motif: "variance corrigée négative" };
  const z = s === 0 ? 0 : s / Math.sqrt(varianceS);
  return { ...concludeZ(z, seuil), z, tau: s / paires, s, varianceS, ...droite };
}

/** Autant de paires qu'une série de quatre valeurs, le minimum de `mannKendall`. */
const PAIRES_MIN = (VALEURS_MIN * (VALEURS_MIN - 1)) / 2;

/** Les seuls pas de temps où aucune colonne ne manque. */
function keepCompleteRows(colonnes: Colonnes): Float64Array[] {
  const complete = (row: number): boolean => colonnes.every((colonne) => !Number.isNaN(colonne[row]));
  return colonnes.map((colonne) => colonne.filter((_, row) => complete(row)));
}
