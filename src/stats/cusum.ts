import { checkFinite, checkNonNegative, checkPositive } from "./check.ts";

export interface Cusum {
  /** Somme cumulée des écarts vers le haut, par point ; jamais négative. */
  readonly haut: readonly number[];
  /** Somme cumulée des écarts vers le bas. */
  readonly bas: readonly number[];
  /** Le premier point où une somme dépasse le seuil, `null` sinon. */
  readonly alerte: AlerteCusum | null;
}

export interface AlerteCusum {
  /** Rang du point qui dépasse le seuil, 0 pour le premier. */
  readonly rang: number;
  readonly sens: "hausse" | "baisse";
  /** Rang du premier point de la dérive : celui qui suit le dernier retour à zéro. */
  readonly debut: number;
}

export interface OptionsCusum {
  /** Moyenne dont on guette la dérive. */
  readonly cible: number;
  /** Écart-type d'un point quand rien ne dérive. */
  readonly ecartType: number;
  /** Moitié de la dérive guettée, en écarts-types ; 0,5 par défaut, pour une dérive d'un écart-type. */
  readonly k?: number;
  /** Seuil d'alerte, en écarts-types ; 5 par défaut : une fausse alerte tous les 465 points en moyenne. */
  readonly h?: number;
}

/**
 * Sommes cumulées (CUSUM) tabulaires de Page, des deux côtés : une moyenne dérive-t-elle, même peu ?
 *
 * Accumule les petits écarts qu'une carte de contrôle, qui juge chaque point seul, laisse passer : pour une dérive d'un
 * écart-type, dix points au lieu de quarante. Les sommes ne sont pas remises à zéro après l'alerte, et restent dans
 * l'unité des valeurs. Suppose des points indépendants et à peu près normaux ; pour des nombres d'événements,
 * `cusumPoisson`.
 *
 * Sources : E. S. Page, « Continuous inspection schemes », Biometrika, 41, 1954, p. 100-115 ; D. C. Montgomery,
 * Introduction to Statistical Quality Control, 6ᵉ éd., 2009, chap. 9.
 *
 * @param values les points, dans l'ordre
 * @returns les deux sommes, dans l'unité des valeurs, et la première alerte
 * @throws RangeError si une valeur n'est pas finie, si l'écart-type ou `h` n'est pas positif, si `k` est négatif
 * @example
 * cusum([10, 11, 12, 13, 14], { cible: 10, ecartType: 1 }).haut // => [0, 0.5, 2, 4.5, 8]
 * cusum([10, 11, 12, 13, 14], { cible: 10, ecartType: 1 }).alerte // => { rang: 4, sens: "hausse", debut: 1 }
 * cusum([10, 10, 10], { cible: 10, ecartType: 1 }).alerte // => null
 */
export function cusum(values: readonly number[], { cible, ecartType, k = 0.5, h = 5 }: OptionsCusum): Cusum {
  checkFinite("target", cible);
  checkPositive("standard deviation", ecartType);
  checkNonNegative("k", k);
  checkPositive("h", h);
  values.forEach((value) => checkFinite("value", value));
  const gaps = values.map((value) => value - cible);
  const haut = cumulate(gaps.map((gap) => gap - k * ecartType));
  const bas = cumulate(gaps.map((gap) => -gap - k * ecartType));
  const rise = findAlert(haut, h * ecartType, "hausse");
  const fall = findAlert(bas, h * ecartType, "baisse");
  return { haut, bas, alerte: rise && fall ? (rise.rang <= fall.rang ? rise : fall) : (rise ?? fall) };
}

/** Somme cumulée des apports, ramenée à zéro dès qu'elle devient négative. */
export function cumulate(apports: readonly number[]): number[] {
  let sum = 0;
  return apports.map((apport) => (sum = Math.max(0, sum + apport)));
}

/** Le premier dépassement d'une somme cumulée, et le début de sa dérive. */
export function findAlert(sums: readonly number[], seuil: number, sens: AlerteCusum["sens"]): AlerteCusum | null {
  const rang = sums.findIndex((sum) => sum > seuil);
  return rang === -1 ? null : { rang, sens, debut: sums.lastIndexOf(0, rang) + 1 };
}
