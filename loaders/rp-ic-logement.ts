import { source } from "../src/modele/source.ts";
import { BASE_IC } from "./commun/rp-bases.ts";
import { LOGEMENT, LOGEMENT_RENOMMEES, TOTAUX_LOGEMENT } from "./commun/rp-logement.ts";

/** `base-ic-*` en csv : tous les IRIS. */
export default source({
  ...BASE_IC,
  id: "rp-ic-logement",
  titre: "Recensement par IRIS, base complète : logement",
  page: "https://www.insee.fr/fr/statistiques/8647012",
  datee: "P{aa}_RP",
  variables: LOGEMENT,
  totaux: TOTAUX_LOGEMENT,
  renommees: LOGEMENT_RENOMMEES,
});
