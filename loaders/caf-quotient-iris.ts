import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises } from "./commun/caf.ts";
import { IGNOREES_QUOTIENT, QUOTIENT, VARIABLES_QUOTIENT } from "./commun/caf-quotient.ts";

/** `ndur_s_qf_400_iris_f` : le code d'IRIS est en deux colonnes, commune puis quatre chiffres. */
export default source({
  ...CAF,
  id: "caf-quotient-iris",
  titre: "Allocataires des CAF par quotient familial, IRIS",
  page: "https://data.caf.fr/explore/dataset/ndur_s_qf_400_iris_f/",
  cle: "numcomdo",
  ignorees: IGNOREES_QUOTIENT,
  niveaux: ["iris"],
  longue: { ...QUOTIENT, suite: "numirisd" },
  variables: VARIABLES_QUOTIENT,
  horsChamp: nonLocalises("numcomdo"),
  sommeApprochee: "addition des seuls IRIS diffusés par la CAF",
  verifie: false,
});
