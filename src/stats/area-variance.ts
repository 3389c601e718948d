import { fitAreaModel, leverageTrace, quadraticForm, sumResiduals, sumWeights } from "./area-model.ts";
import type { AreaFit, AreaModel } from "./area-model.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * Comment s'estime la variance entre territoires : vraisemblance restreinte, vraisemblance, moments de Fay et Herriot,
 * moments de Prasad et Rao (sans itération).
 */
export type MethodeVariance = "REML" | "ML" | "FH" | "PR";

// Nombre de points où la dérivée de la vraisemblance est regardée : elle peut avoir plusieurs maximums.
const GRID = 80;

/**
 * Variance entre territoires d'un modèle de Fay et Herriot ; 0 quand la méthode la voudrait négative.
 *
 * Source : N. G. N. Prasad, J. N. K. Rao, JASA, 85, 1990, p. 163-171 (PR) ; R. E. Fay, R. A. Herriot, JASA, 74, 1979, p. 269-277 (FH) ;
 * ML et REML comme dans R sae.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * areaVariance({ m: 3, p: 1, y: new Float64Array([0, 3, 6]), d: new Float64Array([1, 1, 1]), x: new Float64Array([1, 1, 1]) }, "PR") // => 8
 */
export function areaVariance(model: AreaModel, methode: MethodeVariance): number {
  if (methode === "PR") return varianceByPrasadRao(model);
  if (methode === "FH") return varianceByFayHerriot(model);
  return varianceByLikelihood(model, methode);
}

/**
 * Prasad et Rao (1990) : les résidus des moindres carrés ordinaires, moins ce que l'échantillonnage explique.
 */
function varianceByPrasadRao(model: AreaModel): number {
  const { m, p, d, x } = model;
  const fit = fitAreaModel({ ...model, d: new Float64Array(m).fill(1) }, 0);
  let sum = 0;
  for (let i = 0; i < m; i++) {
    const leverage = quadraticForm(x, i * p, fit.covariance, p);
    sum += (fit.residuals[i] ?? NaN) ** 2 - (d[i] ?? NaN) * (1 - leverage);
  }
  return Math.max(0, sum / (m - p));
}

/** Fay et Herriot (1979) : la variance qui rend la somme des carrés réduits égale à ses degrés de liberté. */
function varianceByFayHerriot(model: AreaModel): number {
  const excess = (a: number): number => model.m - model.p - sumResiduals(model, fitAreaModel(model, a), a, 1);
  if (excess(0) >= 0) return 0;
  return solveIncreasing(excess, 0, 0, boundAbove(model, excess));
}

/** Le plus haut des maximums de la (log-)vraisemblance, 0 compris. */
function varianceByLikelihood(model: AreaModel, methode: "REML" | "ML"): number {
  const slope = (a: number): number => {
    const fit = fitAreaModel(model, a);
    const lost = methode === "REML" ? leverageTrace(model, fit, a) : 0;
    return sumWeights(model, a, 1) - lost - sumResiduals(model, fit, a, 2); // moins deux fois la dérivée
  };
  const deviance = (a: number): number => {
    const fit = fitAreaModel(model, a);
    let sum = methode === "REML" ? fit.logDeterminant : 0;
    for (const di of model.d) sum += Math.log(a + di);
    return sum + sumResiduals(model, fit, a, 1);
  };
  const high = boundAbove(model, slope);
  const low = Math.min(high, ...model.d) * 1e-6;
  let best = 0;
  let before = 0;
  let slopeBefore = slope(0);
  for (let k = 0; k <= GRID; k++) {
    const a = low * (high / low) ** (k / GRID);
    const slopeHere = slope(a);
    if (slopeBefore < 0 && slopeHere >= 0) {
      const root = solveIncreasing(slope, 0, before, a);
      if (deviance(root) < deviance(best)) best = root;
    }
    before = a;
    slopeBefore = slopeHere;
  }
  return best;
}

/** Une variance assez grande pour que `f`, croissante à l'infini, y soit positive. */
function boundAbove({ y, d }: AreaModel, f: (a: number) => number): number {
  let mean = 0;
  y.forEach((value, i) => (mean += (value - mean) / (i + 1)));
  let high = Math.max(...d);
  for (const value of y) high = Math.max(high, (value - mean) ** 2);
  while (f(high) < 0) high *= 2;
  return high;
}

/** Variance asymptotique et biais de la variance estimée entre territoires (Datta, Rao et Smith 2005). */
export function varianceError(
  model: AreaModel,
  fit: AreaFit,
  variance: number,
  methode: MethodeVariance,
): { readonly error: number; readonly bias: number } {
  const { m } = model;
  const w1 = sumWeights(model, variance, 1);
  const w2 = sumWeights(model, variance, 2);
  if (methode === "REML") return { error: 2 / w2, bias: 0 };
  if (methode === "ML") return { error: 2 / w2, bias: -leverageTrace(model, fit, variance) / w2 };
  if (methode === "FH") return { error: (2 * m) / w1 ** 2, bias: (2 * (m * w2 - w1 ** 2)) / w1 ** 3 };
  return { error: (2 * sumWeights(model, variance, -2)) / m ** 2, bias: 0 };
}
