/** Part de l'ampleur des termes en dessous de laquelle leur somme n'est que l'erreur du calcul : la pente est nulle. */
const ERREUR = 1e-12;

/**
 * Pente des moindres carrés pondérés sur les rangs ; `spread` est l'inverse de sa variance quand les poids sont
 * `1/SE²`.
 *
 * Source : N. R. Draper, H. Smith, Applied Regression Analysis, 3e éd., 1998 (moindres carrés pondérés).
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param skipped rang du point laissé de côté ; aucun par défaut
 * @example
 * rankSlope([1, 3, 5, 40], [1, 1, 1, 1], 3).pente // => 2
 */
export function rankSlope(
  ys: readonly number[],
  weights: readonly number[],
  skipped = -1,
): { pente: number; spread: number } {
  const total = (f: (i: number) => number): number =>
    weights.reduce((sum, w, i) => (i === skipped ? sum : sum + w * f(i)), 0);
  const mass = total(() => 1);
  const centre = total((i) => i) / mass;
  const level = total((i) => ys[i] as number) / mass;
  const spread = total((i) => (i - centre) ** 2);
  const rise = total((i) => (i - centre) * ((ys[i] as number) - level));
  const scale = total((i) => Math.abs((i - centre) * (ys[i] as number)));
  return { pente: Math.abs(rise) <= ERREUR * scale ? 0 : rise / spread, spread };
}

/** La pente garde-t-elle son signe sans chacun des points tour à tour ? Une pente nulle compte comme positive. */
export function isConcordant(ys: readonly number[], weights: readonly number[]): boolean {
  const falls = ys.map((_, skipped) => rankSlope(ys, weights, skipped).pente < 0);
  return falls.every((fall) => fall === rankSlope(ys, weights).pente < 0);
}
