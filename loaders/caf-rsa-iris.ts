import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { CAF, nonLocalises } from "./commun/caf.ts";

/** `rsa_s_type_iris_f` : si le fichier croise aussi un type, sa colonne est inconnue d'ici et le fichier est refusé, non sommé. */
export default source({
  ...CAF,
  id: "caf-rsa-iris",
  titre: "Bénéficiaires des CAF : RSA à l'IRIS",
  page: "https://data.caf.fr/explore/dataset/rsa_s_type_iris_f/",
  cle: "numcomdo",
  ignorees: ["nomcom"],
  niveaux: ["iris"],
  longue: { valeur: "indfoy_rsa", dimensions: {}, suite: "numirisd" },
  variables: [combinaison("IRIS_indfoy_rsa", "Foyers bénéficiaires du RSA", {}, "foyers", false)],
  horsChamp: nonLocalises("numcomdo"),
  sommeApprochee: "addition des seuls IRIS diffusés par la CAF",
  verifie: false,
});
