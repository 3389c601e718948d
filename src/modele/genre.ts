/**
 * Le genre d'un indicateur : tout ce qui s'ensuit (intervalle, évolution, comparaison) vient de cette table, jamais de
 * son code.
 */
interface RegleGenre {
  /** Tel que la fiche le nomme. */
  readonly nom: string;
  /** L'intervalle d'une valeur recalculée ; null : aucun, la valeur est exhaustive ou publiée telle quelle. */
  readonly intervalle: "wilson" | "byar" | null;
  /** L'évolution : en points, en pour cent, ou la simple différence. */
  readonly evolution: "points" | "%" | "";
  /** Un territoire se compare-t-il à un autre sur la valeur elle-même ? Un effectif dit d'abord la taille. */
  readonly comparable: boolean;
}

export const GENRES = {
  effectif: { nom: "effectif", intervalle: null, evolution: "%", comparable: false },
  /** Un tout et sa partie, de 0 à 100. */
  part: { nom: "proportion", intervalle: "wilson", evolution: "points", comparable: true },
  /** Des événements (naissances) dans une population : ils suivent une loi de Poisson. */
  taux: { nom: "taux d'événements", intervalle: "byar", evolution: "points", comparable: true },
  /** Deux grandeurs dont l'une n'est pas une partie de l'autre : foyers pour 100 ménages, places pour 1 000 habitants. */
  ratio: { nom: "rapport de deux grandeurs", intervalle: null, evolution: "points", comparable: true },
  /** En euros : médiane ou décile publiés, jamais additionnés. */
  montant: { nom: "montant publié", intervalle: null, evolution: "%", comparable: true },
  indice: { nom: "indice", intervalle: null, evolution: "", comparable: true },
  variation: { nom: "variation annuelle moyenne", intervalle: null, evolution: "points", comparable: true },
} as const satisfies Readonly<Record<string, RegleGenre>>;

export type Genre = keyof typeof GENRES;
