/** La tendance d'une série de millésimes tous comparables deux à deux, telle que `abs calculer` l'a écrite (table `tendance`). */
export interface Tendance {
  readonly debut: number;
  readonly fin: number;
  readonly points: number;
  /** Probabilité critique du test de Mann-Kendall, corrigée du nombre de séries lues (Benjamini-Hochberg). */
  readonly p: number;
  /** Pente de Theil-Sen, par an, dans l'unité de la valeur. */
  readonly pente: number;
}
