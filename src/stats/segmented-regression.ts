import { mean } from "simple-statistics";
import { describeBroken } from "./broken-line.ts";
import type { RegressionSegmentee } from "./broken-line.ts";
import { checkInteger, checkOpenUnit, checkSameLength } from "./check.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { chooseStarts, fitBroken, isAdmissible, iterate } from "./muggeo.ts";
import type { Nuage } from "./muggeo.ts";

export interface SegmentationImpossible {
  readonly motif: "trop peu de points" | "aucune rupture" | "segment trop court" | "pas de convergence";
}

export interface OptionsSegmentation extends OptionsIntervalle {
  /** Nombre de ruptures cherchées, 1 par défaut. */
  readonly ruptures?: number;
  /** Départs de la recherche ; choisis sur une grille si absents. */
  readonly rupturesInitiales?: readonly number[];
  /**
   * « BIC » (le défaut) : une ligne brisée qui ne vaut pas mieux que la droite est « aucune rupture ». « aucune » :
   * toujours ajuster.
   */
  readonly selection?: "BIC" | "aucune";
}

/**
 * Régression segmentée de Muggeo : une ligne brisée continue, dont les ruptures sont estimées et non posées.
 *
 * « Depuis quand cela monte-t-il ? », avec un intervalle sur la date. Les pentes changent, le niveau non : une série
 * qui saute (changement de définition) se coupe, elle ne se segmente pas. La recherche est l'itération de Muggeo, pas
 * amorti, depuis les meilleurs points d'une grille déterministe ; le meilleur ajustement l'emporte. Les erreurs types
 * sont celles du modèle linéarisé (méthode delta), comme le paquet R segmented, bornes de Student : trop étroites quand
 * le changement de pente est faible.
 *
 * Source : V. M. R. Muggeo, « Estimating regression models with unknown break-points », Statistics in Medicine, 22,
 * 2003, p. 3055-3071.
 *
 * @param x abscisses, dans n'importe quel ordre, répétitions permises
 * @param y valeurs observées
 * @returns l'ajustement, ou le motif qui l'empêche
 * @throws RangeError si les longueurs diffèrent, si un nombre n'est pas fini, si une option est hors de son domaine
 * @example
 * const annees = [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021];
 * const fit = segmentedRegression(annees, [20, 21.1, 19.9, 20.2, 19.8, 22.1, 23.9, 26.2, 27.8, 30]);
 * fit.ruptures[0].valeur.toFixed(1) // => "2016.0"
 * fit.pentes.map((pente) => pente.valeur.toFixed(2)) // => ["-0.06", "2.01"]
 * segmentedRegression(annees, annees) // => { motif: "aucune rupture" }
 */
export function segmentedRegression(
  x: readonly number[],
  y: readonly number[],
  { ruptures: k = 1, rupturesInitiales, confiance = 0.95, selection = "BIC" }: OptionsSegmentation = {},
): RegressionSegmentee | SegmentationImpossible {
  checkInputs(x, y, k, rupturesInitiales);
  checkOpenUnit("confidence", confiance);
  if (x.length < 2 * k + 3) return { motif: "trop peu de points" };
  const origin = mean([...x]);
  const nuage = centre(x, y, origin);
  if (nuage.distincts.length < 2 * k + 2) return { motif: "trop peu de points" };
  const line = fitBroken(nuage, [], "non");
  const level = mean([...y]);
  const spread = y.reduce((sum, value) => sum + (value - level) ** 2, 0);
  if (line === null || line.rss <= ROUNDING * (spread + x.length * level ** 2)) {
    return { motif: "aucune rupture" };
  }
  const starts = rupturesInitiales
    ? [rupturesInitiales.map((psi) => psi - origin).sort((a, b) => a - b)]
    : chooseStarts(nuage, k);
  const admissible = starts.filter((start) => isAdmissible(nuage, start));
  if (admissible.length === 0) return { motif: "segment trop court" };
  const best = admissible.map((start) => iterate(nuage, start)).reduce((a, b) => (b.rss < a.rss ? b : a));
  const linear = fitBroken(nuage, best.ruptures, "oui");
  if (linear === null || !Number.isFinite(best.rss)) return { motif: "pas de convergence" };
  const n = x.length;
  const bic = bicOf(best.rss, n, 2 + 2 * k);
  if (selection === "BIC" && bic >= bicOf(line.rss, n, 2)) return { motif: "aucune rupture" };
  return describeBroken(linear, best, { origin, n, spread, bic, confiance });
}

/**
 * Une somme de carrés plus petite que cela, rapportée aux données, n'est qu'arrondi flottant : la droite est exacte.
 */
const ROUNDING = 1e-24;

const bicOf = (rss: number, n: number, parameters: number): number => n * Math.log(rss / n) + parameters * Math.log(n);

function centre(x: readonly number[], y: readonly number[], origin: number): Nuage {
  const order = x.map((_, i) => i).sort((i, j) => (x[i] as number) - (x[j] as number));
  const centred = Float64Array.from(order, (i) => (x[i] as number) - origin);
  return {
    x: centred,
    y: Float64Array.from(order, (i) => y[i] as number),
    distincts: Float64Array.from(new Set(centred)),
  };
}

function checkInputs(
  x: readonly number[],
  y: readonly number[],
  k: number,
  rupturesInitiales?: readonly number[],
): void {
  checkSameLength("y", y, x.length);
  for (const [i, value] of [...x, ...y].entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`points must be finite, got ${value} at index ${i % x.length}`);
  }
  checkInteger("breakpoints", k, 1);
  if (rupturesInitiales !== undefined) checkSameLength("starts", rupturesInitiales, k);
}
