import { mean } from "simple-statistics";
import { fitAreaModel, quadraticForm } from "./area-model.ts";
import type { AreaModel } from "./area-model.ts";
import { areaVariance, varianceError } from "./area-variance.ts";
import type { MethodeVariance } from "./area-variance.ts";
import { checkFinite, checkOpenUnit, checkPositive, checkSameLength } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";

export interface OptionsFayHerriot extends OptionsIntervalle {
  /** Méthode d'estimation de la variance entre territoires ; `"REML"` par défaut. */
  readonly methode?: MethodeVariance;
  /** Si la colonne de 1 est à ajouter aux covariables ; `"ajoutee"` par défaut. */
  readonly constante?: "ajoutee" | "fournie";
}

/** Un territoire estimé. L'intervalle est `valeur ± z √eqm`, normal. */
export interface TerritoireEstime extends ValeurEncadree {
  /** Ce que le modèle seul prévoit, d'après les covariables. */
  readonly synthetique: number;
  /** Part de l'estimation directe, de 0 (tout vient du modèle) à 1. */
  readonly poids: number;
  /** Erreur quadratique moyenne, carré de l'unité des estimations. */
  readonly eqm: number;
}

export interface ResultatFayHerriot {
  /** Variance entre territoires que les covariables n'expliquent pas. */
  readonly variance: number;
  /** `"synthetique"` : variance nulle, toutes les valeurs sont celles du modèle seul. */
  readonly repli: "aucun" | "synthetique";
  /** La constante d'abord si elle est ajoutée, puis les covariables dans leur ordre. */
  readonly coefficients: readonly { readonly valeur: number; readonly erreurType: number }[];
  readonly territoires: readonly TerritoireEstime[];
}

/**
 * Estimation sur petits territoires de Fay et Herriot : chaque estimation directe (enquête, sondage du recensement) est
 * combinée avec ce que des covariables connues sans erreur prévoient, selon la précision de chacune (EBLUP).
 *
 * Erreur quadratique moyenne : Prasad et Rao pour REML et PR ; Datta et Lahiri (biais de la variance retiré) pour ML ;
 * Datta, Rao et Smith pour FH. Une variance nulle est un cas normal de petits effectifs : les valeurs se replient alors
 * sur le modèle seul (`repli: "synthetique"`), et deux territoires de mêmes covariables ne se distinguent plus. Une
 * erreur quadratique que la correction rendrait négative est ramenée à celle d'avant correction. À ne pas confondre
 * avec `empiricalBayes`, pour des comptages exhaustifs sans covariable.
 *
 * Sources : R. E. Fay, R. A. Herriot, JASA, 74, 1979, p. 269-277 ; N. G. N. Prasad, J. N. K. Rao, JASA, 85, 1990, p.
 * 163-171 ; G. S. Datta, P. Lahiri, Statistica Sinica, 10, 2000, p. 613-627 ; G. S. Datta, J. N. K. Rao, D. D. Smith,
 * Biometrika, 92, 2005, p. 183-196. Mêmes définitions que `mseFH` du paquet R sae.
 *
 * @param estimations une estimation directe par territoire ; `null` s'il n'en a pas : le modèle seul répond
 * @param variances variance d'échantillonnage de chaque estimation, positive ; ignorée là où l'estimation est `null`
 * @param covariables une ligne par territoire, éventuellement vide
 * @returns les territoires dans l'ordre donné, ou le motif qui empêche d'estimer
 * @throws RangeError si les longueurs diffèrent, si une valeur est hors domaine, si les covariables sont liées entre
 *   elles
 * @example
 * const r = fayHerriot([10, 14, 21, 19], [4, 4, 4, 4], [[1], [2], [3], [4]]);
 * r.territoires[2].valeur.toFixed(2) // => "19.37"
 * fayHerriot([10, 14], [4, 4], [[1], [2]]) // => { motif: "trop peu de territoires" }
 */
