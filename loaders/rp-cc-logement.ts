import { source } from "../src/modele/source.ts";
import { BASE_CC } from "./commun/rp-bases.ts";
import { LOGEMENT, LOGEMENT_RENOMMEES, TOTAUX_LOGEMENT } from "./commun/rp-logement.ts";

/** `base-cc-logement` : communes, trois millésimes comparables. */
export default source({
  ...BASE_CC,
  id: "rp-cc-logement",
  titre: "Recensement par commune, logement",
  page: "https://www.insee.fr/fr/statistiques?categorie=3",
  datee: "P{aa}_RP",
  excluantes: ["P{aa}_POP0014"],
  variables: LOGEMENT,
  totaux: TOTAUX_LOGEMENT,
  renommees: LOGEMENT_RENOMMEES,
});
