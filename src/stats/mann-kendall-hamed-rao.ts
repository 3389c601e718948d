import { autocorrelation } from "./autocorrelation.ts";
import { checkOpenUnit } from "./check.ts";
import { detrend } from "./detrend.ts";
import { checkLag } from "./lag.ts";
import type { OptionsDecalage } from "./lag.ts";
import { midRanks } from "./mid-ranks.ts";
import { criticalZ } from "./normal-quantile.ts";
import { concludeTest, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";
import { dropMissing, scanSerie } from "./theil-line.ts";

/**
 * Test de Mann-Kendall, variance corrigée de l'autocorrélation selon Hamed et Rao.
 *
 * Pour une série dont les années se suivent (stocks, files actives) : la variance de S y est plus grande que ne le
 * croit `mannKendall`, qui verrait trop de tendances. Seules comptent les autocorrélations **des rangs** des résidus
 * hors de la bande `± z / √n` au seuil du test. À ne pas confondre avec `mannKendallYueWang`, qui les prend toutes, sur
 * les résidus mêmes.
 *
 * Comme dans pyMannKendall, la pente retirée est celle de la série avec ses trous, mais elle l'est de la série
 * resserrée, numérotée de 1 à n. La somme garde son signe, comme chez les auteurs, le paquet R modifiedmk et les
 * valeurs publiées de pyMannKendall (dont une révision de 2024 prend la valeur absolue, sans avoir revu ses tests) :
 * une autocorrélation négative resserre donc la variance, et quand elle la rendrait négative le test rend son motif au
 * lieu d'un nombre.
 *
 * Source : K. H. Hamed, A. R. Rao, « A modified Mann-Kendall trend test for autocorrelated data », Journal of
 * Hydrology, 204, 1998, p. 182-196.
 *
 * @param serie valeurs à pas de temps égal ; `null` ou NaN pour une valeur manquante
 * @returns le test, ou son motif d'impossibilité
 * @throws RangeError si une valeur est infinie, si une option est hors de son domaine
 * @example
 * const serie = [3, 4, 6, 5, 4, 6, 8, 9, 8, 10, 12, 11];
 * mannKendallHamedRao(serie, { decalageMax: 3 }).sens // => "hausse"
 * mannKendallHamedRao(serie, { decalageMax: 3 }).z.toFixed(4) // => "6.1926"
 */
export function mannKendallHamedRao(
  serie: Serie,
  { seuil = 0.05, decalageMax }: OptionsDecalage = {},
): TestTendance | TendanceImpossible {
  checkOpenUnit("significance level", seuil);
  checkLag(decalageMax);
  const values = readSerie(serie);
  const { scan, ...droite } = scanSerie(values);
  const { n } = scan;
  if (n < VALEURS_MIN) return TROP_PEU;
  const lags = Math.min(decalageMax ?? Infinity, n - 1);
  const correlations = autocorrelation(midRanks(detrend(dropMissing(values), droite.pente)), lags);
  const band = criticalZ(1 - seuil) / Math.sqrt(n);
  let sum = 0;
  for (let i = 1; i <= lags; i++) {
    const r = correlations[i] as number;
    if (Math.abs(r) > band) sum += (n - i) * (n - i - 1) * (n - i - 2) * r;
  }
  const inflation = 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
  return concludeTest(scan.s, scan.varianceS * inflation, scan.paires, droite, seuil);
}
