import type { ValeurEncadree } from "./intervalle.ts";
import type { MoindresCarres } from "./least-squares.ts";
import { studentQuantile } from "./student-quantile.ts";

/** Une quantité ajustée, ses bornes de Student et l'erreur type dont elles sont faites. */
export interface Estimation extends ValeurEncadree {
  readonly erreurType: number;
}

export interface RegressionSegmentee {
  /** Abscisses des ruptures, croissantes. */
  readonly ruptures: readonly Estimation[];
  /** Pente de chaque segment, de gauche à droite : une de plus que de ruptures. */
  readonly pentes: readonly Estimation[];
  /** Changement de pente à chaque rupture. */
  readonly changements: readonly Estimation[];
  /** Ordonnée du premier segment prolongé jusqu'à `x = 0`. */
  readonly ordonnee: Estimation;
  /** Somme des carrés des résidus. */
  readonly rss: number;
  readonly r2: number;
  /** Critère de Schwarz, à comparer d'un nombre de ruptures à l'autre ; le plus bas l'emporte. */
  readonly bic: number;
}

/** L'ajustement de Muggeo convergé, ses pentes et ses erreurs types (méthode delta sur le modèle linéarisé). */
export function describeBroken(
  { coefficients, inverse }: MoindresCarres,
  best: { readonly ruptures: readonly number[]; readonly rss: number },
  { origin, n, spread, bic, confiance }: { origin: number; n: number; spread: number; bic: number; confiance: number },
): RegressionSegmentee {
  const k = best.ruptures.length;
  const degrees = n - 2 - 2 * k;
  const variance = best.rss / degrees;
  const t = studentQuantile((1 + confiance) / 2, degrees);
  const row = (i: number, j: number): number => inverse[i]?.[j] ?? NaN;
  const frame = (valeur: number, erreurType: number): Estimation => {
    const margin = t * erreurType;
    return { valeur, bas: valeur - margin, haut: valeur + margin, confiance, methode: "delta", erreurType };
  };
  /** Une combinaison des coefficients et son erreur type. */
  const combine = (weights: readonly number[]): Estimation => {
    const valeur = weights.reduce((sum, w, i) => sum + w * (coefficients[i] as number), 0);
    const square = weights.reduce((sum, a, i) => sum + weights.reduce((s, b, j) => s + a * b * row(i, j), 0), 0);
    return frame(valeur, Math.sqrt(variance * square));
  };
  const unit = (i: number): number[] => Array.from({ length: 2 + k }, (_, j) => (j === i ? 1 : 0));
  return {
    ruptures: best.ruptures.map((psi, i) => {
      const [beta, gamma] = [2 + i, 2 + k + i];
      const ratio = (coefficients[gamma] as number) / (coefficients[beta] as number);
      const square = row(gamma, gamma) + ratio ** 2 * row(beta, beta) - 2 * ratio * row(beta, gamma);
      return frame(psi + origin, Math.sqrt(variance * square) / Math.abs(coefficients[beta] as number));
    }),
    pentes: Array.from({ length: k + 1 }, (_, i) =>
      combine([
        0,
        ...unit(0)
          .slice(1)
          .map((__, j) => (j <= i ? 1 : 0)),
      ]),
    ),
    changements: best.ruptures.map((_, i) => combine(unit(2 + i))),
    ordonnee: combine([1, -origin, ...best.ruptures.map(() => 0)]),
    rss: best.rss,
    r2: 1 - best.rss / spread,
    bic,
  };
}
