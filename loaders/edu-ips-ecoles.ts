import { source } from "../src/modele/source.ts";

const PUBLIQUES = { colonne: "secteur", valeurs: ["public"] } as const;

/**
 * `fr-en-ips-ecoles-ap2022` : l'indice de position sociale de chaque école, toutes les rentrées depuis 2022 à la suite. La moyenne d'une
 * commune est pondérée par les élèves : produit et poids s'additionnent, l'indice non. L'en-tête est celui de l'export à noms
 * techniques (`use_labels=false`) ; celui des collèges a les mêmes colonnes, et une de plus.
 */
export default source({
  type: "mesures",
  id: "edu-ips-ecoles",
  titre: "Indice de position sociale (IPS) des écoles",
  producteur: "Ministère de l'Éducation nationale (Depp)",
  licence: "Licence Ouverte 2.0",
  page: "https://data.education.gouv.fr/explore/dataset/fr-en-ips-ecoles-ap2022/",
  format: { type: "csv", separateur: ";", decimale: "." },
  nomDistinctif: { motif: "ips[-_]ecoles", attendu: "fr-en-ips-ecoles-ap2022.csv", autres: "celui des collèges (fr-en-ips-colleges-…)" },
  cle: "code_insee_de_la_commune",
  ignorees: ["academie", "code_du_departement", "departement", "nom_de_l_etablissment", "nom_de_la_commune"],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "rentree_scolaire", forme: "AAAA-AAAA" },
  regroupee: { ligne: ["école", "écoles"], identifiant: "uai", completes: ["effectifs", "ips"] },
  variables: [
    { motif: "IPS_ECOLES_PUBLIQUES", libelle: "Écoles publiques dont l'indice est publié", nature: "effectif", unite: "écoles", somme: { produit: [], si: PUBLIQUES } },
    { motif: "IPS_ELEVES_PUBLICS", libelle: "Élèves des écoles publiques dont l'indice est publié", nature: "effectif", unite: "élèves", somme: { produit: ["effectifs"], si: PUBLIQUES } },
    { motif: "IPS_ELEVES_PUBLICS_X_IPS", libelle: "Somme, sur les écoles publiques, de l'indice multiplié par les élèves", nature: "effectif", unite: "points × élèves", somme: { produit: ["effectifs", "ips"], si: PUBLIQUES } },
  ],
  champ: "celles qui ont une école dont l'indice est publié",
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
}); // prettier-ignore
