import { autocorrelation } from "./autocorrelation.ts";
import { detrend } from "./detrend.ts";
import { concludeTest, readSerie, TROP_PEU, VALEURS_MIN } from "./test-tendance.ts";
import type { OptionsTest, Serie, TendanceImpossible, TestTendance } from "./test-tendance.ts";
import { dropMissing, scanSerie } from "./theil-line.ts";

export interface OptionsBlanchiment extends OptionsTest {
  /**
   * « simple » : la série est blanchie telle quelle. « sans tendance » : sa pente est retirée avant, puis rendue, pour
   * que le blanchiment n'emporte pas la tendance cherchée. « sans tendance » par défaut.
   */
  readonly blanchiment?: "simple" | "sans tendance";
}

/**
 * Test de Mann-Kendall sur une série blanchie : chaque valeur moins `r₁` fois la précédente.
 *
 * Autre remède à l'autocorrélation que `mannKendallHamedRao` : retirer la mémoire d'un an au lieu de corriger la
 * variance. Le blanchiment « simple » (von Storch) affaiblit aussi la tendance ; celui « sans tendance » (Yue et al.,
 * dit TFPW) non. S, sa variance et tau portent sur la série blanchie, plus courte d'une valeur ; pente et ordonnée sont
 * celles de la série d'origine. Les trous sont resserrés avant le blanchiment, comme dans pyMannKendall.
 *
 * Sources : H. von Storch, « Misuses of statistical analysis in climate research », dans Analysis of Climate
 * Variability, 1995, p. 11-26 ; S. Yue, P. Pilon, B. Phinney, G. Cavadias, Hydrological Processes, 16, 2002, p.
 * 1807-1829.
 *
 * @param serie valeurs à pas de temps égal ; `null` ou NaN pour une valeur manquante
 * @returns le test, ou son motif d'impossibilité s'il reste moins de quatre valeurs une fois blanchies
 * @throws RangeError si une valeur est infinie, si le seuil n'est pas entre 0 et 1
 * @example
 * const serie = [3, 4, 6, 5, 4, 6, 8, 9, 8, 10, 12, 11];
 * mannKendallPreWhitening(serie).s // => 43
 * mannKendallPreWhitening(serie, { blanchiment: "simple" }).s // => 20
 */
export function mannKendallPreWhitening(
  serie: Serie,
  { seuil = 0.05, blanchiment = "sans tendance" }: OptionsBlanchiment = {},
): TestTendance | TendanceImpossible {
  const values = readSerie(serie);
  const { scan: original, ...droite } = scanSerie(values);
  if (original.n <= VALEURS_MIN) return TROP_PEU;
  const removed = blanchiment === "simple" ? 0 : droite.pente;
  const present = dropMissing(values);
  const residuals = removed === 0 ? present : detrend(present, removed);
  const r1 = autocorrelation(residuals, 1)[1] as number;
  const whitened = residuals.subarray(1).map((e, i) => e - (residuals[i] as number) * r1 + removed * (i + 1));
  const { scan } = scanSerie(whitened);
  return concludeTest(scan.s, scan.varianceS, scan.paires, droite, seuil);
}
