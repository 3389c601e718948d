import { source } from "../src/modele/source.ts";

/** LOVAC : logements vacants du parc privé, une paire de colonnes par année ; la clé porte l'année de la géographie. */
export default source({
  type: "mesures",
  id: "lovac-communes",
  titre: "Logements vacants du parc privé par commune (LOVAC)",
  producteur: "DHUP, Cerema, DGFiP",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/61816c6e23197bb34835228e",
  format: { type: "csv", separateur: ";", decimale: ".", encodage: "windows-1252" },
  cle: "CODGEO",
  libelle: "LIBGEO",
  renommees: [
    { de: "CODGEO_{aa}", en: "CODGEO" },
    { de: "LIBGEO_{aa}", en: "LIBGEO" },
    { de: "ff_pp_total_{aa}", en: "pp_total_{aa}", depuis: 2026 },
  ],
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "pp_vacant_{aa}",
  variables: [
    { motif: "pp_vacant_{aa}", libelle: "Logements vacants du parc privé", nature: "effectif", unite: "logements" },
    {
      motif: "pp_vacant_plus_2ans_{aa}",
      libelle: "Logements du parc privé vacants depuis plus de deux ans",
      nature: "effectif",
      unite: "logements",
    },
    { motif: "pp_total_{aa}", libelle: "Logements du parc privé", nature: "effectif", unite: "logements", facultative: true },
  ],
  totaux: [
    { total: "pp_vacant_{aa}", parts: "pp_vacant_plus_2ans_{aa}", partiel: true },
    { total: "pp_total_{aa}", parts: "pp_vacant_{aa}", partiel: true },
  ],
  comparaison: "annuelle",
  verifie: false,
}); // prettier-ignore
