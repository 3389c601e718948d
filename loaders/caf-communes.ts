import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises, TOTAUX_CAF, VARIABLES_CAF } from "./commun/caf.ts";

/** `s_ben_com_f` (data.caf.fr) : foyers et montants de décembre, arrondis (effectifs à 5, montants à 100 €). */
export default source({
  ...CAF,
  id: "caf-communes",
  titre: "Bénéficiaires des CAF par commune",
  page: "https://data.caf.fr/explore/dataset/s_ben_com_f/",
  cle: "numcomdo",
  libelle: "nomcom",
  ignorees: ["dtreffre"],
  niveaux: ["commune"],
  variables: VARIABLES_CAF,
  totaux: TOTAUX_CAF,
  horsChamp: nonLocalises("numcomdo"),
  sommeApprochee: "somme de communes arrondies au multiple de 5 par la CAF",
});
