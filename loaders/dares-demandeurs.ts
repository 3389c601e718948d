import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";

const AGE = "Tranche d'âge";
const AGES = {
  "Moins de 25 ans": "MOINS25",
  "De 25 à 49 ans": "25A49",
  "50 ans et plus": "50PLUS",
} as const;

/** `dares_defm_communales-brutes` : inscrits en fin de quatrième trimestre, catégories ABC, arrondis au multiple de 5. */
export default source({
  type: "mesures",
  id: "dares-demandeurs",
  titre: "Inscrits à France Travail par commune (Dares)",
  producteur: "Dares, France Travail",
  licence: "Licence Ouverte 2.0",
  page: "https://data.dares.travail-emploi.gouv.fr/explore/dataset/dares_defm_communales-brutes/",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "Code commune",
  ignorees: ["Code région", "Région", "Code département", "Département", "Commune"],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "Date", forme: "AAAA-T4" },
  longue: {
    valeur: "Nombre de demandeurs d'emploi",
    dimensions: { "Type de données": "Brutes", Catégorie: "ABC", Sexe: "Total", [AGE]: "Total" },
  },
  renommees: [
    { de: "date", en: "Date" },
    { de: "code_commune", en: "Code commune" },
    { de: "type_de_donnees", en: "Type de données" },
    { de: "categorie", en: "Catégorie" },
    { de: "sexe", en: "Sexe" },
    { de: "tranche_d_age", en: AGE },
    { de: "nombre_de_demandeurs_d_emploi", en: "Nombre de demandeurs d'emploi" },
  ],
  variables: [
    combinaison("DEFM_ABC", "Inscrits, catégories A, B, C", {}, "inscrits", false),
    combinaison("DEFM_ABC_F", "Inscrites, catégories A, B, C", { Sexe: "Femmes" }, "inscrits"),
    combinaison("DEFM_ABC_H", "Inscrits hommes, catégories A, B, C", { Sexe: "Hommes" }, "inscrits"),
    ...Object.entries(AGES).map(([age, nom]) =>
      combinaison(`DEFM_ABC_${nom}`, `Inscrits, catégories A, B, C, ${age.toLowerCase()}`, { [AGE]: age }, "inscrits"),
    ),
  ],
  totaux: [
    { total: "DEFM_ABC", parts: "DEFM_ABC_F + DEFM_ABC_H" },
    {
      total: "DEFM_ABC",
      parts: Object.values(AGES)
        .map((a) => `DEFM_ABC_${a}`)
        .join(" + "),
    },
  ],
  arrondi: 5,
  comparaison: "annuelle",
  sommeApprochee: "somme de communes arrondies au multiple de 5 par la Dares",
});
