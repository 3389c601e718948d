/**
 * Les mailles, de la plus fine à la plus large. `arm` : arrondissement municipal (Paris, Lyon, Marseille). `strate` et
 * `comparables` ne sont pas des lieux mais des groupes de communes à qui comparer.
 */
export const NIVEAUX = [
  "iris",
  "quartier",
  "qpv",
  "arm",
  "commune",
  "epci",
  "departement",
  "region",
  "strate",
  "comparables",
  "france",
] as const;
export type Niveau = (typeof NIVEAUX)[number];

/** Un code ne suffit pas : `01` est l'Ain et la Guadeloupe. Le couple (niveau, code) identifie un territoire. */
export interface Territoire {
  readonly niveau: Niveau;
  /** Code officiel, toujours une chaîne : `01001`, `2A004`, `682240101`, `200066009`, `F_X_D976`. */
  readonly code: string;
  readonly nom: string;
}

/**
 * Les trois « France » ne se remplacent jamais l'une l'autre.
 * `F` entière ; `F_X_D976` sans Mayotte (recensement) ; `FM` métropole (Filosofi).
 */
export const FRANCES = {
  F: "France",
  F_X_D976: "France hors Mayotte",
  FM: "France métropolitaine",
} as const;
