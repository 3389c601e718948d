import { source } from "../src/modele/source.ts";

/**
 * Carte des loyers d'annonce : un loyer estimé par commune, avec son intervalle de prédiction, et de quoi il est tiré. Le
 * fichier des maisons et ceux des petits ou grands appartements ont le même en-tête : seul leur nom, le même d'une année à l'autre, dit
 * lequel c'est ; sous un autre, le fichier est refusé.
 */
export default source({
  type: "mesures",
  id: "carte-loyers",
  titre: "Carte des loyers d'annonce, appartements",
  producteur: "ANIL, ministère chargé du logement",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/693aa2feed1bf4da603faa49",
  format: { type: "csv", separateur: ";", decimale: ",", encodage: "windows-1252" },
  nomDistinctif: { motif: "^pred-app-", attendu: "pred-app-mef-dhup.csv", autres: "celui des maisons (pred-mai-…) et ceux des petits ou grands appartements (pred-app12-…, pred-app3-…)" },
  cle: "INSEE_C",
  libelle: "LIBGEO",
  ignorees: ["id_zone", "EPCI", "DEP", "REG", "TYPPRED"],
  niveaux: ["commune"],
  millesime: { de: "fichier" },
  variables: [
    { motif: "loypredm2", libelle: "Loyer d'annonce estimé", nature: "quantile", unite: "€/m²" },
    { motif: "lwr.IPm2", libelle: "Loyer d'annonce, borne basse de la prédiction à 95 %", nature: "quantile", unite: "€/m²" },
    { motif: "upr.IPm2", libelle: "Loyer d'annonce, borne haute de la prédiction à 95 %", nature: "quantile", unite: "€/m²" },
    { motif: "nbobs_com", libelle: "Annonces observées dans la commune", nature: "effectif", unite: "annonces", facultative: true },
    { motif: "nbobs_mail", libelle: "Annonces observées dans la zone", nature: "indice", unite: "annonces", facultative: true },
    { motif: "R2_adj", libelle: "Qualité du modèle (R² ajusté)", nature: "indice", unite: "", facultative: true },
  ],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
}); // prettier-ignore
