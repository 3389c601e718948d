/**
 * Ce que le producteur a mis dans une case du fichier, gardé tel quel.
 * Une case vide n'est ni zéro ni secrète : chaque marque garde son sens.
 */
export const MARQUES = ["valeur", "secret", "non_significatif", "non_disponible", "sans_objet", "vide"] as const;
export type Marque = (typeof MARQUES)[number];

/** Ce que l'observatoire répond à une question. `valeur` est un nombre pour les trois premiers, null pour les autres. */
export const STATUTS = [
  "valeur",
  "estimation",
  "avertissement",
  "secret",
  "absent",
  "non_calculable",
  "refus",
] as const;
export type Statut = (typeof STATUTS)[number];

/** Vrai quand le statut accompagne un nombre. */
export const isServi = (statut: Statut): boolean =>
  statut === "valeur" || statut === "estimation" || statut === "avertissement";
