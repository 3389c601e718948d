import { source } from "../src/modele/source.ts";

/** Nomenclature des catégories d'établissements de FINESS. */
const EHPAD = { colonne: "categ_code", valeurs: ["500"] } as const;
const RESIDENCES = { colonne: "categ_code", valeurs: ["202"] } as const;

/**
 * `t-finess` : le répertoire FINESS remis en une seule table par Atlasanté, une ligne par entité, avec sa commune et sa capacité installée.
 * L'extraction d'origine (`etalab-cs1100505`) mêle deux genres de lignes sans en-tête, les places dans l'un, la commune dans un autre
 * fichier : elle ne se lit pas ici. La capacité d'un EHPAD réunit l'hébergement permanent, temporaire et l'accueil de jour.
 */
export default source({
  type: "mesures",
  id: "finess-etablissements",
  titre: "Établissements et places (répertoire FINESS, table t-finess)",
  producteur: "Atlasanté, d'après FINESS (Agence du numérique en santé)",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/referentiel-finess-t-finess",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "com_code",
  niveaux: ["commune"],
  millesime: { de: "fichier" },
  regroupee: {
    ligne: ["établissement", "établissements"],
    identifiant: ["finess"],
    exhaustive: true,
    completes: ["esms_capaTot_inst", "com_code"],
    vides: ["."],
    seulement: [
      { colonne: "type", valeurs: ["ET"] },
      { colonne: "etat", valeurs: ["ACTUEL"] },
    ],
  },
  variables: [
    { motif: "PLACES_EHPAD", libelle: "Places installées des EHPAD", nature: "effectif", unite: "places", somme: { produit: ["esms_capaTot_inst"], si: EHPAD } },
    { motif: "PLACES_RESIDENCES_AUTONOMIE", libelle: "Places installées des résidences autonomie", nature: "effectif", unite: "places", somme: { produit: ["esms_capaTot_inst"], si: RESIDENCES } },
  ],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
}); // prettier-ignore
