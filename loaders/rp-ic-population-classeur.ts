import { source } from "../src/modele/source.ts";
import { BASE_IC_CLASSEUR } from "./commun/rp-bases.ts";
import { POPULATION_IC, TOTAUX_POPULATION_IC } from "./commun/rp-population.ts";

/** `base-ic-*` en classeur : noms de variables vus dans celui des collectivités d'outre-mer de 2016, pas la feuille nationale. */
export default source({
  ...BASE_IC_CLASSEUR,
  id: "rp-ic-population-classeur",
  titre: "Recensement par IRIS, base complète (classeur) : évolution et structure de la population",
  page: "https://www.insee.fr/fr/statistiques/4228434",
  datee: "P{aa}_POP",
  variables: POPULATION_IC,
  totaux: TOTAUX_POPULATION_IC,
});
