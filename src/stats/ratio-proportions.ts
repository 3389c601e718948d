import type { Proportion } from "./difference-proportions.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { solveIncreasing } from "./solve-increasing.ts";
import { wilson } from "./wilson.ts";

export interface OptionsRapport extends OptionsIntervalle {
  /**
   * « Miettinen-Nurminen » par défaut ; « Koopman », le même score sans le facteur N / (N − 1) ; « Katz »,
   * logarithmique.
   */
  readonly methode?: "Miettinen-Nurminen" | "Koopman" | "Katz";
}

/**
 * Rapport de deux proportions indépendantes, `a / b` (risque relatif), et son intervalle.
 *
 * Par défaut le score de Miettinen et Nurminen : les rapports que les données ne rejettent pas, les deux proportions
 * étant réestimées sous chacun. Choisi contre l'intervalle logarithmique de Katz, le plus répandu, qui n'existe pas dès
 * qu'un numérateur est nul et devient démesuré auprès ; « Katz » reste offert pour retrouver un chiffre publié. À
 * ne pas confondre avec le rapport des **cotes** (odds ratio), bien plus loin de 1 quand les proportions sont fortes.
 *
 * Un numérateur nul dans `b` rend la valeur et la borne haute infinies ; deux numérateurs nuls ne se comparent pas.
 *
 * Sources : O. Miettinen, M. Nurminen, Statistics in Medicine, 4, 1985, p. 213-226 ; P. A. R. Koopman, Biometrics, 40,
 * 1984, p. 513-517 ; D. Katz et al., Biometrics, 34, 1978, p. 469-474.
 *
 * @param a proportion comparée, population disjointe de celle de `b`
 * @param b proportion de référence
 * @returns valeur et bornes, sans unité (1,25 = un quart de plus) ; ou le motif, quand les deux numérateurs sont nuls
 * @throws RangeError si un effectif est impossible, si un seul numérateur est nul avec « Katz », si la confiance n'est
 *   pas entre 0 et 1
 * @example
 * const [a, b] = [{ numerateur: 7, denominateur: 34 }, { numerateur: 1, denominateur: 34 }];
 * ratioProportions(a, b).bas.toFixed(2) // => "1.21"
 * ratioProportions(a, b).haut.toFixed(1) // => "43.0"
 * ratioProportions(a, b, { methode: "Katz" }).bas.toFixed(2) // => "0.91"
 */
export function ratioProportions(
  a: Proportion,
  b: Proportion,
  { confiance = 0.95, methode = "Miettinen-Nurminen" }: OptionsRapport = {},
): ValeurEncadree | { readonly motif: "numérateurs nuls" } {
  const p = wilson(a.numerateur, a.denominateur, { confiance }).valeur; // les refus de `wilson` sont les nôtres
  const q = wilson(b.numerateur, b.denominateur, { confiance }).valeur;
  if (p === 0 && q === 0) return { motif: "numérateurs nuls" };
  const valeur = p / q;
  const [m, n] = [a.denominateur, b.denominateur];
  const z = criticalZ(confiance);
  if (methode === "Katz") {
    if (p === 0 || q === 0) throw new RangeError("Katz needs positive numerators, got 0");
    const spread = Math.exp(z * Math.sqrt((1 - p) / (p * m) + (1 - q) / (q * n)));
    return { valeur, bas: valeur / spread, haut: valeur * spread, confiance, methode };
  }
  const factor = methode === "Koopman" ? 1 : (m + n) / (m + n - 1);
  // Recherche sur le logarithme du rapport, où l'écart réduit décroît.
  const limit = (target: number): number =>
    Math.exp(solveIncreasing((log) => -scoreZ(p, q, m, n, Math.exp(log), factor), -target, -LOG_MAX, LOG_MAX));
  return {
    valeur,
    bas: p === 0 ? 0 : Math.min(valeur, limit(z)),
    haut: q === 0 ? Infinity : Math.max(valeur, limit(-z)),
    confiance,
    methode,
  };
}

const LOG_MAX = 300; // un rapport de 1e130 : au-delà de tout effectif

/** L'écart réduit à l'hypothèse `p = rapport × q`, proportions réestimées par le maximum de vraisemblance. */
function scoreZ(p: number, q: number, m: number, n: number, rapport: number, factor: number): number {
  const square = (m + n) * rapport;
  const linear = m * rapport + p * m + n + q * n * rapport;
  const constant = p * m + q * n;
  // La plus petite racine, écrite sans soustraction.
  const q0 = Math.min(1, (2 * constant) / (linear + Math.sqrt(Math.max(0, linear * linear - 4 * square * constant))));
  const p0 = Math.min(1, rapport * q0);
  const variance = factor * ((p0 * (1 - p0)) / m + (rapport * rapport * q0 * (1 - q0)) / n);
  const gap = p - rapport * q;
  return gap === 0 ? 0 : gap / Math.sqrt(variance); // à 100 % des deux côtés, écart et variance s'annulent ensemble
}
