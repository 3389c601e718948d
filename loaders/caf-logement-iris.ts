import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { CAF, nonLocalises } from "./commun/caf.ts";

/** `al_s_type_parc_iris_f` : si le fichier croise aussi un type, sa colonne est inconnue d'ici et le fichier est refusé, non sommé. */
export default source({
  ...CAF,
  id: "caf-logement-iris",
  titre: "Bénéficiaires des CAF : aides au logement à l'IRIS",
  page: "https://data.caf.fr/explore/dataset/al_s_type_parc_iris_f/",
  cle: "numcomdo",
  ignorees: ["nomcom"],
  niveaux: ["iris"],
  longue: { valeur: "indfoy_ndural", dimensions: {}, suite: "numirisd" },
  variables: [combinaison("IRIS_indfoy_ndural", "Foyers percevant une aide au logement", {}, "foyers", false)],
  horsChamp: nonLocalises("numcomdo"),
  sommeApprochee: "addition des seuls IRIS diffusés par la CAF",
  verifie: false,
});
