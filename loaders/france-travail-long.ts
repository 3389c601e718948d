import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";

/** Extraction de statistiques.francetravail.org mise en lignes par un tiers : communes de plus de 5 000 habitants, par mois. */
export default source({
  type: "mesures",
  id: "france-travail-long",
  titre: "Demandeurs d'emploi par commune, département et région (France Travail, mis en lignes)",
  producteur: "France Travail",
  licence: "Licence Ouverte 2.0",
  page: "https://statistiques.francetravail.org/stmt/defm",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "codgeo",
  niveaux: ["commune", "departement", "region"],
  millesime: { de: "colonne", colonne: "YEAR", forme: "decembre_AAAA" },
  longue: {
    valeur: "Demandeurs_Emploi",
    dimensions: {},
    mailles: {
      lues: [
        { niveau: "commune", code: "\\d[\\dAB]\\d{3}" },
        { niveau: "departement", code: "\\d[\\dAB]|97\\d" },
        { niveau: "region", code: "reg(\\d{2})" },
      ],
    },
    doubles: "une cinquantaine de communes y sont répétées, parfois avec des effectifs contradictoires",
  },
  variables: [combinaison("DEFM_DECEMBRE", "Demandeurs d'emploi en décembre", {}, "inscrits", false)],
  champ: "celles de plus de 5 000 habitants",
  comparaison: "annuelle",
  sommeApprochee: "somme de communes arrondies à la dizaine",
});
