import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";

/**
 * Codes `QP…` : géographie de 2015. Ceux de 2024 s'écrivent `QN…` : les mêmes noms de quartiers, d'autres contours, et
 * aucune série ne passe des uns aux autres (R10).
 */
export const QPV_2015 = "QP.*";
export const QPV_2024 = "QN.*";

/** Ce que partagent les indicateurs de l'Insee par quartier prioritaire de 2015. */
export const QPV_INSEE = {
  type: "mesures",
  producteur: "Insee, Cnaf, Cnam, DGFiP",
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/statistiques/2500477",
  format: { type: "csv", separateur: ";", decimale: ",", milliers: "\u202f" },
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["qpv"],
  formeCode: QPV_2015,
  millesime: { de: "fichier" },
  horsChamp: [{ colonne: "CODGEO", valeurs: ["Ensemble"], raison: "l'ensemble des quartiers, arrondi à la centaine" }],
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : valeur non diffusée pour ce quartier" },
  comparaison: "annuelle",
  cogHabituel: () => 2015,
} as const satisfies Partial<SourceMesures>;

export const compteQpv = (motif: string, libelle: string, unite = "allocataires"): VariableSource => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
});
export const partQpv = (motif: string, libelle: string): VariableSource => ({
  motif,
  libelle,
  nature: "part",
  unite: "%",
});
export const note = (motif: string, libelle: string): VariableSource => ({
  motif,
  libelle,
  nature: "indice",
  unite: "",
  facultative: true,
});
