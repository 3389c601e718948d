import type { NomProfil, Profil } from "./profils.ts";

/** La commune fictive que raconte le rapport de démonstration. */
export const VILLE_TEMOIN = {
  code: "00101",
  nom: "Ville-Témoin",
  epci: "Témoin-Val de Brune",
  superficie: 24.6,
  /** Population municipale : un lent recul, que les quartiers ne partagent pas. */
  habitants: { 2011: 30_618, 2016: 30_274, 2022: 29_986 },
} as const;

export interface IrisFictif {
  /** Quatre chiffres : grand quartier (2) puis IRIS (2). */
  readonly numero: string;
  readonly nom: string;
  readonly type: "H" | "A";
  readonly profil: NomProfil;
  /** Poids dans la population communale de 2022. */
  readonly poids: number;
  /** Ce qui distingue l'IRIS de son profil. */
  readonly ecart?: Partial<Profil>;
}

// prettier-ignore
export const IRIS_VILLE_TEMOIN: readonly IrisFictif[] = [
  { numero: "0101", nom: "Vieille-Halle", type: "H", profil: "centreAge", poids: 2450, ecart: { croissance: -0.004, revenu: 0.88 } },
  { numero: "0102", nom: "Remparts", type: "H", profil: "centreAge", poids: 2120, ecart: { revenu: 0.89 } },
  { numero: "0103", nom: "Gare-Lavoirs", type: "H", profil: "centreMixte", poids: 2580 },
  { numero: "0201", nom: "Fonds-Clairs Nord", type: "H", profil: "hlm", poids: 2690, ecart: { revenu: 0.59, hlm: 0.86, proprietaires: 0.05, chomage: 0.34 } },
  { numero: "0202", nom: "Fonds-Clairs Sud", type: "H", profil: "hlm", poids: 2380, ecart: { croissance: -0.013 } },
  { numero: "0203", nom: "Tilleroye", type: "H", profil: "faubourg", poids: 2910, ecart: { hlm: 0.38, proprietaires: 0.36, revenu: 0.76, chomage: 0.2 } },
  { numero: "0301", nom: "Coteau des Aubiers", type: "H", profil: "pavillonnaire", poids: 3140, ecart: { revenu: 1.02 } },
  { numero: "0302", nom: "Prés-Longuets", type: "H", profil: "pavillonnaire", poids: 2960, ecart: { croissance: 0.014, revenu: 0.985 } },
  { numero: "0303", nom: "Haut-Bourgneuf", type: "H", profil: "pavillonnaire", poids: 2740, ecart: { ages: [17.0, 14.2, 16.5, 20.8, 22.1, 8.6, 0.8], croissance: 0.001, revenu: 0.99 } },
  { numero: "0401", nom: "Faubourg des Filatures", type: "H", profil: "faubourg", poids: 3060, ecart: { revenu: 0.81 } },
  { numero: "0402", nom: "Rive-Basse", type: "H", profil: "faubourg", poids: 2956, ecart: { revenu: 0.86, hlm: 0.14, croissance: 0.003 } },
  { numero: "0403", nom: "Zone d'activités de la Ramière", type: "A", profil: "faubourg", poids: 0 },
];

/** Les quartiers vécus, tels que la ville les dessine : `territoires.csv`. */
export const QUARTIERS = [
  { code: "CV", nom: "Centre-ville", iris: ["0101", "0102", "0103"] },
  { code: "FC", nom: "Fonds-Clairs", iris: ["0201", "0202", "0203"] },
  { code: "CO", nom: "Les Coteaux", iris: ["0301", "0302", "0303"] },
  { code: "VB", nom: "Val de Brune", iris: ["0401", "0402", "0403"] },
] as const;

/** La préfecture : deuxième commune découpée en IRIS, pour que les comparaisons entre IRIS ne soient pas d'une seule ville. */
export const PREFECTURE = {
  nom: "Castelvrain",
  epci: "du Grand Castelvrain",
  superficie: 38.4,
  habitants: { 2011: 55_902, 2016: 56_610, 2022: 57_748 },
} as const;

// prettier-ignore
export const IRIS_PREFECTURE: readonly IrisFictif[] = [
  { numero: "0101", nom: "Citadelle", type: "H", profil: "centreAge", poids: 2650, ecart: { revenu: 1.16 } },
  { numero: "0102", nom: "Marché-Neuf", type: "H", profil: "centreMixte", poids: 2890 },
  { numero: "0103", nom: "Théâtre", type: "H", profil: "centreMixte", poids: 2710, ecart: { revenu: 1.08 } },
  { numero: "0104", nom: "Pont-Tournant", type: "H", profil: "ville", poids: 3120 },
  { numero: "0201", nom: "Campus-Ormeaux", type: "H", profil: "centreMixte", poids: 3340, ecart: { etudiants: 0.32, ages: [9, 45, 17, 12, 11, 5, 1], revenu: 0.86 } },
  { numero: "0202", nom: "Ormeaux Est", type: "H", profil: "ville", poids: 2980 },
  { numero: "0203", nom: "Quatre-Moulins", type: "H", profil: "ville", poids: 3050, ecart: { revenu: 1.03 } },
  { numero: "0301", nom: "Grand-Verger", type: "H", profil: "hlm", poids: 2860 },
  { numero: "0302", nom: "Tour-Vermeille", type: "H", profil: "hlm", poids: 2640, ecart: { revenu: 0.63, hlm: 0.66, proprietaires: 0.2 } },
  { numero: "0303", nom: "Verger-Bas", type: "H", profil: "faubourg", poids: 3010 },
  { numero: "0401", nom: "Belle-Aunaie", type: "H", profil: "pavillonnaire", poids: 3480, ecart: { revenu: 1.24 } },
  { numero: "0402", nom: "Aunaie Sud", type: "H", profil: "pavillonnaire", poids: 3390, ecart: { revenu: 1.15 } },
  { numero: "0403", nom: "Clos-Mirabel", type: "H", profil: "pavillonnaire", poids: 3220 },
  { numero: "0501", nom: "Faubourg de Brune", type: "H", profil: "faubourg", poids: 3160, ecart: { revenu: 0.93 } },
  { numero: "0502", nom: "Écluses", type: "H", profil: "ville", poids: 3290 },
  { numero: "0503", nom: "Trois-Granges", type: "H", profil: "bourg", poids: 2970 },
  { numero: "0601", nom: "Haute-Lande", type: "H", profil: "periurbain", poids: 3360 },
  { numero: "0602", nom: "Lande-Nord", type: "H", profil: "ville", poids: 3040 },
  { numero: "0603", nom: "Sources", type: "H", profil: "pavillonnaire", poids: 2588 },
  { numero: "0604", nom: "Zone industrielle de la Lande", type: "A", profil: "faubourg", poids: 0 },
];
