/** Toutes les paires d'une série, parcourues une fois : la statistique S, les ex æquo et les pentes. */
export interface PairScan {
  /** Observations présentes, dans l'ordre. */
  readonly valeurs: Float64Array;
  /** Leur position dans la série, trous compris : 0 pour la première case. */
  readonly positions: Float64Array;
  /** Pentes des paires, dans les `paires` premières cases ; l'ordre n'en est pas garanti. */
  readonly pentes: Float64Array;
  /** Nombre d'observations présentes. */
  n: number;
  paires: number;
  /** Σ signe(yᵢ − yⱼ) sur les paires i après j. */
  s: number;
  /** Variance de S sous l'hypothèse sans tendance, corrigée des ex æquo. */
  varianceS: number;
}

/** Mémoire de travail d'une série d'au plus `longueur` cases, réemployée d'une série à l'autre. */
export const createPairScan = (longueur: number): PairScan => ({
  valeurs: new Float64Array(longueur),
  positions: new Float64Array(longueur),
  pentes: new Float64Array((longueur * (longueur - 1)) / 2),
  n: 0,
  paires: 0,
  s: 0,
  varianceS: 0,
});

/**
 * Parcourt les paires de `series[debut … debut + longueur − 1]` ; un nombre qui n'est pas fini y est
 * une observation manquante, qui garde sa place.
 * Noyau commun à `mannKendall`, `theilSen` et à leurs blocs : O(n²), sans allocation.
 *
 * Sources : celles de `mannKendall` et de `theilSen`.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @example
 * const scan = createPairScan(4);
 * scanPairs(scan, Float64Array.of(1, NaN, 5, 3), 0, 4);
 * [scan.n, scan.paires, scan.s] // => [3, 3, 1]
 * [...scan.pentes.subarray(0, 3)] // => [2, 0.6666666666666666, -2]
 */
export function scanPairs(scan: PairScan, series: Float64Array, debut: number, longueur: number): void {
  const { valeurs, positions, pentes } = scan;
  let n = 0;
  let paires = 0;
  let s = 0;
  let ties = 0;
  for (let k = 0; k < longueur; k++) {
    const y = series[debut + k] as number;
    if (!Number.isFinite(y)) continue;
    let equal = 1;
    for (let j = 0; j < n; j++) {
      const rise = y - (valeurs[j] as number);
      pentes[paires++] = rise / (k - (positions[j] as number));
      if (rise > 0) s++;
      else if (rise < 0) s--;
      else equal++;
    }
    // Σ t (t − 1) (2t + 5) sur les groupes d'ex æquo, accrue quand le groupe passe de `equal − 1` à `equal`.
    if (equal > 1) ties += tieTerm(equal) - tieTerm(equal - 1);
    valeurs[n] = y;
    positions[n++] = k;
  }
  scan.n = n;
  scan.paires = paires;
  scan.s = s;
  scan.varianceS = (tieTerm(n) - ties) / 18;
}

const tieTerm = (t: number): number => t * (t - 1) * (2 * t + 5);