export function fayHerriot(
  estimations: readonly (number | null)[],
  variances: readonly number[],
  covariables: readonly (readonly number[])[],
  { methode = "REML", constante = "ajoutee", confiance = 0.95 }: OptionsFayHerriot = {},
): ResultatFayHerriot | { readonly motif: "trop peu de territoires" } {
  checkOpenUnit("confidence", confiance);
  checkAreas(estimations, variances, covariables, constante);
  const means = constante === "ajoutee" ? columnMeans(covariables) : [];
  const rows = covariables.map((row) =>
    constante === "ajoutee" ? [1, ...row.map((x, j) => x - (means[j] ?? 0))] : row,
  );
  const p = rows[0]?.length ?? 0;
  const kept = estimations.flatMap((y, i) => (y === null ? [] : [{ y, d: variances[i] ?? NaN, x: rows[i] ?? [] }]));
  const m = kept.length;
  if (m <= p) return { motif: "trop peu de territoires" };
  const model: AreaModel = {
    m,
    p,
    y: Float64Array.from(kept, (k) => k.y),
    d: Float64Array.from(kept, (k) => k.d),
    x: Float64Array.from(kept.flatMap((k) => k.x)),
  };
  const variance = areaVariance(model, methode);
  const fit = fitAreaModel(model, variance);
  const { error, bias } = varianceError(model, fit, variance, methode);
  const z = criticalZ(confiance);
  return {
    variance,
    repli: variance > 0 ? "aucun" : "synthetique",
    coefficients: Array.from(fit.coefficients, (_, j) => {
      // La constante rendue est celle des covariables d'origine, non centrées.
      const q = new Float64Array(p);
      q[j] = 1;
      if (j === 0) means.forEach((centre, k) => (q[k + 1] = -centre));
      const valeur = fit.coefficients.reduce((sum, c, k) => sum + (q[k] ?? 0) * c, 0);
      return { valeur, erreurType: Math.sqrt(quadraticForm(q, 0, fit.covariance, p)) };
    }),
    territoires: rows.map((row, i) => {
      const y = estimations[i] ?? null;
      const d = y === null ? Infinity : (variances[i] ?? NaN);
      const shrink = d === Infinity ? 1 : d / (variance + d);
      const synthetique = row.reduce((sum, x, j) => sum + x * (fit.coefficients[j] ?? NaN), 0);
      const valeur = y === null ? synthetique : synthetique + (1 - shrink) * (y - synthetique);
      const known = variance * shrink + shrink ** 2 * quadraticForm(Float64Array.from(row), 0, fit.covariance, p);
      const estimated = d === Infinity ? 0 : (2 * shrink ** 2 * error) / (variance + d);
      const corrected = known + estimated - bias * shrink ** 2;
      const eqm = corrected > 0 ? corrected : known + estimated;
      const margin = z * Math.sqrt(eqm);
      const encadree = {
        valeur,
        bas: valeur - margin,
        haut: valeur + margin,
        confiance,
        methode: "Fay-Herriot",
      } as const;
      return { ...encadree, synthetique, poids: 1 - shrink, eqm };
    }),
  };
}

function checkAreas(
  estimations: readonly (number | null)[],
  variances: readonly number[],
  covariables: readonly (readonly number[])[],
  constante: "ajoutee" | "fournie",
): void {
  const n = estimations.length;
  checkPositive("number of areas", n);
  checkSameLength("variances", variances, n);
  checkSameLength("covariates", covariables, n);
  estimations.forEach((y, i) => {
    if (y === null) return;
    checkFinite("estimate", y);
    checkPositive("variance", variances[i] ?? NaN);
  });
  const p = covariables[0]?.length ?? 0;
  if (constante === "fournie") checkPositive("number of covariates", p);
  for (const row of covariables) {
    checkSameLength("covariates of an area", row, p);
    row.forEach((x) => checkFinite("covariate", x));
  }
}

/** Centrer les covariables garde leurs décimales : des années 2015 à 2024 se confondraient avec la constante. */
const columnMeans = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map((_, j) => mean(rows.map((row) => row[j] ?? NaN)));
