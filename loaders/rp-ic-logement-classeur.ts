import { source } from "../src/modele/source.ts";
import { BASE_IC_CLASSEUR } from "./commun/rp-bases.ts";
import { LOGEMENT, LOGEMENT_RENOMMEES, TOTAUX_LOGEMENT } from "./commun/rp-logement.ts";

/** `base-ic-*` en classeur : noms de variables vus dans celui des collectivités d'outre-mer de 2016, pas la feuille nationale. */
export default source({
  ...BASE_IC_CLASSEUR,
  id: "rp-ic-logement-classeur",
  titre: "Recensement par IRIS, base complète (classeur) : logement",
  page: "https://www.insee.fr/fr/statistiques/4228434",
  datee: "P{aa}_RP",
  variables: LOGEMENT,
  totaux: TOTAUX_LOGEMENT,
  renommees: LOGEMENT_RENOMMEES,
});
