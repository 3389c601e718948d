/** Ce que pèse une page, compressée, avant tout geste du lecteur. En octets. */
export interface PoidsPage {
  readonly page: string;
  /** Les scripts et les feuilles qu'elle charge d'elle-même. */
  readonly joints: readonly string[];
  /** La page, ses scripts et sa feuille. */
  readonly sansPolices: number;
  /** Les mêmes, les polices et les images : les figures sont dans la page. */
  readonly entiere: number;
}

/** Chaque page d'un site livré, dans l'ordre de son nom. */
export declare function peserPages(dist: string): readonly PoidsPage[];
