import type { Indicateur } from "../../src/modele/indicateur.ts";

const BASE = { theme: "revenus", niveaux: ["commune"], definitions: [], definition: "" } as const;

/** Chaque genre et nombre du français, chaque unité et chaque sens que les phrases rencontrent. */
export const PART: Indicateur = {
  ...BASE, code: "FS-01", libelle: "75 ans ou plus", sujet: "la part des 75 ans ou plus", unite: "%", decimales: 1,
  sens: "+", nature: "part",
}; // prettier-ignore
export const TAUX: Indicateur = {
  ...BASE, code: "MS-01", libelle: "Taux de pauvreté", sujet: "le taux de pauvreté", accord: "ms", unite: "%",
  decimales: 0, sens: "+", nature: "part", bornes: [5, 95],
}; // prettier-ignore
export const MONTANT: Indicateur = {
  ...BASE, code: "MS-02", libelle: "Niveau de vie", sujet: "le niveau de vie médian", accord: "ms", unite: "€",
  decimales: 0, sens: "-", nature: "montant",
}; // prettier-ignore
export const FOYERS: Indicateur = {
  ...BASE, code: "MP-01", libelle: "Foyers RSA", sujet: "les foyers bénéficiaires du RSA pour 100 ménages", accord: "mp",
  unite: "pour 100 ménages", decimales: 1, sens: "+", nature: "taux",
}; // prettier-ignore
export const PLACES: Indicateur = {
  ...BASE, code: "FP-01", theme: "jeunesse", libelle: "Places d'accueil", accord: "fp",
  sujet: "les places d'accueil pour 100 enfants de moins de 3 ans", unite: "pour 100 enfants", decimales: 1, sens: "-",
  nature: "taux",
}; // prettier-ignore
export const INDICE: Indicateur = {
  ...BASE, code: "MS-03", libelle: "Indice de vieillissement", sujet: "l'indice de vieillissement", accord: "ms",
  unite: "", decimales: 1, sens: "+", nature: "indice",
}; // prettier-ignore
export const DELAI: Indicateur = {
  ...BASE, code: "MS-04", theme: "ccas", libelle: "Délai d'instruction médian", sujet: "le délai médian d'instruction",
  accord: "ms", unite: "jours", decimales: 0, sens: "+", nature: "indice",
}; // prettier-ignore
export const EFFECTIF: Indicateur = {
  ...BASE, code: "FS-02", libelle: "Population", sujet: "la population municipale", unite: "habitants", decimales: 0,
  sens: "0", nature: "effectif",
}; // prettier-ignore
export const PROPRIETAIRES: Indicateur = {
  ...BASE, code: "FS-03", theme: "logement", libelle: "Propriétaires", sujet: "la part des propriétaires occupants",
  unite: "%", decimales: 1, sens: "-", nature: "part",
}; // prettier-ignore

export const TOUS = [PART, TAUX, MONTANT, FOYERS, PLACES, INDICE, DELAI, EFFECTIF, PROPRIETAIRES];
