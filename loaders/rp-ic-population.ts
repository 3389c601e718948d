import { source } from "../src/modele/source.ts";
import { BASE_IC } from "./commun/rp-bases.ts";
import { POPULATION_IC, TOTAUX_POPULATION_IC } from "./commun/rp-population.ts";

/** `base-ic-*` en csv : tous les IRIS. */
export default source({
  ...BASE_IC,
  id: "rp-ic-population",
  titre: "Recensement par IRIS, base complète : évolution et structure de la population",
  page: "https://www.insee.fr/fr/statistiques/8647014",
  datee: "P{aa}_POP",
  variables: POPULATION_IC,
  totaux: TOTAUX_POPULATION_IC,
});
