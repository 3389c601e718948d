import { source } from "../src/modele/source.ts";
import { BASE_CC } from "./commun/rp-bases.ts";
import { POPULATION_CC, TOTAUX_POPULATION_CC } from "./commun/rp-population.ts";

/** `base-cc-evol-struct-pop` : communes, trois millésimes comparables. */
export default source({
  ...BASE_CC,
  id: "rp-cc-population",
  titre: "Recensement par commune, évolution et structure de la population",
  page: "https://www.insee.fr/fr/statistiques/8581696",
  datee: "P{aa}_POP",
  excluantes: ["P{aa}_LOG"],
  variables: POPULATION_CC,
  totaux: TOTAUX_POPULATION_CC,
});
