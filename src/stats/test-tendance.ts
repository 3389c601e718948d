import { checkOpenUnit } from "./check.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { normalTail } from "./normal-tail.ts";

/**
 * Sens d'une tendance au seuil choisi. « aucune » : rien ne se distingue du hasard, ce qui ne prouve pas la stabilité.
 */
export type SensTendance = "hausse" | "baisse" | "aucune";

/** Ce que rend toute variante du test de Mann-Kendall. */
export interface TestTendance {
  readonly sens: SensTendance;
  /** Probabilité critique bilatérale. */
  readonly p: number;
  /** Statistique centrée réduite, avec correction de continuité sauf mention contraire. */
  readonly z: number;
  /** Tau de Kendall : S rapporté au nombre de paires, de −1 à 1. */
  readonly tau: number;
  readonly s: number;
  /** Variance de S, corrigée comme la variante le dit. */
  readonly varianceS: number;
  /** Pente de Theil-Sen, par pas de temps (par cycle complet quand la série est saisonnière). */
  readonly pente: number;
  /** Ordonnée à l'origine, au premier pas de temps de la série. */
  readonly ordonnee: number;
}

/** Pourquoi une tendance ne se calcule pas : un état normal des données, pas une erreur. */
export interface TendanceImpossible {
  readonly motif: "trop peu de valeurs" | "variance corrigée négative";
}

export interface OptionsTest {
  /** Seuil de signification bilatéral, strictement entre 0 et 1 ; 0,05 par défaut. Jamais `5`. */
  readonly seuil?: number;
}

/** Une série dans l'ordre du temps ; `null` ou NaN, une valeur manquante, garde sa place. */
export type Serie = readonly (number | null)[];

/**
 * Sous quatre valeurs, aucun ordre des observations n'est assez rare pour conclure (tables de Kendall, Gilbert 1987).
 */
export const VALEURS_MIN = 4;

export const TROP_PEU: TendanceImpossible = { motif: "trop peu de valeurs" };

/** Copie typée d'une série : `null` devient NaN, l'infini est refusé. */
export function readSerie(serie: Serie): Float64Array {
  return Float64Array.from(serie, (y, i) => {
    if (y === Infinity || y === -Infinity) throw new RangeError(`series must not be infinite, got ${y} at index ${i}`);
    return y ?? NaN;
  });
}

/** `(|S| − 1) / √var`, du signe de S : une unité vers zéro, S étant entier et avançant par pas de deux. */
export const continuityZ = (s: number, varianceS: number): number =>
  s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varianceS);

/** Probabilité critique et sens d'une statistique centrée réduite. */
export function concludeZ(z: number, seuil: number): { sens: SensTendance; p: number } {
  checkOpenUnit("significance level", seuil);
  const significant = Math.abs(z) > -normalQuantile(seuil / 2);
  const sens = !significant ? "aucune" : z > 0 ? "hausse" : "baisse";
  return { sens, p: 2 * normalTail(Math.abs(z)) };
}

/**
 * Assemble le résultat d'un test depuis S et sa variance ; une variance que la correction a rendue négative ne conclut
 * pas.
 */
export function concludeTest(
  s: number,
  varianceS: number,
  paires: number,
  droite: { readonly pente: number; readonly ordonnee: number },
  seuil: number,
): TestTendance | TendanceImpossible {
  if (varianceS < 0 || (varianceS === 0 && s !== 0)) return { motif: "variance corrigée négative" };
  const z = continuityZ(s, varianceS);
  return { ...concludeZ(z, seuil), z, tau: s / paires, s, varianceS, ...droite };
}
