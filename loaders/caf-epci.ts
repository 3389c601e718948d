import { source } from "../src/modele/source.ts";
import { CAF, nonLocalises, TOTAUX_CAF, VARIABLES_CAF_SUPRA } from "./commun/caf.ts";

/** `s_ben_epci_f` : les prestations par EPCI, AAH et AEEH comprises. Un EPCI répété refuse le fichier. */
export default source({
  ...CAF,
  id: "caf-epci",
  titre: "Bénéficiaires des CAF par EPCI",
  page: "https://data.caf.fr/explore/dataset/s_ben_epci_f/",
  cle: "numepci",
  libelle: "nomepci",
  ignorees: ["dtreffre", "numdep", "numregi"],
  niveaux: ["epci"],
  variables: VARIABLES_CAF_SUPRA,
  totaux: TOTAUX_CAF,
  horsChamp: nonLocalises("numepci"),
  verifie: false,
});
