import { source } from "../src/modele/source.ts";
import { BASE_IC } from "./commun/rp-bases.ts";
import { DIPLOMES_IC, TOTAUX_DIPLOMES } from "./commun/rp-diplomes.ts";

/** `base-ic-*` en csv : tous les IRIS. */
export default source({
  ...BASE_IC,
  id: "rp-ic-diplomes",
  titre: "Recensement par IRIS, base complète : diplômes et formation",
  page: "https://www.insee.fr/fr/statistiques/8647010",
  datee: "P{aa}_NSCOL15P",
  variables: DIPLOMES_IC,
  totaux: TOTAUX_DIPLOMES,
});
