import { source } from "../src/modele/source.ts";
import { IPS } from "./commun/ips.ts";

const PUBLICS = { colonne: "secteur", valeurs: ["public"] } as const;

/**
 * `fr-en-ips-colleges-ap2023` : l'indice de position sociale de chaque collège, depuis la rentrée 2023. Il donne en plus l'écart type des
 * élèves du collège, qui ne s'additionne pas et n'est pas lu.
 */
export default source({
  ...IPS,
  id: "edu-ips-colleges",
  titre: "Indice de position sociale (IPS) des collèges",
  page: "https://data.education.gouv.fr/explore/dataset/fr-en-ips-colleges-ap2023/",
  nomDistinctif: { motif: "ips[-_]colleges", attendu: "fr-en-ips-colleges-ap2023.csv", autres: "celui des écoles (fr-en-ips-ecoles-…)" },
  ignorees: [...IPS.ignorees, "ecart_type_de_l_ips", "effectifs"],
  regroupee: { ligne: ["collège", "collèges"], identifiant: ["uai"], completes: ["ips"] },
  variables: [
    { motif: "IPS_COLLEGES_PUBLICS", libelle: "Collèges publics dont l'indice est publié", nature: "effectif", unite: "collèges", somme: { produit: [], si: PUBLICS } },
    { motif: "IPS_COLLEGES_PUBLICS_SOMME", libelle: "Somme des indices des collèges publics", nature: "effectif", unite: "points", somme: { produit: ["ips"], si: PUBLICS } },
  ],
  champ: "celles qui ont un collège dont l'indice est publié",
}); // prettier-ignore
