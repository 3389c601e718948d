import { source } from "../src/modele/source.ts";
import { BASE_IC } from "./commun/rp-bases.ts";
import { EMPLOI_IC, TOTAUX_EMPLOI } from "./commun/rp-emploi.ts";

/** `base-ic-*` en csv : tous les IRIS. */
export default source({
  ...BASE_IC,
  id: "rp-ic-emploi",
  titre: "Recensement par IRIS, base complète : emploi et population active",
  page: "https://www.insee.fr/fr/statistiques/8647006",
  datee: "P{aa}_ACT1564",
  variables: EMPLOI_IC,
  totaux: TOTAUX_EMPLOI,
});
