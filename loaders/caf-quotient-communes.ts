import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises } from "./commun/caf.ts";
import { IGNOREES_QUOTIENT, QUOTIENT, VARIABLES_QUOTIENT } from "./commun/caf-quotient.ts";

/** `ndur_s_qf_400_com_f` : foyers allocataires par tranche de quotient familial, arrondis au multiple de 5. */
export default source({
  ...CAF,
  id: "caf-quotient-communes",
  titre: "Allocataires des CAF par quotient familial, communes",
  page: "https://data.caf.fr/explore/dataset/ndur_s_qf_400_com_f/",
  cle: "numcomdo",
  ignorees: IGNOREES_QUOTIENT,
  niveaux: ["commune"],
  longue: QUOTIENT,
  variables: VARIABLES_QUOTIENT,
  horsChamp: nonLocalises("numcomdo"),
  sommeApprochee: "somme de communes arrondies au multiple de 5 par la CAF",
  verifie: false,
});
