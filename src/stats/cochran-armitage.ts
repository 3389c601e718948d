import { checkFinite, checkSameLength } from "./check.ts";
import type { Proportion } from "./difference-proportions.ts";
import { concludeZ } from "./test-tendance.ts";
import type { OptionsTest, SensTendance } from "./test-tendance.ts";
import { wilson } from "./wilson.ts";

export interface OptionsCochranArmitage extends OptionsTest {
  /** Un score par groupe : années, rangs de classe… ; 1, 2, 3… par défaut. */
  readonly scores?: readonly number[];
}

export interface TendanceProportions {
  readonly sens: SensTendance;
  /** Probabilité critique bilatérale. */
  readonly p: number;
  /** Statistique centrée réduite, signée. */
  readonly z: number;
  /** `z²` : un khi-deux à un degré de liberté. */
  readonly khi2: number;
  /** Pente des moindres carrés de la proportion, par unité de score. */
  readonly pente: number;
}

/**
 * Test de tendance linéaire de Cochran-Armitage : une proportion monte-t-elle d'année en année, ou de classe en
 * classe ?
 *
 * Travaille sur les personnes, non sur les pourcentages : une année de 50 réponses y pèse moins qu'une de 5 000. Sans
 * correction de continuité, variance divisée par `N` et non `N − 1`, comme `prop.trend.test` de R. À ne pas confondre
 * avec le khi-deux d'hétérogénéité, qui répond « différentes » sans ordre. Suppose des groupes de personnes distinctes.
 *
 * Défini quand tout est à 0 % ou à 100 %, ou quand les scores sont égaux : aucune tendance, `p` = 1, pente nulle.
 *
 * Sources : W. G. Cochran, Biometrics, 10, 1954, p. 417-451 ; P. Armitage, Biometrics, 11, 1955, p. 375-386.
 *
 * @param groupes au moins deux proportions, dans l'ordre
 * @returns le test et la pente, en proportion par unité de score
 * @throws RangeError s'il y a moins de deux groupes, si un effectif est impossible, si un score manque
 * @example
 * // Fumeurs parmi les patients de quatre études (exemple de prop.trend.test)
 * const fumeurs = [[83, 86], [90, 93], [129, 136], [70, 82]];
 * const groupes = fumeurs.map(([numerateur, denominateur]) => ({ numerateur, denominateur }));
 * cochranArmitage(groupes).khi2.toFixed(4) // => "8.2249"
 * cochranArmitage(groupes).p.toFixed(6) // => "0.004132"
 * cochranArmitage(groupes).sens // => "baisse"
 */
export function cochranArmitage(
  groupes: readonly Proportion[],
  { scores = groupes.map((_, i) => i + 1), seuil = 0.05 }: OptionsCochranArmitage = {},
): TendanceProportions {
  if (groupes.length < 2) throw new RangeError(`groups must hold at least 2 proportions, got ${groupes.length}`);
  checkSameLength("scores", scores, groupes.length);
  for (const score of scores) checkFinite("score", score);
  const rows = groupes.map(({ numerateur, denominateur }, i) => {
    const { valeur } = wilson(numerateur, denominateur); // ses refus sont les nôtres
    return { part: valeur, n: denominateur, score: scores[i] as number };
  });
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const overall = rows.reduce((sum, { part, n }) => sum + part * n, 0) / total;
  const centre = rows.reduce((sum, { score, n }) => sum + score * n, 0) / total;
  const spread = rows.reduce((sum, { score, n }) => sum + n * (score - centre) ** 2, 0);
  // Écarts aux deux moyennes : des scores comme 2015…2024 n'y perdent aucune décimale.
  const covariance = rows.reduce((sum, { part, score, n }) => sum + n * (part - overall) * (score - centre), 0);
  const variance = overall * (1 - overall) * spread;
  // Des parts égales : l'arrondi de leur moyenne ferait une pente.
  const flat = spread === 0 || rows.every(({ part }) => part === rows[0]?.part);
  const z = flat ? 0 : covariance / Math.sqrt(variance);
  return { ...concludeZ(z, seuil), z, khi2: z * z, pente: flat ? 0 : covariance / spread };
}
