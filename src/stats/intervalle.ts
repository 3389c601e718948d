/** La forme unique que rend toute estimation : le nombre, ses bornes, et comment elles ont été faites. */
export interface ValeurEncadree {
  readonly valeur: number;
  /** Borne inférieure, même unité que la valeur. */
  readonly bas: number;
  /** Borne supérieure, même unité que la valeur. */
  readonly haut: number;
  /** Niveau de confiance bilatéral, entre 0 et 1. */
  readonly confiance: number;
  readonly methode: Methode;
}

/** Les méthodes d'intervalle, telles qu'elles s'impriment sous un chiffre. */
export type Methode =
  | "Wilson"
  | "Byar"
  | "Poisson exacte"
  | "Student"
  | "Newcombe"
  | "Clopper-Pearson"
  | "Poisson mi-p"
  | "Poisson score"
  | "Poisson Wald"
  | "Poisson Wald corrigé"
  | "Poisson Jeffreys"
  | "Byar centré"
  | "Binomiale exacte conditionnelle"
  | "Fisher exacte"
  | "Dobson"
  | "Fay-Feuer"
  | "Tiwari"
  | "Silcocks"
  | "Sen"
  | "MOVER"
  | "Welch"
  | "Miettinen-Nurminen"
  | "Koopman"
  | "Katz"
  | "simulation"
  | "delta"
  | "Fay-Herriot"
  | "Greenwood"
  | "Greenwood, échelle log-log"
  | "Greenwood, échelle log"
  | "erreurs passées"
  | "rangs tirés"
  | "Klein-Wright-Wieczorek"
  | "différences simultanées";

export interface OptionsIntervalle {
  /** Niveau de confiance bilatéral, strictement entre 0 et 1 ; 0,95 par défaut. Jamais `95`. */
  readonly confiance?: number;
}
