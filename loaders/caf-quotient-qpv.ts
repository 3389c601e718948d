import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises } from "./commun/caf.ts";
import { IGNOREES_QUOTIENT, QUOTIENT, VARIABLES_QUOTIENT } from "./commun/caf-quotient.ts";

/**
 * `ndur_s_qf_400_qpv_f` : foyers allocataires des quartiers prioritaires de 2024 par tranche de quotient familial. La Cnaf les nomme dans
 * leur commune, sans leur code : c'est la liste des quartiers qui le donne.
 */
export default source({
  ...CAF,
  id: "caf-quotient-qpv",
  titre: "Allocataires des CAF par quotient familial, quartiers prioritaires (2024)",
  page: "https://data.caf.fr/explore/dataset/ndur_s_qf_400_qpv_f/",
  cle: "numcomdo",
  designation: "qpv",
  ignorees: IGNOREES_QUOTIENT,
  niveaux: ["qpv"],
  longue: { ...QUOTIENT, suite: "nomqpv" },
  variables: VARIABLES_QUOTIENT,
  horsChamp: nonLocalises("numcomdo"),
  cogHabituel: () => 2024,
  verifie: false,
});
