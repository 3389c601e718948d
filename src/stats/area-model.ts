import { choleskyInverse } from "./cholesky.ts";
import type { Matrice } from "./cholesky.ts";

/** Les territoires qui ont une estimation directe, en tableaux plats. */
export interface AreaModel {
  readonly m: number;
  readonly p: number;
  readonly y: Float64Array;
  /** Variance d'échantillonnage. */
  readonly d: Float64Array;
  /** Covariables, `m × p`. */
  readonly x: Float64Array;
}

/** Le modèle ajusté pour une variance entre territoires donnée. */
export interface AreaFit {
  readonly coefficients: Float64Array;
  /** Covariance des coefficients, `p × p`. */
  readonly covariance: Matrice;
  readonly residuals: Float64Array;
  readonly logDeterminant: number;
}

/** Produit `x' M x` d'une ligne de covariables. */
export function quadraticForm(x: Float64Array, offset: number, matrix: Matrice, p: number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) sum += (x[offset + j] ?? NaN) * (matrix[j * p + k] ?? NaN) * (x[offset + k] ?? NaN);
  }
  return sum;
}

/** Matrice `Σ w^power x x'`. */
function weightedCross({ m, p, d, x }: AreaModel, variance: number, power: number): Matrice {
  const cross = new Float64Array(p * p);
  for (let i = 0; i < m; i++) {
    const w = (variance + (d[i] ?? NaN)) ** -power;
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) cross[j * p + k]! += w * (x[i * p + j] ?? NaN) * (x[i * p + k] ?? NaN);
    }
  }
  return cross;
}

/**
 * Moindres carrés généralisés, de poids `1 / (variance + d)`. La variance ajoutée à chaque `d` peut être nulle.
 *
 * @throws RangeError si les covariables sont liées entre elles
 */
export function fitAreaModel(model: AreaModel, variance: number): AreaFit {
  const { m, p, y, d, x } = model;
  const solved = choleskyInverse(weightedCross(model, variance, 1), p);
  if (solved === null) throw new RangeError("covariates must be linearly independent, got a singular design");
  const { inverse: covariance, logDeterminant } = solved;
  const right = new Float64Array(p);
  for (let i = 0; i < m; i++) {
    const wy = (y[i] ?? NaN) / (variance + (d[i] ?? NaN));
    for (let j = 0; j < p; j++) right[j]! += wy * (x[i * p + j] ?? NaN);
  }
  const coefficients = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) coefficients[j]! += (covariance[j * p + k] ?? NaN) * (right[k] ?? NaN);
  }
  const residuals = y.map((value, i) => {
    let fitted = 0;
    for (let j = 0; j < p; j++) fitted += (x[i * p + j] ?? NaN) * (coefficients[j] ?? NaN);
    return value - fitted;
  });
  return { coefficients, covariance, residuals, logDeterminant };
}

/** `Σ (variance + d)^-power`. */
export function sumWeights({ d }: AreaModel, variance: number, power: number): number {
  let sum = 0;
  for (const di of d) sum += (variance + di) ** -power;
  return sum;
}

/** `Σ residu² / (variance + d)^power`. */
export function sumResiduals({ d }: AreaModel, { residuals }: AreaFit, variance: number, power: number): number {
  let sum = 0;
  residuals.forEach((r, i) => {
    sum += r * r * (variance + (d[i] ?? NaN)) ** -power;
  });
  return sum;
}

/** Trace de `covariance · Σ x x' / (variance + d)²`. */
export function leverageTrace(model: AreaModel, { covariance }: AreaFit, variance: number): number {
  const cross = weightedCross(model, variance, 2);
  let sum = 0;
  for (let i = 0; i < cross.length; i++) sum += (covariance[i] ?? NaN) * (cross[i] ?? NaN);
  return sum;
}
