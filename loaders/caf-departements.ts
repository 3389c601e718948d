import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises, TOTAUX_CAF, VARIABLES_CAF_SUPRA } from "./commun/caf.ts";

/** `s_ben_dep` : mensuel depuis 2016 ; on en garde décembre, comme aux autres mailles. */
export default source({
  ...CAF,
  id: "caf-departements",
  titre: "Bénéficiaires des CAF par département",
  page: "https://data.caf.fr/explore/dataset/s_ben_dep/",
  cle: "numdep",
  libelle: "nomdep",
  ignorees: ["dtreffre", "numregi"],
  niveaux: ["departement"],
  millesime: { de: "colonne", colonne: "dtreffre", forme: "AAAA-12" },
  variables: VARIABLES_CAF_SUPRA,
  totaux: TOTAUX_CAF,
  horsChamp: nonLocalises("numdep"),
  verifie: false,
});
