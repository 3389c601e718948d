/**
 * Les tranches d'âge de quinze ans du recensement (base communale, dossier complet) : la fin du nom de la variable, et ce qu'on en lit.
 * Des couples, et non un objet : JavaScript rangerait la clé « 1529 » avant « 0014 ».
 */
export const QUINZE_ANS = [
  ["0014", "0 à 14 ans"],
  ["1529", "15 à 29 ans"],
  ["3044", "30 à 44 ans"],
  ["4559", "45 à 59 ans"],
  ["6074", "60 à 74 ans"],
  ["7589", "75 à 89 ans"],
  ["90P", "90 ans ou plus"],
] as const;
