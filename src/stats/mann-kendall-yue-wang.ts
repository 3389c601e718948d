import { autocorrelation } from "./autocorrelation.ts";
import { detrend } from "./detrend.ts";
import { checkLag } from "./lag.ts";
import type { OptionsDecalage } from "./lag.ts";
import { concludeTest, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";
import { dropMissing, scanSerie } from "./theil-line.ts";

/**
 * Test de Mann-Kendall, variance corrigée de l'autocorrélation selon Yue et Wang (taille effective de l'échantillon).
 *
 * La variance de S est multipliée par `1 + 2 Σ (1 − i/n) rᵢ`, les `rᵢ` étant les autocorrélations de la série privée de
 * sa pente. À la différence de `mannKendallHamedRao`, tous les décalages comptent, significatifs ou non, et la variance
 * peut **diminuer** : avec tous les décalages (le défaut), le test devient vite trop affirmatif. Préférer `decalageMax:
 * 1`, le conseil des auteurs. Un petit `decalageMax` peut aussi rendre le facteur négatif : le test rend alors son
 * motif au lieu d'un nombre. Pente et trous comme dans `mannKendallHamedRao`.
 *
 * Source : S. Yue, C. Wang, « The Mann-Kendall test modified by effective sample size to detect trend in serially
 * correlated hydrological series », Water Resources Management, 18, 2004, p. 201-218.
 *
 * @param serie valeurs à pas de temps égal ; `null` ou NaN pour une valeur manquante
 * @returns le test, ou son motif d'impossibilité
 * @throws RangeError si une valeur est infinie, si une option est hors de son domaine
 * @example
 * const serie = [3, 4, 6, 5, 4, 6, 8, 9, 8, 10, 12, 11];
 * mannKendallYueWang(serie, { decalageMax: 1 }).z.toFixed(4) // => "3.3526"
 */
export function mannKendallYueWang(
  serie: Serie,
  { seuil = 0.05, decalageMax }: OptionsDecalage = {},
): TestTendance | TendanceImpossible {
  checkLag(decalageMax);
  const values = readSerie(serie);
  const { scan, ...droite } = scanSerie(values);
  const { n } = scan;
  if (n < VALEURS_MIN) return TROP_PEU;
  const lags = Math.min(decalageMax ?? Infinity, n - 1);
  const correlations = autocorrelation(detrend(dropMissing(values), droite.pente), lags);
  let sum = 0;
  for (let i = 1; i <= lags; i++) sum += (1 - i / n) * (correlations[i] as number);
  return concludeTest(scan.s, scan.varianceS * (1 + 2 * sum), scan.paires, droite, seuil);
}
