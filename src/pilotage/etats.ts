/** La vie d'une préconisation, d'une action ou d'une fiche projet. */
export const ETATS = [
  "brouillon",
  "soumise",
  "validée",
  "amendée",
  "rejetée",
  "en cours",
  "réalisée",
  "abandonnée",
] as const;
export type Etat = (typeof ETATS)[number];

/** Une instance s'est prononcée : il en faut le nom et la date. */
export const isDecidee = (etat: Etat): boolean => etat !== "brouillon" && etat !== "soumise";

/** Retenue par l'instance : elle engage, et le public la lit. */
export const isRetenue = (etat: Etat): boolean => isDecidee(etat) && etat !== "rejetée";

/** Un changement ou un refus se motive. */
export const isMotivee = (etat: Etat): boolean => etat === "amendée" || etat === "rejetée" || etat === "abandonnée";

/** Plus rien n'est à faire. */
export const isClose = (etat: Etat): boolean => etat === "réalisée" || etat === "abandonnée" || etat === "rejetée";

/** Ce qu'on fera l'an prochain d'une action menée. */
export const SUITES = ["renforcer", "ajuster", "arrêter"] as const;
export type Suite = (typeof SUITES)[number];
