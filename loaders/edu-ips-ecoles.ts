import { source } from "../src/modele/source.ts";
import { IPS } from "./commun/ips.ts";

const PUBLIQUES = { colonne: "secteur", valeurs: ["public"] } as const;

/**
 * `fr-en-ips-ecoles-ap2022` : l'indice de position sociale de chaque école, toutes les rentrées depuis 2022 à la suite. Le fichier ne dit
 * pas les élèves (celui des collèges, si) : la moyenne d'une commune compte chaque école autant. La somme des indices et le nombre
 * d'écoles s'additionnent, l'indice non. L'en-tête est celui de l'export à noms techniques (`use_labels=false`), d'après le dictionnaire
 * d'un miroir et plusieurs réutilisations ; un indice non publié y est écrit `NS`.
 */
export default source({
  ...IPS,
  id: "edu-ips-ecoles",
  titre: "Indice de position sociale (IPS) des écoles",
  page: "https://data.education.gouv.fr/explore/dataset/fr-en-ips-ecoles-ap2022/",
  nomDistinctif: { motif: "ips[-_]ecoles", attendu: "fr-en-ips-ecoles-ap2022.csv", autres: "celui des collèges (fr-en-ips-colleges-…)" },
  regroupee: { ligne: ["école", "écoles"], identifiant: ["uai"], completes: ["ips"] },
  variables: [
    { motif: "IPS_ECOLES_PUBLIQUES", libelle: "Écoles publiques dont l'indice est publié", nature: "effectif", unite: "écoles", somme: { produit: [], si: PUBLIQUES } },
    { motif: "IPS_ECOLES_PUBLIQUES_SOMME", libelle: "Somme des indices des écoles publiques", nature: "effectif", unite: "points", somme: { produit: ["ips"], si: PUBLIQUES } },
  ],
  champ: "celles qui ont une école dont l'indice est publié",
}); // prettier-ignore
