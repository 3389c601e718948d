import { source } from "../src/modele/source.ts";

const ETIQUETTES = ["A", "B", "C", "D", "E", "F", "G"];

/**
 * Diagnostics de performance énergétique des logements existants depuis juillet 2021 : une ligne par diagnostic, plus de deux cents
 * colonnes, dont quatre sont lues. Le fichier de toute la France pèse plusieurs gigaoctets : data.ademe.fr en exporte une commune ou un
 * département (filtre sur `code_insee_ban`). Un diagnostic compte l'année où il est établi.
 */
export default source({
  type: "mesures",
  id: "ademe-dpe",
  titre: "Diagnostics de performance énergétique des logements",
  producteur: "Ademe",
  licence: "Licence Ouverte 2.0",
  page: "https://data.ademe.fr/datasets/dpe03existant",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "code_insee_ban",
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "date_etablissement_dpe", forme: "AAAA-MM" },
  regroupee: { ligne: ["diagnostic", "diagnostics"], identifiant: ["numero_dpe"], completes: ["etiquette_dpe", "code_insee_ban"] },
  variables: [
    { motif: "DPE", libelle: "Diagnostics établis dans l'année", nature: "effectif", unite: "diagnostics", somme: { produit: [], si: { colonne: "etiquette_dpe", valeurs: ETIQUETTES } } },
    { motif: "DPE_FG", libelle: "Diagnostics d'étiquette F ou G établis dans l'année", nature: "effectif", unite: "diagnostics", somme: { produit: [], si: { colonne: "etiquette_dpe", valeurs: ["F", "G"] } } },
  ],
  champ: "celles de l'export",
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
}); // prettier-ignore
