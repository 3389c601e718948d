import { source } from "../src/modele/source.ts";

/**
 * Les sièges des CCAS et CAS dans le répertoire Sirene (catégorie juridique 7361) : la commune de chaque numéro Siren. Export d'un miroir
 * Opendatasoft, restreint aux sièges (`etablissementsiege = oui`) ; un siège fermé est laissé de côté.
 */
export default source({
  type: "referentiel",
  id: "sirene-ccas",
  titre: "Communes des CCAS (répertoire Sirene)",
  producteur: "Insee",
  licence: "Licence Ouverte 2.0",
  page: "https://public.opendatasoft.com/explore/dataset/economicref-france-sirene-v3/",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "siren",
  ignorees: ["codeepcietablissement"],
  tables: [
    {
      role: "passage",
      designe: "siren",
      colonnes: { designe: "siren", commune: "codecommuneetablissement" },
      filtre: { colonne: "etatadministratifetablissement", valeur: "Actif" },
    },
  ],
  cogHabituel: (annee) => annee,
  verifie: false,
});
